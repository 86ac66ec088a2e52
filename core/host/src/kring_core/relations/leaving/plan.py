"""What somebody who leaves would leave behind: pure values and the rule that nobody is orphaned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kring_core.relations.kinds import KINDS, Kind
from kring_core.relations.models import Deputy, Relation
from kring_core.relations.rules import Days


class EndReason(StrEnum):
    """Why somebody's treatment ends with the leaving of who gives it."""

    COMPLETED = "completed"
    ELSEWHERE = "elsewhere"
    WISH = "wish"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class Held:
    """A relation in force through which who leaves sees somebody's records."""

    relation: Relation
    others: int
    """How many colleagues who stay see the same of this person through one of their own."""
    waiting: int
    """How many wait for a second word to do so."""

    def ends(self, on: date) -> bool:
        """Whether its last day is known to have come."""
        return self.relation.ends_on is not None and self.relation.ends_on <= on


@dataclass(frozen=True, slots=True)
class Plan:
    """All that ends with the leaving, and what stands in its way."""

    on: date
    held: list[Held] = field(default_factory=list)
    work: list[Relation] = field(default_factory=list)
    """What else they are to people here for their work."""
    unborn: list[Relation] = field(default_factory=list)
    """What waits, or begins after today: it never begins."""
    deputies: list[Deputy] = field(default_factory=list)
    """Those in which they have a part."""

    @property
    def orphans(self) -> list[Held]:
        """Those who would be left without anybody, unless they are handed over or ended first."""
        return [held for held in self.held if not held.others and not held.ends(self.on)]

    @property
    def ready(self) -> bool:
        """Whether the leaving can be finished."""
        return not self.orphans


def is_work(relation: Relation, person_id: str) -> bool:
    """Whether a relation is somebody's work here, and not who they are: family, or a client."""
    kind = Kind(relation.kind)
    return KINDS[kind].work and (relation.subject_id == person_id or KINDS[kind].mutual)


def sorted_out(
    relations: Iterable[Relation], person_id: str, on: date
) -> tuple[list[Relation], list[Relation], list[Relation]]:
    """The work of somebody in three: what opens records, what else holds, what has yet to begin."""
    opening: list[Relation] = []
    work: list[Relation] = []
    unborn: list[Relation] = []
    for row in relations:
        if row.withdrawn_at is not None or not is_work(row, person_id):
            continue
        if row.confirmed_at is None or row.starts_on > on:
            unborn.append(row)
        elif on in Days(row.starts_on, row.ends_on):
            (opening if KINDS[Kind(row.kind)].opens else work).append(row)
    return opening, work, unborn
