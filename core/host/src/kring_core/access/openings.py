"""To whom somebody's records are open and why: said in words to them, and never otherwise decided.

:mod:`kring_core.access.visibility` says the same in SQL, and a test holds them together: what the
person concerned reads at ``/mijn/zichtbaar`` is what others see.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kring_core.access.domains import Domain
from kring_core.access.emergency.models import Emergency
from kring_core.access.identity import Identity, Role
from kring_core.relations.kinds import KINDS, Kind
from kring_core.relations.models import Deputy, Relation
from kring_core.relations.rules import Days


class Why(StrEnum):
    """What opened somebody's records to another."""

    RELATION = "relation"
    DEPUTY = "deputy"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class Opening:
    """Somebody to whom a domain of a person's records is open."""

    who_id: str
    about_id: str
    domain: Domain
    why: Why
    since: date | datetime
    """A day, or for an emergency and a deputy the instant at which it was opened."""
    until: date | datetime | None = None
    principal_id: str | None = None
    """For whom a deputy stands in."""


def openings(
    relations: Iterable[Relation], deputies: Iterable[Deputy], *, on: date
) -> list[Opening]:
    """What is open on a day through relations, and to who stands in; in the order of both."""
    direct = [
        Opening(row.subject_id, row.object_id, domain, Why.RELATION, row.starts_on, row.ends_on)
        for row in relations
        if row.object_id and holds(row, on) and (domain := KINDS[Kind(row.kind)].opens)
    ]
    stood_in = [
        Opening(
            row.deputy_id,
            opening.about_id,
            opening.domain,
            Why.DEPUTY,
            row.opened_at,
            row.closes_on,
            row.principal_id,
        )
        for row in deputies
        for opening in direct
        if opening.who_id == row.principal_id and row.opened_at and stands_in(row, on)
    ]
    return direct + stood_in


def broken(emergencies: Iterable[Emergency], *, now: datetime) -> list[Opening]:
    """What is open at an instant because somebody broke the glass: care, and nothing else."""
    return [
        Opening(
            row.by_person_id, row.about_id, Domain.CARE, Why.EMERGENCY, row.began_at, row.ends_at
        )
        for row in emergencies
        if row.began_at <= now < row.ends_at
    ]


def holds(relation: Relation, on: date) -> bool:
    """Whether a relation is in force on a day."""
    known = relation.confirmed_at is not None and relation.withdrawn_at is None
    return known and on in Days(relation.starts_on, relation.ends_on)


def stands_in(deputy: Deputy, on: date) -> bool:
    """Whether a deputy is opened on a day."""
    opened = deputy.opened_at is not None and deputy.closed_at is None
    return opened and deputy.closes_on is not None and deputy.closes_on >= on


def sees(
    identity: Identity | None, domain: Domain, about_id: str, opened: Iterable[Opening]
) -> bool:
    """Whether somebody sees the records of a domain of a person, given what is open."""
    if domain is Domain.PUBLIC:
        return True
    if identity is None:
        return False
    if identity.person_id == about_id:
        return True
    return Role.STAFF in identity.roles and any(
        opening.who_id == identity.person_id
        and opening.about_id == about_id
        and opening.domain is domain
        for opening in opened
    )
