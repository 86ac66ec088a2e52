"""Seeing, as one SQL condition for each resource: a record is loaded through it, or is not there.

Doing is another matter: what somebody may see but not do, a permission refuses.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    SelectBase,
    and_,
    false,
    literal,
    or_,
    select,
    true,
    union,
)
from sqlalchemy.orm import aliased

from kring_core.access.domains import Domain
from kring_core.access.emergency.models import Emergency
from kring_core.access.identity import Identity, Role
from kring_core.people.models import Person
from kring_core.relations.kinds import kinds_that_open
from kring_core.relations.models import Deputy, Relation

KEPT = 1024
"""Conditions that are kept: putting one together takes longer than the database takes to answer."""


def in_force(on: date, relation: type[Relation] = Relation) -> ColumnElement[bool]:
    """The relations that hold on a day: begun, not ended, and confirmed where that is asked."""
    return and_(
        relation.confirmed_at.is_not(None),
        relation.withdrawn_at.is_(None),
        relation.starts_on <= on,
        or_(relation.ends_on.is_(None), relation.ends_on >= on),
    )


def is_open(on: date) -> ColumnElement[bool]:
    """The deputies who stand in on a day: opened, not closed, their last day not past."""
    return and_(Deputy.opened_at.is_not(None), Deputy.closed_at.is_(None), Deputy.closes_on >= on)


def under_way(now: datetime) -> ColumnElement[bool]:
    """The emergencies whose time has not run out."""
    return and_(Emergency.began_at <= now, Emergency.ends_at > now)


def acting_for(person_id: str, on: date) -> CompoundSelect[Any]:
    """Ids of those with whose eyes somebody sees: their own, and who they stand in for."""
    principals = select(Deputy.principal_id).where(Deputy.deputy_id == person_id, is_open(on))
    return union(select(literal(person_id)), principals)


def related_to(person_id: str, on: date) -> CompoundSelect[Any]:
    """Ids of the people to whom somebody has a relation that holds on a day, either way round.

    Those of whom they stand in for are among them.
    """
    eyes = acting_for(person_id, on)
    forth = select(Relation.object_id).where(
        Relation.subject_id.in_(eyes), Relation.object_id.is_not(None), in_force(on)
    )
    back = select(Relation.subject_id).where(Relation.object_id.in_(eyes), in_force(on))
    return union(forth, back)


def people_seen_by(identity: Identity | None, on: date) -> ColumnElement[bool]:
    """The people whose name and how to reach them somebody sees.

    Who manages people sees all of them, and none of their records; who works here, those to whom
    they or a colleague they stand in for have a relation; everybody, themselves.
    """
    if identity is None:
        return false()
    if Role.ADMINISTRATOR in identity.roles:
        return true()
    if Role.STAFF not in identity.roles:
        return Person.id == identity.person_id
    return _people_around(identity.person_id, on)


@lru_cache(maxsize=KEPT)
def _people_around(person_id: str, on: date) -> ColumnElement[bool]:
    eyes = acting_for(person_id, on)
    return or_(Person.id.in_(eyes), Person.id.in_(related_to(person_id, on)))


def records_seen_by(
    identity: Identity | None,
    domain: Domain,
    person_id: ColumnElement[str | None] | Any,
    *,
    on: date,
    now: datetime,
) -> ColumnElement[bool]:
    """The records of a domain that somebody sees, whatever table they are in.

    Everybody sees their own: care, training and peers alike. Of others only who works here sees
    any: through a relation in force of a kind that opens the domain, as the opened deputy of who
    has one, and in care through an emergency that is under way. Managing opens nothing.

    :param person_id: the column that says whose record it is.
    :param on: the day in the practice's own time zone (``request.kring.today``).
    :param now: the instant, in UTC, by which an emergency runs out.
    """
    if domain is Domain.PUBLIC:
        return true()
    if identity is None:
        return false()
    own: ColumnElement[bool] = person_id == identity.person_id
    if Role.STAFF not in identity.roles:
        return own
    return or_(own, person_id.in_(_opened_to(identity.person_id, domain, on, now)))


def _opened_to(person_id: str, domain: Domain, on: date, now: datetime) -> SelectBase:
    """Ids of the people whose records of a domain are open to somebody who works here."""
    through = _through_relation(person_id, domain, on)
    if domain is not Domain.CARE:
        return through
    broken = select(Emergency.about_id).where(Emergency.by_person_id == person_id, under_way(now))
    return union(through, broken)


@lru_cache(maxsize=KEPT)
def _through_relation(person_id: str, domain: Domain, on: date) -> Select[Any]:
    return opened_by_relation(acting_for(person_id, on), domain, on)


def opened_by_relation(subjects: SelectBase, domain: Domain, on: date) -> Select[Any]:
    """Ids of the people of whom some subjects see a domain through a relation in force."""
    held = aliased(Relation)
    return select(held.object_id).where(
        held.kind.in_(kinds_that_open(domain)),
        held.subject_id.in_(subjects),
        held.object_id.is_not(None),
        in_force(on, held),
    )


def relations_seen_by(identity: Identity | None, on: date) -> ColumnElement[bool]:
    """The relations of which somebody knows that they are there.

    Who manages people sees all of them. Others see their own, and who works here also who else
    treats those whom they treat; not what a client is to their teacher or supervisor.
    """
    if identity is None:
        return false()
    if Role.ADMINISTRATOR in identity.roles:
        return true()
    me = identity.person_id
    own = or_(Relation.subject_id == me, Relation.object_id == me)
    if Role.STAFF not in identity.roles:
        return own
    eyes = acting_for(me, on)
    shared = [
        and_(Relation.kind.in_(kinds), Relation.object_id.in_(opened_by_relation(eyes, domain, on)))
        for domain in Domain
        if (kinds := kinds_that_open(domain))
    ]
    return or_(own, Relation.subject_id.in_(eyes), Relation.object_id.in_(eyes), *shared)
