"""Running migrations, in a process of their own: alembic works with globals and bears no threads.

On SQLite foreign keys are switched off before the transaction begins, since a table that alembic
makes anew would otherwise take the rows of other distributions with it; they are checked before the
commit instead.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

HEAD = "head"
BASE = "base"


def version_table(name: str) -> str:
    """The version table of a distribution."""
    return f"kring_version_{name}"


class Step(NamedTuple):
    """The tables of one distribution, to be brought to a version."""

    name: str
    folder: Path
    target: str = HEAD
    """:data:`HEAD`, or :data:`BASE` to remove its tables and its version table."""


class MigrationFailed(Exception):
    """A migration could not be done and nothing of it was kept; the message names the step."""


class Migrator:
    """Hands migrations to a worker process, one after another; the process is started when needed.

    A plain subprocess and no pool of :mod:`multiprocessing`, which would run the main module of the
    application around us once more.
    """

    def __init__(self) -> None:
        self._worker: subprocess.Popen[str] | None = None
        self._turn = threading.Lock()

    def run(self, url: str, steps: Sequence[Step]) -> None:
        """Bring the tables of distributions to a version, each in a transaction of its own.

        :raises MigrationFailed: naming the step; the steps before it are done.
        """
        if not steps:
            return
        asked = {
            "url": url,
            "steps": [[name, str(folder), target] for name, folder, target in steps],
        }
        with self._turn:
            answer = self._ask(json.dumps(asked))
        if not answer:
            raise MigrationFailed("the process that migrates was ended")
        if failed := json.loads(answer):
            raise MigrationFailed(failed)

    def _ask(self, line: str) -> str:
        if self._worker is None or self._worker.poll() is not None:
            self._worker = subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
                [sys.executable, "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self._worker.stdin is not None
        assert self._worker.stdout is not None
        try:
            # Through a pipe and not as an argument: a URL may hold the password of the database.
            self._worker.stdin.write(f"{line}\n")
            self._worker.stdin.flush()
            return self._worker.stdout.readline()
        except BrokenPipeError:
            return ""

    def close(self) -> None:
        """End the worker process."""
        if self._worker is not None:
            self._worker.communicate()
            self._worker = None


def migrate(url: str, steps: Sequence[Step]) -> str:
    """Do the steps; answer the empty string, or which step failed and the type of its error."""
    from sqlalchemy import NullPool, create_engine

    options: dict[str, Any] = {"poolclass": NullPool, "hide_parameters": True}
    if url.startswith("sqlite"):
        options["connect_args"] = {"timeout": 30, "isolation_level": None}
    engine = create_engine(url, **options)
    for step in steps:
        try:
            with engine.connect() as connection:
                _migrate_one(connection, step)
        except Exception as error:
            return f"{step.name}: {type(error).__name__}: {str(error).splitlines()[0]}"
    return ""


def _migrate_one(connection: Any, step: Step) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(step.folder))
    scripts = ScriptDirectory.from_config(config)
    sqlite = connection.dialect.name == "sqlite"
    raw = connection.connection.dbapi_connection
    if sqlite:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("BEGIN IMMEDIATE")

    def revise(revision: Any, context: Any) -> Any:
        if step.target == BASE:
            return scripts._downgrade_revs("base", revision)  # noqa: SLF001 - as alembic's commands do
        return scripts._upgrade_revs("heads", revision)  # noqa: SLF001 - as alembic's commands do

    with connection.begin() as transaction:
        if not sqlite:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7305509)")
        with EnvironmentContext(config, scripts, fn=revise) as environment:
            environment.configure(
                connection=connection,
                version_table=version_table(step.name),
                render_as_batch=sqlite,
                transactional_ddl=True,
            )
            environment.run_migrations()
        if step.target == BASE:
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {version_table(step.name)}")
        if sqlite and raw.execute("PRAGMA foreign_key_check").fetchone():
            transaction.rollback()
            raise RuntimeError("a foreign key would point at nothing")
    # With isolation_level=None the driver leaves the transaction to us.
    if sqlite and raw.in_transaction:
        raw.execute("COMMIT")


def work() -> None:
    """Answer requests, a line each, until there are no more; the life of the worker process."""
    for line in sys.stdin:
        asked = json.loads(line)
        steps = [Step(name, Path(folder), target) for name, folder, target in asked["steps"]]
        print(json.dumps(migrate(asked["url"], steps)), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    work()
