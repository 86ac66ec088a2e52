"""By which right somebody sees who a person is, and for whom they stand in when they do."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from kring_core.access.permissions import Permission
from kring_core.access.visibility import in_force, is_open
from kring_core.relations.models import Deputy, Relation


class Right(NamedTuple):
    """What a line of the access log says of it."""

    rule: str
    """A code of :data:`kring_core.access.log.words.RULES`."""
    on_behalf_of: str | None = None
    """The colleague for whom the reader stands in, or None."""


def note_seen(kring: Any, person_id: str, *resources: str) -> None:
    """Say that something of who somebody is is about to be shown; show it only when this returns.

    :param resources: each a kind of record and its opaque id, or the kind alone.
    :raises kring_core.db.Unavailable: when it cannot be written.
    """
    rule, on_behalf_of = right_to_see(kring, person_id)
    for resource in resources:
        kring.log.seen(person_id, resource, rule, on_behalf_of=on_behalf_of)


def right_to_see(kring: Any, person_id: str) -> Right:
    """By which right the reader sees somebody whom they do see; the nearest, if there are more."""
    me = kring.identity.person_id
    if person_id == me:
        return Right("self")
    if kring.may(Permission.MANAGE_PEOPLE):
        return Right("manage_people")
    principal = _stood_in_for(kring.db, me, person_id, kring.today)
    return Right("deputy", principal) if principal else Right("colleague")


def _stood_in_for(db: Session, me: str, person_id: str, on: date) -> str | None:
    """The colleague through whom alone a deputy sees somebody; None for who has a relation too."""
    if db.scalar(select(exists().where(_between(me, person_id), in_force(on)))):
        return None
    near = exists().where(_between(Deputy.principal_id, person_id), in_force(on))
    principals = select(Deputy.principal_id).where(
        Deputy.deputy_id == me, is_open(on), or_(Deputy.principal_id == person_id, near)
    )
    return db.scalars(principals.order_by(Deputy.opened_at)).first()


def _between(one: Any, other: str) -> ColumnElement[bool]:
    return or_(
        and_(Relation.subject_id == one, Relation.object_id == other),
        and_(Relation.subject_id == other, Relation.object_id == one),
    )
