"""Merging two records into one, and undoing it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import and_, bindparam, exists, select, update
from sqlalchemy.orm import Session

from kring_core.access.keys.models import KeyPair
from kring_core.accounts.models import Account
from kring_core.clock import Clock
from kring_core.people.joined import (
    WITH_ACCOUNT,
    columns_by_table,
    columns_naming_people,
    key_of,
)
from kring_core.people.merging import FILLED, UNDONE_WITHIN, MergePlan, MergeRefused, Reason
from kring_core.people.models import Merge, Person
from kring_core.people.objecting import MergeObjections
from kring_core.people.persons import Persons
from kring_core.practices.practice import Practice


class Merges:
    """The merges of one practice, each within one transaction: whole, or not at all.

    A merge moves every row of the host that names the record that goes. Plugins keep the id that
    they know; :meth:`kring_core.people.persons.Persons.ids_of` finds their records by it.
    """

    def __init__(self, db: Session, clock: Clock, practice: Practice) -> None:
        self._db = db
        self._clock = clock
        self._persons = Persons(db, clock)
        today = clock().astimezone(practice.zone).date()
        self._objections = MergeObjections(db, practice, today)

    def plan(self, kept: Person, gone: Person) -> MergePlan:
        """What merging would move, and what stands against it; nothing is changed."""
        reasons = self._objections.of(kept, gone)
        filled = (name for name in FILLED if getattr(kept, name) is None)
        taken = tuple(name for name in filled if getattr(gone, name) is not None)
        return MergePlan(kept, gone, self._rows(kept.id, gone.id), taken, reasons)

    def merge(self, kept: Person, gone: Person, by_account_id: str | None) -> Merge:
        """Let one record become part of another.

        :param by_account_id: whose account does it; None on the command line.
        :raises MergeRefused: when something stands against it.
        """
        plan = self.plan(kept, gone)
        if not plan.allowed:
            raise MergeRefused(plan.reasons)
        for name, ids in plan.rows.items():
            self._point(name, ids, gone.id, kept.id)
        for name in plan.filled:
            setattr(kept, name, getattr(gone, name))
        gone.merged_into = kept.id
        merge = Merge(
            kept_id=kept.id,
            gone_id=gone.id,
            by_account_id=by_account_id,
            at=self._clock(),
            moved={"rows": plan.rows, "filled": list(plan.filled)},
        )
        self._db.add(merge)
        self._settle(kept)
        return merge

    def undoable(self, person: Person) -> list[tuple[Merge, str]]:
        """The merges into a record that can still be undone, each with the name that went."""
        query = (
            select(Merge, Person.name)
            .join(Person, Person.id == Merge.gone_id)
            .where(
                Merge.kept_id == person.id,
                Merge.undone_at.is_(None),
                Merge.at > self._clock() - UNDONE_WITHIN,
            )
            .order_by(Merge.at, Merge.id)
        )
        return [(merge, name) for merge, name in self._db.execute(query)]

    def undo(self, merge: Merge) -> Person:
        """Put everything back as it was; what came since stays with the record that was kept.

        The versions of rows go on counting, so that no form of before is taken for a fresh one.

        :return: the record that is there again.
        :raises MergeRefused: when it is too late, or something depends on it.
        """
        kept = self._db.get_one(Person, merge.kept_id)
        gone = self._db.get_one(Person, merge.gone_id)
        if reason := self._against_undoing(merge, kept):
            raise MergeRefused((reason,))
        for name, ids in merge.moved["rows"].items():
            self._point(name, ids, kept.id, gone.id)
        for name in merge.moved["filled"]:
            if getattr(kept, name) == getattr(gone, name):
                setattr(kept, name, None)
        gone.merged_into = None
        merge.undone_at = self._clock()
        self._settle(kept)
        return gone

    def _against_undoing(self, merge: Merge, kept: Person) -> Reason | None:
        if self._clock() - merge.at > UNDONE_WITHIN:
            return Reason.LATE
        if kept.merged_into is not None:
            return Reason.LATER
        moved_account = f"{Account.__tablename__}.person_id" in merge.moved["rows"]
        newer = exists().where(KeyPair.person_id == kept.id, KeyPair.made_at > merge.at)
        if moved_account and self._db.scalar(select(newer)):
            return Reason.KEYS
        return None

    def _rows(self, kept: str, gone: str) -> dict[str, list[str]]:
        """Ids of the rows that name the one who goes, and not the other as well."""
        rows: dict[str, list[str]] = {}
        # A person has one account; the one of who goes has ended then, and stays where it is.
        has_account = self._db.scalar(select(exists().where(Account.person_id == kept)))
        for table, columns in columns_by_table().items():
            if table.name in WITH_ACCOUNT and has_account:
                continue
            names_not_both = and_(*(column.is_distinct_from(kept) for column in columns))
            for column in columns:
                query = select(key_of(table)).where(column == gone, names_not_both)
                if ids := list(self._db.scalars(query)):
                    rows[f"{table.name}.{column.name}"] = ids
        return rows

    def _point(self, name: str, ids: Iterable[str], now: str, then: str) -> None:
        """Let rows name another person, those of them that name the one who is expected."""
        column = columns_naming_people()[name]
        table = column.table
        values: dict[str, object] = {column.name: then}
        if "version" in table.columns:
            values["version"] = table.columns["version"] + 1
        rows = key_of(table) == bindparam("row")
        statement = update(table).where(rows, column == now).values(values)
        self._db.flush()
        self._db.connection().execute(statement, [{"row": each} for each in ids])

    def _settle(self, kept: Person) -> None:
        """Let what was read before be read anew, and find the person by all their names."""
        self._db.flush()
        self._db.expire_all()
        self._persons.note_words(kept)
