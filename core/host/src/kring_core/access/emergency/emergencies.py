"""Breaking the glass, and judging afterwards whether it was right."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from kring_core.access.domains import Domain
from kring_core.access.emergency.models import Emergency
from kring_core.access.emergency.rules import LASTS
from kring_core.access.identity import Identity
from kring_core.access.visibility import records_seen_by, under_way
from kring_core.people.models import Person
from kring_core.people.words import words


class Finding(StrEnum):
    """What a second person found of it."""

    JUSTIFIED = "justified"
    UNJUSTIFIED = "unjustified"


class SeenAlready(Exception):
    """These records are open to them without any emergency."""


class Emergencies:
    """The emergencies of one practice, within one transaction."""

    def __init__(self, db: Session, now: datetime, today: date) -> None:
        """Take the session, the present in UTC, and the day it is in the practice."""
        self._db = db
        self._now = now
        self._today = today

    def find(self, name: str, born_on: date) -> Person | None:
        """The one person who has exactly this name and birth date, or None.

        None as well where two have, since the wrong one would be opened.
        """
        born = select(Person).where(
            Person.born_on == born_on, Person.merged_into.is_(None), Person.archived_at.is_(None)
        )
        asked = words(name)
        found = [person for person in self._db.scalars(born) if words(person.name) == asked]
        return found[0] if len(found) == 1 else None

    def begin(self, by: Identity, about_id: str, reason: str) -> Emergency:
        """Open the care records of a person to somebody for an hour.

        :raises SeenAlready: when they are open to them, be it by an emergency under way.
        """
        open_to_them = records_seen_by(by, Domain.CARE, Person.id, on=self._today, now=self._now)
        if self._db.scalar(select(Person.id).where(Person.id == about_id, open_to_them)):
            raise SeenAlready
        emergency = Emergency(
            by_person_id=by.person_id,
            about_id=about_id,
            reason=reason,
            began_at=self._now,
            ends_at=self._now + LASTS,
        )
        self._db.add(emergency)
        self._db.flush()
        return emergency

    def end(self, emergency: Emergency) -> None:
        """Close it before its time."""
        emergency.ends_at = min(emergency.ends_at, self._now)

    def under_way(self, by_person_id: str) -> list[Emergency]:
        """Those of somebody whose time has not run out."""
        query = select(Emergency).where(
            Emergency.by_person_id == by_person_id, under_way(self._now)
        )
        return list(self._db.scalars(query.order_by(Emergency.ends_at)))

    def to_review(self) -> list[Emergency]:
        """Those that nobody judged yet, the oldest first."""
        query = select(Emergency).where(Emergency.reviewed_at.is_(None))
        return list(self._db.scalars(query.order_by(Emergency.began_at)))

    def review(self, emergency: Emergency, by_person_id: str, finding: Finding) -> None:
        """Judge it."""
        emergency.reviewed_by, emergency.reviewed_at = by_person_id, self._now
        emergency.finding = finding
