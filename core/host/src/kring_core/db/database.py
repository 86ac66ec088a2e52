"""A practice's database: sessions for reading and for writing, and what can be wrong with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from functools import lru_cache
from typing import cast

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from kring_core.db.engines import SAVEPOINT, WRITES, new_engine

OPEN_DATABASES = 24
"""How many databases stay open in one process; each takes up to three file handles."""


class Unavailable(Exception):
    """The database cannot do what was asked now; nothing was changed.

    ``reason`` is ``busy``, ``read_only``, ``full``, ``newer``, ``outdated`` or ``gone``.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Database:
    """One practice's database. Sessions are opened here and nowhere else."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._reader: Engine = new_engine(url)
        self._writer: Engine = self._reader.execution_options(**{WRITES: True})

    @property
    def is_sqlite(self) -> bool:
        """Whether this is a file of this machine."""
        return self._reader.dialect.name == "sqlite"

    def session(self, *, writes: bool) -> Session:
        """A session whose transaction, begun by its first statement, reads or writes."""
        engine = self._writer if writes else self._reader
        return Session(engine, expire_on_commit=False, info={"writes": writes})

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A transaction for reading, which sees one state of the database throughout."""
        with told_apart(), self.session(writes=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction for writing: committed at the end, or rolled back by an exception."""
        with told_apart(), self.session(writes=True) as session, session.begin():
            yield session

    @contextmanager
    def write_rows(self) -> Iterator[sqlite3.Connection]:
        """As :meth:`write`, past SQLAlchemy; for rows of an SQLite file that a page waits for."""
        # What was not committed is rolled back when the connection goes back.
        with told_apart(), closing(self._writer.raw_connection()) as pooled:
            connection = cast("sqlite3.Connection", pooled.dbapi_connection)
            connection.execute("PRAGMA query_only=off")
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")

    def isolated(self, session: Session | None) -> AbstractContextManager[None]:
        """Keep a failing statement of the block from spoiling the rest of the transaction.

        PostgreSQL refuses everything after a failed statement; there, a savepoint is opened before
        the first statement of the block, if one comes. SQLite needs none.
        """
        if self.is_sqlite or session is None or not session.in_transaction():
            return nullcontext()
        return self._savepoint(session)

    @contextmanager
    def _savepoint(self, session: Session) -> Iterator[None]:
        connection = session.connection()
        connection.info[SAVEPOINT] = "wanted"
        try:
            yield
        except BaseException:
            if connection.info.pop(SAVEPOINT, None) == "open":
                connection.exec_driver_sql(f"ROLLBACK TO SAVEPOINT {SAVEPOINT}")
                session.expire_all()
            raise
        if connection.info.pop(SAVEPOINT, None) == "open":
            connection.exec_driver_sql(f"RELEASE SAVEPOINT {SAVEPOINT}")

    def dispose(self) -> None:
        """Close what is open."""
        self._reader.dispose()


@lru_cache(OPEN_DATABASES)
def open_database(url: str) -> Database:
    """The database at a URL; the ones used last stay open."""
    return Database(url)


@contextmanager
def told_apart() -> Iterator[None]:
    """Turn the faults that a database can be in, and get out of, into :class:`Unavailable`."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        if reason := reason_of(error):
            raise Unavailable(reason) from error
        raise


_SQLITE = {
    "BUSY": "busy",
    "LOCKED": "busy",
    "PROTOCOL": "busy",
    "READONLY": "read_only",
    "FULL": "full",
    "IOERR": "full",
    "CANTOPEN": "gone",
    "CORRUPT": "gone",
    "NOTADB": "gone",
}
"""What the names of SQLite's results mean: ``SQLITE_BUSY_SNAPSHOT`` is one of ``BUSY``."""

_POSTGRESQL = {
    "55P03": "busy",
    "40001": "busy",
    "40P01": "busy",
    "53300": "busy",
    "25006": "read_only",
    "53100": "full",
}
"""What the codes of PostgreSQL mean."""


def reason_of(error: DBAPIError | sqlite3.Error) -> str | None:
    """What is wrong with the database; None when something is wrong with the statement."""
    if isinstance(error, sqlite3.Error):
        return _reason_of_sqlite(error)
    if isinstance(error.orig, sqlite3.Error):
        return _reason_of_sqlite(error.orig)
    state = getattr(error.orig, "sqlstate", None)
    if state in _POSTGRESQL:
        return _POSTGRESQL[state]
    lost = isinstance(error, OperationalError) and state is None
    return "gone" if lost or error.connection_invalidated else None


def _reason_of_sqlite(error: sqlite3.Error) -> str | None:
    name = getattr(error, "sqlite_errorname", "")
    # A file that was removed while it was open is said to be one that is only read.
    if name == "SQLITE_READONLY_DBMOVED":
        return "gone"
    return _SQLITE.get(name.split("_")[1]) if name else None
