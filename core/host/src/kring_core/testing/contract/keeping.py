"""What a plugin keeps: counted, handed over whole, erased; whether it is enabled or not."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import pytest
from kring_hooks.host import Record
from sqlalchemy.orm import Session

from kring_core.plugins.catalogue import Plugin
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.practices.practice import Practice
from kring_core.testing.contract.base import Part


class KeepingContract(Part):
    """What a plugin keeps can always be counted and taken elsewhere."""

    @pytest.fixture
    def keeps(self, subject: Plugin) -> None:
        """Nothing to prove of a plugin without tables."""
        if not subject.manifest or not subject.manifest.tables:
            pytest.skip(f"{self.plugin} has no tables")

    def _count(self, practice: Practice, db: Session) -> dict[str, int]:
        return dict(practice.hook.kring_keep_count.of(self.plugin, db=db, person_id=None))

    def _records(self, practice: Practice, db: Session, person: str | None = None) -> list[Record]:
        return list(practice.hook.kring_keep_export.of(self.plugin, db=db, person_id=person))

    @pytest.mark.usefixtures("keeps")
    def test_it_fills_its_tables_so_that_the_rest_proves_something(
        self, practice: Practice
    ) -> None:
        with practice.database.read() as db:
            assert sum(self._count(practice, db).values()) > 0, (
                "its demo (Manifest.demo) keeps nothing"
            )

    @pytest.mark.usefixtures("keeps")
    def test_it_hands_over_as_many_records_as_it_counts(self, practice: Practice) -> None:
        with practice.database.read() as db:
            records = self._records(practice, db)
            counted = {kind: many for kind, many in self._count(practice, db).items() if many}

        assert Counter(record.kind for record in records) == counted
        assert len({(record.kind, record.id) for record in records}) == len(records)

    @pytest.mark.usefixtures("keeps")
    def test_its_records_hold_only_what_json_can_say(self, practice: Practice) -> None:
        with practice.database.read() as db:
            for record in self._records(practice, db):
                assert json.loads(json.dumps(record.data)) == record.data

    @pytest.mark.usefixtures("keeps")
    def test_switched_off_its_records_are_still_counted_and_handed_over(
        self, practice: Practice
    ) -> None:
        with practice.database.read() as db:
            before = self._count(practice, db), self._records(practice, db)
        Lifecycle(practice).disable(self.plugin)

        with practice.database.read() as db:
            assert (self._count(practice, db), self._records(practice, db)) == before

    @pytest.mark.usefixtures("keeps")
    def test_it_erases_of_one_person_what_it_hands_over_of_them(self, practice: Practice) -> None:
        for person in self._people(practice):
            with practice.database.write() as db:
                theirs = Counter(r.kind for r in self._records(practice, db, person))
                others = [r for r in self._records(practice, db) if r.person_id != person]
                erased = practice.hook.kring_keep_erase.of(self.plugin, db=db, person_id=person)
                db.flush()
                left = self._records(practice, db)

            assert {kind: many for kind, many in erased.items() if many} == theirs
            assert sorted(left, key=_name) == sorted(others, key=_name)

    def _people(self, practice: Practice) -> Iterator[str]:
        with practice.database.read() as db:
            people = {record.person_id for record in self._records(practice, db)}
        yield from sorted(person for person in people if person)
        yield "nobody-has-this-id"


def _name(record: Record) -> tuple[str, str]:
    return record.kind, record.id
