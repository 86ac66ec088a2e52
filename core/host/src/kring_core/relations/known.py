"""What is known between two people, whichever of them was named first."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from kring_core.relations.models import Relation
from kring_core.relations.rules import Days


def between(db: Session, relation: Relation) -> list[Relation]:
    """Whatever else the two people of a relation are, were or will be to each other.

    What was withdrawn never was.
    """
    one, other = relation.subject_id, relation.object_id
    query = select(Relation).where(
        or_(
            and_(Relation.subject_id == one, Relation.object_id == other),
            and_(Relation.subject_id == other, Relation.object_id == one),
        ),
        Relation.id != relation.id,
        Relation.withdrawn_at.is_(None),
    )
    return list(db.scalars(query))


def days_of_same(relation: Relation, known: Iterable[Relation]) -> list[Days]:
    """The days of those that say the same: of the same kind, in the same direction."""
    return [
        Days(row.starts_on, row.ends_on)
        for row in known
        if row.kind == relation.kind and row.subject_id == relation.subject_id
    ]


def is_waiting(relation: Relation) -> bool:
    """Whether it waits for the word of a second."""
    return relation.confirmed_at is None and relation.withdrawn_at is None
