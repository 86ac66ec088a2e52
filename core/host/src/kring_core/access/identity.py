"""Who is asking: a value, detached from the database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kring_core.i18n import _


class Role(StrEnum):
    """What somebody is in a practice. Plugins add relations, not roles."""

    ADMINISTRATOR = "administrator"
    """Manages people and plugins, and sees no content for it."""

    STAFF = "staff"
    """Works in the practice."""

    PERSON = "person"
    """Has an account of their own and no task here."""


ROLE_TITLES: dict[Role, str] = {
    Role.ADMINISTRATOR: _("administrator"),
    Role.STAFF: _("staff member"),
    Role.PERSON: _("person"),
}
"""The names of the roles for people; translatable messages."""

GUARDED = frozenset({Role.ADMINISTRATOR, Role.STAFF})
"""Roles that reach the records of others: they count only with a second factor (ASVS 5, 6.3.3)."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody who has signed in."""

    account_id: str
    person_id: str
    name: str
    login: str
    roles: frozenset[Role]
    locale: str | None
    """The language they chose (see :data:`kring_core.i18n.LOCALES`), or None."""
    session_id: str
    """Id of their session here, or empty when a foreign application vouches for them."""
    factor: bool = False
    """Whether they showed a second factor in this session."""
    confirmed: bool = False
    """Whether they showed within ten minutes that it is still them; the gravest acts ask for it."""
    waiting_roles: frozenset[Role] = frozenset()
    """Roles that are theirs and do not count, for want of a second factor."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """Somebody whose password fitted and who has yet to show a second factor: nobody so far."""

    account_id: str
    login: str
    has_factor: bool
    """Whether they have one to show; who has none sets one up before anything else."""


def counted(identity: Identity) -> Identity:
    """The identity with the roles that count, the others set apart."""
    if identity.factor or not identity.roles & GUARDED:
        return identity
    return replace(
        identity,
        roles=identity.roles - GUARDED,
        waiting_roles=identity.roles & GUARDED,
    )
