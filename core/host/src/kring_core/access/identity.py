"""Who is asking: a value, detached from the database."""

from __future__ import annotations

from dataclasses import dataclass
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
