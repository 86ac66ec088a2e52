"""Practices that are made once in a test run and copied for each test.

Migrating a database takes some hundred milliseconds, copying a migrated one a few: a file on
SQLite, ``CREATE DATABASE … TEMPLATE`` on PostgreSQL.
"""

from __future__ import annotations

import importlib
import secrets
import shutil
from dataclasses import dataclass, replace
from graphlib import TopologicalSorter

from sqlalchemy import URL, NullPool, create_engine, make_url, text, update

from kring_core.access.identity import Role
from kring_core.db import Database
from kring_core.host import Host
from kring_core.plugins.catalogue import Catalogue
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.plugins.migrate import Migrator
from kring_core.practices.creation import add_practice
from kring_core.practices.home import Place
from kring_core.practices.models import PracticeRow
from kring_core.practices.practice import Practice
from kring_core.practices.settings import PracticeSettings
from kring_core.settings import Settings
from kring_core.testing.people import PEOPLE, add_people


class Server:
    """A PostgreSQL server on which tests make databases and drop them again."""

    def __init__(self, address: str) -> None:
        self.url: URL = make_url(address)
        self._run = secrets.token_hex(4)
        self._count = 0

    def new_name(self) -> str:
        """A name that no other run of tests uses; fit for a practice too."""
        self._count += 1
        return f"t{self._run}-{self._count}"

    def copy(self, database: str) -> str:
        """Make a copy of a database that nobody is connected to; answer its URL."""
        name = f"kring_{self.new_name().replace('-', '_')}"
        self._do(f'CREATE DATABASE "{name}" TEMPLATE "{make_url(database).database}"')
        return self.url.set(database=name).render_as_string(hide_password=False)

    def drop(self, database: str) -> None:
        """Remove a database, whoever is connected to it."""
        self._do(f'DROP DATABASE IF EXISTS "{make_url(database).database}" WITH (FORCE)')

    def _do(self, statement: str) -> None:
        engine = create_engine(self.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))


@dataclass(frozen=True)
class Kind:
    """What a template holds: the plugins enabled in it, and whether they hold anything."""

    backend: str
    plugins: tuple[str, ...] = ()
    filled: bool = False


class Templates:
    """The templates of one test run."""

    def __init__(self, settings: Settings, server: Server | None, migrator: Migrator) -> None:
        """Keep what they are made with.

        :param settings: of an installation whose home is the templates' own.
        """
        self._settings = settings
        self._server = server
        self._migrator = migrator
        self._made: dict[Kind, Place] = {}

    def get(self, kind: Kind) -> Place:
        """The template of a kind, made when it is first asked for."""
        if kind not in self._made:
            self._made[kind] = self._make(kind)
        return self._made[kind]

    def _make(self, kind: Kind) -> Place:
        server = self._server if kind.backend == "postgresql" else None
        slug = server.new_name() if server else f"template-{len(self._made)}"
        database = server.url.render_as_string(hide_password=False) if server else None
        settings = replace(self._settings, database=database)
        host = Host(settings, plugins=kind.plugins, migrator=self._migrator)
        admin = PEOPLE[Role.ADMINISTRATOR].login
        add_practice(host, slug, [f"{slug}.example"], PracticeSettings(name="De Linde"), admin)
        practice = host.practice(slug)
        assert practice is not None
        add_people(practice, host.clock)
        for name in needed_first(host.catalogue):
            Lifecycle(practice).enable(name)
            if kind.filled:
                fill(practice, name)
        practice.database.dispose()
        return practice.place

    def copy(self, template: Place, host: Host, slug: str, hosts: tuple[str, ...]) -> Practice:
        """Make a practice from a template, in the home of an installation."""
        postgresql = template.database.startswith("postgresql")
        server = self._server if postgresql else None
        database = server.copy(template.database) if server else None
        with host.home.new_place(slug, hosts, database) as place:
            shutil.copytree(template.folder, place.folder, dirs_exist_ok=True)
            made = Database(place.database)
            with made.write() as db:
                db.execute(update(PracticeRow).values(slug=slug))
            made.dispose()
        practice = host.practice(slug)
        assert practice is not None
        return practice

    def remove(self, practice: Practice) -> None:
        """Remove a copy."""
        practice.database.dispose()
        shutil.rmtree(practice.place.folder)
        if self._server and not practice.database.is_sqlite:
            self._server.drop(practice.place.database)

    def close(self) -> None:
        """Remove the templates."""
        for kind, place in self._made.items():
            if self._server and kind.backend == "postgresql":
                self._server.drop(place.database)


def needed_first(catalogue: Catalogue) -> list[str]:
    """The plugins of a catalogue in an order in which they can be enabled."""
    needs = {plugin.name: plugin.requires for plugin in catalogue.listed()}
    return [name for name in TopologicalSorter(needs).static_order() if name in needs]


def fill(practice: Practice, name: str) -> None:
    """Let a plugin fill a practice with what its demo shows."""
    plugin = practice.host.catalogue.plugins[name]
    if plugin.manifest is None or plugin.manifest.demo is None:
        return
    module, _, function = plugin.manifest.demo.partition(":")
    with practice.database.write() as db:
        getattr(importlib.import_module(module), function)(practice, db)
