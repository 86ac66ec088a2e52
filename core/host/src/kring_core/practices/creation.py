"""Making a practice, and bringing its tables to the version that runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from sqlalchemy import create_engine, make_url, select, text
from sqlalchemy.pool import NullPool

from kring_core.access.identity import Role
from kring_core.accounts.accounts import Accounts
from kring_core.db import Database, open_database
from kring_core.host import Host
from kring_core.plugins.catalogue import HOST
from kring_core.plugins.migrate import MigrationFailed, Step
from kring_core.plugins.models import LEAVING, PluginRow
from kring_core.practices.home import Refused
from kring_core.practices.models import PracticeRow
from kring_core.practices.settings import PracticeSettings


def add_practice(
    host: Host, slug: str, hosts: Iterable[str], settings: PracticeSettings, admin: str
) -> str:
    """Make a practice with its database and its first administrator.

    :param admin: the administrator's mail address.
    :return: the token with which the administrator chooses a password, once.
    :raises Refused: when the slug or a host name is unfit or taken, or the database cannot be made.
    """
    names = tuple(hosts)
    host.home.check(slug, names)
    database = _server_database(host, slug)
    with host.home.new_place(slug, names, database) as place:
        if database is None:
            # An empty file: engines open what exists and make nothing by mistake.
            sqlite3.connect(place.folder / "practice.sqlite").close()
        folder = host.schemas.folder(HOST)
        assert folder is not None
        try:
            host.migrator.run(place.database, [Step(HOST, folder)])
        except MigrationFailed as error:
            raise Refused(f"its tables could not be made: {error}") from error
        made = Database(place.database)
        try:
            with made.write() as db:
                db.add(PracticeRow(slug=slug, settings=settings.stored()))
                accounts = Accounts(db, host.clock)
                account = accounts.add(admin.partition("@")[0], admin, [Role.ADMINISTRATOR])
                token = accounts.new_link(account)
        finally:
            made.dispose()
    return token


def _server_database(host: Host, slug: str) -> str | None:
    """Make a database on the PostgreSQL server of the settings; None without one."""
    if host.settings.database is None:
        return None
    server = make_url(host.settings.database)
    name = f"kring_{slug.replace('-', '_')}"
    engine = create_engine(server, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        known = text("SELECT 1 FROM pg_database WHERE datname = :name")
        if connection.execute(known, {"name": name}).scalar():
            raise Refused(f"there is a database {name} already; remove or rename it first")
        # The name is made of a slug that was checked.
        connection.execute(text(f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8'"))
    return server.set(database=name).render_as_string(hide_password=False)


def upgrade_practice(host: Host, slug: str) -> list[str]:
    """Bring the tables of the host and of every sound plugin known there to this version.

    :return: names of the distributions that were looked at.
    :raises MigrationFailed: naming the first that could not be done.
    """
    place = host.home.by_slug(slug)
    if place is None:
        raise Refused(f"there is no practice {slug}")
    folder = host.schemas.folder(HOST)
    assert folder is not None
    host.migrator.run(place.database, [Step(HOST, folder)])
    with open_database(place.database).read() as db:
        rows = db.scalars(select(PluginRow).order_by(PluginRow.name)).all()
        # What a removal that was interrupted has taken away is not made again.
        known = [row.name for row in rows if LEAVING not in row.manifest]
    sound = {plugin.name for plugin in host.catalogue.sound()}
    steps = [
        Step(name, found)
        for name in known
        if name in sound and (found := host.schemas.folder(name)) is not None
    ]
    host.migrator.run(place.database, steps)
    return [HOST, *(step.name for step in steps)]
