"""Seeing, as one SQL condition for each resource: a record is loaded through it, or is not there.

Doing is another matter: what somebody may see but not do, a permission refuses.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true

from kring_core.access.identity import Identity, Role
from kring_core.people.models import Person
from kring_core.relations.models import Relation


def in_force(on: date) -> ColumnElement[bool]:
    """The relations that hold on a day: begun, not ended, and confirmed where that is asked."""
    return and_(
        Relation.confirmed_at.is_not(None),
        Relation.starts_on <= on,
        or_(Relation.ends_on.is_(None), Relation.ends_on >= on),
    )


def related_to(person_id: str, on: date) -> Select[str]:
    """Ids of the people to whom somebody has a relation that holds on a day, either way round."""
    forth = select(Relation.object_id).where(
        Relation.subject_id == person_id, Relation.object_id.is_not(None), in_force(on)
    )
    back = select(Relation.subject_id).where(Relation.object_id == person_id, in_force(on))
    return forth.union(back)  # type: ignore[return-value]


def people_seen_by(identity: Identity | None, on: date) -> ColumnElement[bool]:
    """The people whose name and how to reach them somebody sees.

    Who manages people sees all of them, and none of their records; who works here, those to whom
    they have a relation; everybody, themselves.
    """
    if identity is None:
        return false()
    if Role.ADMINISTRATOR in identity.roles:
        return true()
    themselves = Person.id == identity.person_id
    if Role.STAFF not in identity.roles:
        return themselves
    return or_(themselves, Person.id.in_(related_to(identity.person_id, on)))
