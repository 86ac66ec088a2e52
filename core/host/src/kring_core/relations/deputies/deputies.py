"""Making a deputy ready, opening and closing; access follows from the row and from its days."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from kring_core.clock import Clock
from kring_core.relations.deputies import rules
from kring_core.relations.deputies.rules import Reason, Stage
from kring_core.relations.models import Deputy
from kring_core.relations.voices import staff_among


class WorksNotHere(Exception):
    """Principal and deputy both work here; a colleague from elsewhere is made staff first."""


class OneAndTheSame(Exception):
    """Nobody stands in for themselves, nor witnesses their own standing in."""


class TooFarAhead(Exception):
    """The last day lies before today, or further ahead than it may."""


class Deputies:
    """The deputies of one practice, within one transaction."""

    def __init__(self, db: Session, clock: Clock, today: date) -> None:
        """Take the session, the clock, and the day it is in the practice."""
        self._db = db
        self._clock = clock
        self._today = today

    def prepare(
        self, principal_id: str, deputy_id: str, valid_until: date, witness_id: str | None = None
    ) -> Deputy:
        """Make somebody ready to stand in; it waits until they agree.

        :param witness_id: somebody with an account, from outside too, who may be one of the two.
        :raises OneAndTheSame: when two of the three are the same person.
        :raises WorksNotHere: when one of the two is not staff.
        :raises TooFarAhead: by its last day.
        """
        if deputy_id == principal_id or witness_id in (principal_id, deputy_id):
            raise OneAndTheSame
        if len(staff_among(self._db, [principal_id, deputy_id])) < 2:
            raise WorksNotHere
        if not self._today <= valid_until <= self._today + rules.LONGEST_READY:
            raise TooFarAhead
        deputy = Deputy(
            principal_id=principal_id,
            deputy_id=deputy_id,
            witness_id=witness_id,
            prepared_at=self._clock(),
            valid_until=valid_until,
        )
        self._db.add(deputy)
        self._db.flush()
        return deputy

    def agree(self, deputy: Deputy) -> None:
        """The deputy says that they will."""
        deputy.agreed_at = self._clock()

    def ask(self, deputy: Deputy, by_id: str, reason: Reason, closes_on: date) -> None:
        """Ask for it, as the first of the two.

        :raises TooFarAhead: when its last day is past or further ahead than it may be.
        """
        if not self._today <= closes_on <= self._today + rules.LONGEST_OPEN:
            raise TooFarAhead
        deputy.reason, deputy.closes_on = reason, closes_on
        deputy.asked_by, deputy.asked_at = by_id, self._clock()

    def open(self, deputy: Deputy, by_id: str) -> None:
        """Open it, as the second of the two."""
        deputy.opened_by, deputy.opened_at = by_id, self._clock()

    def close(self, deputy: Deputy) -> None:
        """End it now, however far it was."""
        deputy.closed_at = self._clock()

    def concerning(self, person_id: str) -> list[Deputy]:
        """Those in which somebody has a part and that are not over, the oldest first."""
        part = or_(
            Deputy.principal_id == person_id,
            Deputy.deputy_id == person_id,
            Deputy.witness_id == person_id,
        )
        return self._current(select(Deputy).where(part))

    def all(self) -> list[Deputy]:
        """Those that are not over, the oldest first."""
        return self._current(select(Deputy))

    def _current(self, query: Select[Deputy]) -> list[Deputy]:
        rows = self._db.scalars(
            query.where(Deputy.closed_at.is_(None)).order_by(Deputy.prepared_at)
        )
        return [row for row in rows if rules.stage(row, self._today) is not Stage.OVER]
