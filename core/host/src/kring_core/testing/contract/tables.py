"""The tables of a plugin: made by its migrations, as its models say, beside those of others."""

from __future__ import annotations

from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, func, inspect, select, table
from sqlalchemy.orm import DeclarativeBase, Session

from kring_core.host import Host
from kring_core.plugins.catalogue import Plugin
from kring_core.plugins.migrate import BASE, Step, version_table
from kring_core.practices.practice import Practice
from kring_core.testing.contract.base import Part, modules


class TablesContract(Part):
    """The tables of a plugin come and go without touching anybody else's."""

    @pytest.fixture
    def steps(self, host: Host) -> tuple[Step, Step]:
        """The steps that remove its tables and make them again."""
        folder = host.schemas.folder(self.plugin)
        if folder is None:
            pytest.skip(f"{self.plugin} has no tables")
        return Step(self.plugin, folder, BASE), Step(self.plugin, folder)

    def _own(self, name: str) -> bool:
        return name.startswith(f"{self.plugin}_") or name == version_table(self.plugin)

    def _rows(self, practice: Practice) -> dict[str, int]:
        with practice.database.read() as db:
            return {name: _count(db, name) for name in inspect(db.connection()).get_table_names()}

    def test_its_tables_are_those_of_its_manifest(
        self, practice: Practice, subject: Plugin
    ) -> None:
        tables = subject.manifest.tables if subject.manifest else ()
        expected = {*tables, version_table(self.plugin)} if tables else set()

        assert {name for name in self._rows(practice) if self._own(name)} == expected

    def test_its_migrations_make_what_its_models_say(
        self, practice: Practice, subject: Plugin, steps: tuple[Step, Step]
    ) -> None:
        metadata = metadata_of(subject.package)
        with practice.database.read() as db:
            options = {"include_name": self._includes, "compare_type": True}
            context = MigrationContext.configure(db.connection(), opts=options)
            assert compare_metadata(context, metadata) == []

    def _includes(self, name: str | None, kind: str, _parents: Any) -> bool:
        # Tables of others are not looked at, so that they seem neither new nor gone.
        of_others = kind == "table" and not str(name).startswith(f"{self.plugin}_")
        return not of_others

    def test_no_cascade_of_its_tables_reaches_another_distribution(self, subject: Plugin) -> None:
        crossing = [
            f"{one.name}.{key.parent.name}"
            for one in metadata_of(subject.package).tables.values()
            for key in one.foreign_keys
            if key.ondelete and not self._own(key.target_fullname.split(".")[0])
        ]
        assert crossing == []

    def test_its_tables_go_and_come_again_and_others_keep_their_rows(
        self, host: Host, practice: Practice, steps: tuple[Step, Step]
    ) -> None:
        down, up = steps
        before = self._rows(practice)
        others = {name: rows for name, rows in before.items() if not self._own(name)}

        practice.database.dispose()
        host.migrator.run(practice.database.url, [down])
        assert self._rows(practice) == others

        practice.database.dispose()
        host.migrator.run(practice.database.url, [up])
        after = self._rows(practice)
        assert {name: rows for name, rows in after.items() if not self._own(name)} == others
        assert after.keys() == before.keys()


def metadata_of(package: str) -> MetaData:
    """The tables that the models of a plugin describe."""
    modules(package)
    found = MetaData()
    for base in _bases(DeclarativeBase):
        if base.__module__.split(".")[0] == package and "metadata" in vars(base):
            for one in base.metadata.sorted_tables:
                one.to_metadata(found)
    return found


def _bases(base: type[Any]) -> list[type[Any]]:
    return [one for child in base.__subclasses__() for one in (child, *_bases(child))]


def _count(db: Session, name: str) -> int:
    return db.scalar(select(func.count()).select_from(table(name))) or 0
