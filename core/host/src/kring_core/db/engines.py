"""Engines: how SQLite and PostgreSQL are opened, and how a transaction begins on each.

A transaction is for reading or for writing from its first statement. On SQLite a writer begins with
``BEGIN IMMEDIATE``: one that begins by reading and writes later fails at once when another wrote in
between. On PostgreSQL a lock per database does the same, so that decisions settle one by one.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Engine, Pool, QueuePool, create_engine, event, make_url
from sqlalchemy.engine import Dialect
from sqlalchemy.util import LRUCache

WRITES = "kring_writes"
"""Execution option that makes a transaction one that writes."""

BUSY_SECONDS = 5
"""How long a writer waits for another before it gives up."""

_WRITER_LOCK = 0x6B72696E67
_PRAGMAS = (
    "PRAGMA journal_mode=wal",
    "PRAGMA synchronous=full",
    "PRAGMA foreign_keys=on",
    "PRAGMA secure_delete=on",
    "PRAGMA cache_size=-2000",
    f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}",
)


def new_engine(url: str) -> Engine:
    """An engine for one practice's database.

    :param url: ``sqlite:////path/to/file`` or ``postgresql+psycopg://…``.
    """
    return _sqlite_engine(url) if url.startswith("sqlite") else _postgresql_engine(url)


@cache
def _sqlite_dialect() -> tuple[Dialect, LRUCache[Any, Any]]:
    # The cost of an engine is compiling every statement anew; practices share one dialect and one
    # cache of compiled statements, since the cache's key contains the dialect object.
    engine = create_engine("sqlite://", hide_parameters=True)
    # A dialect learns the version of its database, which it is to know, when it first connects.
    engine.connect().close()
    return engine.dialect, LRUCache(1000)


def _sqlite_engine(url: str) -> Engine:
    path = make_url(url).database or ""
    dialect, compiled = _sqlite_dialect()

    def connect() -> sqlite3.Connection:
        # ``mode=rw`` so that a database that is gone is a fault and not a new, empty one.
        connection = sqlite3.connect(
            f"file:{path}?mode=rw",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        return connection

    pool: Pool = QueuePool(cast("Any", connect), pool_size=1, max_overflow=20, dialect=dialect)
    engine = Engine(pool, dialect, make_url(url), hide_parameters=True)
    event.listen(engine, "begin", _begin_sqlite)
    return engine.execution_options(compiled_cache=compiled)


def _begin_sqlite(connection: Connection) -> None:
    # A page that is only read cannot write by mistake. These two go past SQLAlchemy: they cannot
    # fail, and a page that reads little would spend most of its time on them otherwise.
    raw: Any = connection.connection.dbapi_connection
    if not connection.get_execution_options().get(WRITES, False):
        raw.execute("PRAGMA query_only=on")
        raw.execute("BEGIN")
        return
    raw.execute("PRAGMA query_only=off")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _postgresql_engine(url: str) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_size=1,
        max_overflow=20,
        pool_pre_ping=True,
        pool_recycle=3600,
    )
    event.listen(engine, "begin", _begin_postgresql)
    event.listen(engine, "before_cursor_execute", _open_wanted_savepoint)
    return engine


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout='{BUSY_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


SAVEPOINT = "kring_savepoint"
"""Key in a connection's info: ``wanted`` until a statement comes, then ``open``."""


def _open_wanted_savepoint(connection: Connection, cursor: Any, *_: Any) -> None:
    if connection.info.get(SAVEPOINT) == "wanted":
        connection.info[SAVEPOINT] = "open"
        cursor.execute(f"SAVEPOINT {SAVEPOINT}")
