"""Whether a merge of two records would open content, which only the word of two does."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from kring_core.access.domains import Domain
from kring_core.relations.kinds import kinds_that_open
from kring_core.relations.models import Relation


def merge_opens(db: Session, one: str, other: str, on: date) -> bool:
    """Whether somebody would see, of two who turn out to be one, what they see of half of now.

    Who treats a record that nobody knew could otherwise have it merged with that of a client, and
    read by their own word what colleagues wrote.

    :param on: the day in the practice; relations that ended before it show nothing any more.
    """
    return any(_opens(db, one, other, domain, on) for domain in Domain if kinds_that_open(domain))


def _opens(db: Session, one: str, other: str, domain: Domain, on: date) -> bool:
    query = select(Relation).where(
        Relation.object_id.in_([one, other]),
        Relation.kind.in_(kinds_that_open(domain)),
        Relation.confirmed_at.is_not(None),
        Relation.withdrawn_at.is_(None),
    )
    rows = list(db.scalars(query))
    opened = {row.object_id for row in rows}
    lasting = [row for row in rows if row.ends_on is None or row.ends_on >= on]
    see_one = {row.subject_id for row in lasting if row.object_id == one}
    see_other = {row.subject_id for row in lasting if row.object_id == other}
    return bool(
        (one in opened and see_other - see_one) or (other in opened and see_one - see_other)
    )
