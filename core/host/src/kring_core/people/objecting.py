"""What stands against a merge."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from kring_core.access.domains import Domain
from kring_core.access.visibility import in_force
from kring_core.accounts.models import Account
from kring_core.people.joined import columns_by_table
from kring_core.people.merging import Reason
from kring_core.people.models import Person
from kring_core.plugins.policies import Waits
from kring_core.practices.practice import Practice
from kring_core.relations.kinds import Kind, kinds_that_open
from kring_core.relations.merging import merge_opens
from kring_core.relations.models import Deputy, Relation
from kring_core.relations.objections import objections


class MergeObjections:
    """Holds two records against each other, within one transaction."""

    def __init__(self, db: Session, practice: Practice, today: date) -> None:
        self._db = db
        self._practice = practice
        self._today = today

    def of(self, kept: Person, gone: Person) -> tuple[Reason, ...]:
        """Every reason why the two cannot become one."""
        return (Reason.SAME,) if kept.id == gone.id else tuple(self._found(kept.id, gone.id))

    def _found(self, kept: str, gone: str) -> Iterator[Reason]:
        if self._are_related(kept, gone):
            yield Reason.RELATED
        yield from self._of_accounts(kept, gone)
        if self._breaks_rule(kept, gone):
            yield Reason.RULE
        if merge_opens(self._db, kept, gone, self._today):
            yield Reason.SEEN
        if not self._counted(kept, gone):
            yield Reason.UNCOUNTED

    def _are_related(self, kept: str, gone: str) -> bool:
        """Whether a row names both; a relation that was withdrawn never was."""
        for table, columns in columns_by_table().items():
            both = and_(
                or_(*(column == kept for column in columns)),
                or_(*(column == gone for column in columns)),
            )
            if table.name == Relation.__tablename__:
                both = and_(both, table.c.withdrawn_at.is_(None))
            if len(columns) > 1 and self._holds(exists().where(both)):
                return True
        return False

    def _of_accounts(self, kept: str, gone: str) -> Iterator[Reason]:
        pair = select(Account.person_id, Account.active).where(Account.person_id.in_([kept, gone]))
        active: dict[str, bool] = dict(iter(self._db.execute(pair)))
        if active.get(kept) and active.get(gone):
            yield Reason.ACCOUNTS
        elif kept in active and active.get(gone):
            yield Reason.OTHER_WAY
        signs_in = [one for one, is_active in active.items() if is_active]
        if len(signs_in) == 1 and self._sees_records(gone if signs_in == [kept] else kept):
            # Only the word of two opens records, and a merge is the word of one.
            yield Reason.OPENS

    def _sees_records(self, person_id: str) -> bool:
        opening = [kind for domain in Domain for kind in kinds_that_open(domain)]
        through = exists().where(
            Relation.subject_id == person_id,
            Relation.kind.in_(opening),
            in_force(self._today),
        )
        stands_in = exists().where(
            Deputy.deputy_id == person_id,
            Deputy.closed_at.is_(None),
            Deputy.agreed_at.is_not(None),
        )
        return self._holds(or_(through, stands_in))

    def _breaks_rule(self, kept: str, gone: str) -> bool:
        """Whether what one of them is to a third would be ruled out by what the other is."""
        known: dict[str, set[Kind]] = {}
        for relation in self._relations_of(kept):
            known.setdefault(_other(relation, kept), set()).add(Kind(relation.kind))
        for relation in self._relations_of(gone):
            subject, other = relation.subject_id, _other(relation, gone)
            pair = (kept, other) if subject == gone else (other, kept)
            if objections(
                self._practice,
                self._db,
                Kind(relation.kind),
                *pair,
                on=relation.starts_on,
                known=known.get(other, ()),
            ):
                return True
        return False

    def _relations_of(self, person_id: str) -> list[Relation]:
        query = select(Relation).where(
            or_(Relation.subject_id == person_id, Relation.object_id == person_id),
            Relation.object_id.is_not(None),
            Relation.withdrawn_at.is_(None),
        )
        return list(self._db.scalars(query))

    def _counted(self, *person_ids: str) -> bool:
        try:
            for person_id in person_ids:
                self._practice.hook.kring_keep_count(db=self._db, person_id=person_id)
        except Waits:
            return False
        return True

    def _holds(self, condition: ColumnElement[bool]) -> bool:
        return bool(self._db.scalar(select(condition)))


def _other(relation: Relation, person_id: str) -> str:
    other = relation.object_id if relation.subject_id == person_id else relation.subject_id
    assert other is not None
    return other
