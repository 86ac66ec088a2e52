"""A log in a folder of its own, without a practice around it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from kring_core.access.log.anchors import Anchors
from kring_core.access.log.comparing import Closing, Fault
from kring_core.access.log.entry import Entry
from kring_core.access.log.reading import Asked, Read, evidence, reading
from kring_core.access.log.store import LogStore
from kring_core.access.log.verification import first_fault
from kring_core.testing.clock import START


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LogStore]:
    made = LogStore(tmp_path / "log.sqlite", Anchors(tmp_path / "anchors"))
    yield made
    if made.exists:
        made.database.dispose()


@pytest.fixture
def write(store: LogStore) -> Callable[..., None]:
    """Write lines: ``write(3)`` one by one, ``write(2, at=…, together=True)`` as one."""

    def add(count: int = 1, at: datetime = START, *, together: bool = False) -> None:
        entries = [Entry(at, "seen", "a" * 20, "b" * 20, None, "c" * 20, "person", "treats")]
        if together:
            store.append(entries * count)
            return
        for _ in range(count):
            store.append(entries)

    return add


@pytest.fixture
def read(store: LogStore) -> Callable[[], list[Read]]:
    """All lines, oldest first."""

    def every() -> list[Read]:
        with reading(store, Asked()) as lines:
            return list(lines.each())

    return every


@pytest.fixture
def fault(store: LogStore) -> Callable[..., Fault | None]:
    """The first place where the log is not what it was."""

    def find(
        now: datetime = START, closings: dict[int, Closing] | None = None, since: int = 1
    ) -> Fault | None:
        with evidence(store, closings or {}) as found:
            return first_fault(found, now, since)

    return find


@pytest.fixture
def tamper(tmp_path: Path) -> Callable[..., None]:
    """Say something to the log's file past Kring, as who holds the file can."""

    def say(statement: str, *values: object) -> None:
        with closing(sqlite3.connect(tmp_path / "log.sqlite")) as connection:
            connection.execute(statement, values)
            connection.commit()

    return say


@pytest.fixture
def anchor_file(tmp_path: Path) -> Path:
    """The anchors of the first segment."""
    return tmp_path / "anchors" / "000001.txt"
