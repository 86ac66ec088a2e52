"""Organisations: the institutes, registers and referrers that a practice deals with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from kring_core.clock import Clock
from kring_core.i18n import _
from kring_core.people.models import Organisation


class OrganisationKind(StrEnum):
    """What an organisation is to the practice."""

    INSTITUTE = "institute"
    """Trains people, or has them in its service."""

    REGISTER = "register"
    """Keeps a register of professionals."""

    REFERRER = "referrer"
    """Refers clients, as a general practice does."""


KIND_TITLES: dict[OrganisationKind, str] = {
    OrganisationKind.INSTITUTE: _("institute"),
    OrganisationKind.REGISTER: _("register"),
    OrganisationKind.REFERRER: _("referrer"),
}
"""The names of the kinds for people; translatable messages."""


@dataclass(frozen=True, slots=True)
class OrganisationDetails:
    """What is known of an organisation."""

    name: str
    kind: OrganisationKind
    telephone: str | None = None
    email: str | None = None


class Organisations:
    """The organisations of one practice, within one transaction."""

    def __init__(self, db: Session, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def by_id(self, organisation_id: str) -> Organisation | None:
        """The organisation of this id, archived or not, or None."""
        return self._db.get(Organisation, organisation_id)

    def count(self, *, archived: bool = False) -> int:
        """How many are in the list, or in that of the archived ones."""
        query = select(func.count()).select_from(Organisation).where(_is(archived=archived))
        return self._db.scalar(query) or 0

    def page(self, *, archived: bool = False, limit: int, offset: int = 0) -> list[Organisation]:
        """A page of the list, by name."""
        query = select(Organisation).where(_is(archived=archived))
        ordered = query.order_by(Organisation.name, Organisation.id)
        return list(self._db.scalars(ordered.limit(limit).offset(offset)))

    def add(self, details: OrganisationDetails) -> Organisation:
        """Make an organisation."""
        organisation = Organisation(name=details.name, kind=details.kind)
        self.change(organisation, details)
        self._db.add(organisation)
        self._db.flush()
        return organisation

    def change(self, organisation: Organisation, details: OrganisationDetails) -> None:
        """Change what is known of an organisation."""
        organisation.name, organisation.kind = details.name, details.kind
        organisation.telephone, organisation.email = details.telephone, details.email

    def archive(self, organisation: Organisation) -> None:
        """Take an organisation out of the list; relations with it stay."""
        organisation.archived_at = self._clock()

    def unarchive(self, organisation: Organisation) -> None:
        """Put an organisation back into the list."""
        organisation.archived_at = None


def _is(*, archived: bool) -> ColumnElement[bool]:
    return Organisation.archived_at.is_not(None) if archived else Organisation.archived_at.is_(None)
