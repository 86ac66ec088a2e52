"""Recording relations, bringing them in force, ending and correcting them; none is deleted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from kring_core.access.identity import Identity, Role
from kring_core.access.visibility import relations_seen_by
from kring_core.clock import Clock
from kring_core.practices.practice import Practice
from kring_core.relations import rules
from kring_core.relations.kinds import KINDS, Kind
from kring_core.relations.known import between, days_of_same, is_waiting
from kring_core.relations.models import Relation
from kring_core.relations.objections import objections
from kring_core.relations.refusals import (
    Doubled,
    EndsBeforeItBegins,
    NotTheSecond,
    Refused,
    Widens,
    WithThemselves,
    WorksNotHere,
)
from kring_core.relations.rules import Days
from kring_core.relations.voices import Voices, staff_among


@dataclass(frozen=True, slots=True)
class Asked:
    """A relation that somebody would record."""

    kind: Kind
    subject_id: str
    days: Days
    object_id: str | None = None
    organisation_id: str | None = None
    """Either this or the person; never both."""


class Relations:
    """The relations of one practice, within one transaction."""

    def __init__(self, db: Session, clock: Clock, practice: Practice) -> None:
        self._db = db
        self._clock = clock
        self._practice = practice
        self._today = clock().astimezone(practice.zone).date()

    def record(self, by: Identity, asked: Asked) -> Relation:
        """Record a relation; what it opens waits for a second word where the rules ask one.

        :raises EndsBeforeItBegins: by its days.
        :raises WithThemselves: when both are one person.
        :raises WorksNotHere: when it would open content to somebody who does not work here.
        :raises Doubled: when it is known already, and who asks may know that it is.
        :raises Refused: when a rule stands in the way.
        """
        self._sound(asked.days)
        if asked.object_id is None:
            return self._record_with_organisation(by, asked)
        if asked.object_id == asked.subject_id:
            raise WithThemselves
        subject, other = rules.ordered(asked.kind, asked.subject_id, asked.object_id)
        staff = bool(staff_among(self._db, [subject]))
        if not rules.may_be_subject(asked.kind, staff=staff):
            raise WorksNotHere
        row = self._row(by, replace(asked, subject_id=subject, object_id=other))
        self._check(by, row)
        if self._stands_at_once(by, row):
            row.confirmed_by, row.confirmed_at = by.person_id, row.recorded_at
        self._db.add(row)
        self._db.flush()
        return row

    def confirm(self, by: Identity, relation: Relation) -> None:
        """Give the second word; from now on it is in force on its days.

        :raises NotTheSecond: when it does not wait for theirs.
        :raises Refused: when a rule has come to stand in the way since it was recorded.
        """
        if not self.waiting_for(by, [relation]):
            raise NotTheSecond
        if not staff_among(self._db, [relation.subject_id]):
            raise Refused(["works-not-here"])
        self._check(by, relation)
        relation.confirmed_by, relation.confirmed_at = by.person_id, self._clock()

    def waiting_for(self, by: Identity, relations: list[Relation]) -> list[Relation]:
        """Which of some relations wait for somebody's word; three queries, however many."""
        waiting = [(row, row.object_id) for row in relations if row.object_id and is_waiting(row)]
        if not waiting:
            return []
        speakers = {by.person_id, *(row.recorded_by for row, _ in waiting)}
        voices = Voices(self._db, speakers, {other for _, other in waiting}, on=self._today)
        return [row for row, other in waiting if self._may_confirm(voices, by, row, other)]

    def awaited_by(self, by: Identity) -> list[Relation]:
        """Every relation that waits for somebody's word, the oldest first."""
        waiting = select(Relation).where(
            Relation.confirmed_at.is_(None),
            Relation.withdrawn_at.is_(None),
            relations_seen_by(by, self._today),
        )
        return self.waiting_for(by, list(self._db.scalars(waiting.order_by(Relation.recorded_at))))

    def may_withdraw(self, by: Identity, relation: Relation) -> bool:
        """Whether somebody may say that a relation never was."""
        own = by.person_id in (relation.recorded_by, relation.subject_id, relation.object_id)
        return relation.withdrawn_at is None and rules.may_withdraw(
            Kind(relation.kind),
            confirmed=relation.confirmed_at is not None,
            own=own,
            administers=Role.ADMINISTRATOR in by.roles,
        )

    def withdraw(self, relation: Relation) -> None:
        """Let it count nowhere: it was declined, or recorded by mistake."""
        relation.withdrawn_at = self._clock()

    def end(self, relation: Relation, last: date) -> None:
        """Set its last day.

        :raises EndsBeforeItBegins: when it would lie before its first.
        :raises Widens: when it opens content, and would be in force longer than it is.
        """
        self.correct(relation, Days(relation.starts_on, last))

    def correct(self, relation: Relation, days: Days) -> None:
        """Change its days. What opens content can only become shorter: longer takes two words.

        :raises EndsBeforeItBegins: by its days.
        :raises Widens: see :meth:`end`.
        :raises Doubled: when the same relation is known on one of them already.
        """
        self._sound(days)
        opens = KINDS[Kind(relation.kind)].opens and relation.confirmed_at
        if opens and not days.within(Days(relation.starts_on, relation.ends_on)):
            raise Widens
        if relation.object_id:
            known = between(self._db, relation)
            if rules.doubles(days, days_of_same(relation, known)):
                raise Doubled
        relation.starts_on, relation.ends_on = days.first, days.last

    def _sound(self, days: Days) -> None:
        if not days.sound:
            raise EndsBeforeItBegins

    def _row(self, by: Identity, asked: Asked) -> Relation:
        return Relation(
            kind=asked.kind,
            subject_id=asked.subject_id,
            object_id=asked.object_id,
            organisation_id=asked.organisation_id,
            starts_on=asked.days.first,
            ends_on=asked.days.last,
            recorded_by=by.person_id,
            recorded_at=self._clock(),
        )

    def _record_with_organisation(self, by: Identity, asked: Asked) -> Relation:
        row = self._row(by, asked)
        row.confirmed_by, row.confirmed_at = by.person_id, row.recorded_at
        self._db.add(row)
        self._db.flush()
        return row

    def _check(self, by: Identity, relation: Relation) -> None:
        """Refuse what is known already or ruled out; what a row says of itself does not count."""
        assert relation.object_id is not None
        kind = Kind(relation.kind)
        known = between(self._db, relation)
        if rules.doubles(Days(relation.starts_on, relation.ends_on), days_of_same(relation, known)):
            party = by.person_id in (relation.subject_id, relation.object_id)
            if party or Role.ADMINISTRATOR in by.roles:
                raise Doubled
            raise Refused(["doubled"])
        codes = objections(
            self._practice,
            self._db,
            kind,
            relation.subject_id,
            relation.object_id,
            on=relation.starts_on,
            known=[Kind(row.kind) for row in known],
        )
        if codes:
            raise Refused(codes)

    def _stands_at_once(self, by: Identity, relation: Relation) -> bool:
        kind, other = Kind(relation.kind), relation.object_id
        assert other is not None
        if KINDS[kind].opens is None:
            return True
        voices = Voices(self._db, [by.person_id], [other], on=self._today)
        return rules.stands_at_once(
            kind,
            voices.voice(by.person_id, kind, other),
            relation.subject_id,
            opened_before=voices.opened_before(kind, other),
            begun=relation.starts_on <= self._today,
        )

    def _may_confirm(
        self, voices: Voices, by: Identity, relation: Relation, object_id: str
    ) -> bool:
        kind, recorder = Kind(relation.kind), relation.recorded_by
        return rules.may_confirm(
            kind,
            voices.voice(recorder, kind, object_id) if recorder else None,
            voices.voice(by.person_id, kind, object_id),
            relation.subject_id,
            opened_before=voices.opened_before(kind, object_id),
        )
