"""The access log: what a line costs, and the log of a person in a small and in a large log."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from kring_core.access.log.anchors import Anchors
from kring_core.access.log.comparing import Fault
from kring_core.access.log.entry import Entry
from kring_core.access.log.reading import Asked, Read, evidence, reading
from kring_core.access.log.store import LogStore
from kring_core.access.log.verification import first_fault
from kring_core.testing.looking import statements
from measure import cpu

LARGE = 1_000_000
SMALL = LARGE // 100
MONTHS = 60
SEEN = 400
"""How often the measured person was seen, in either log."""
FIRST = datetime(2021, 12, 1, tzinfo=UTC)
NOBODY = "n" * 20
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a folder of its own in it
"""Where a sync costs nothing, so that a line is measured without it; syncs take CPU as well."""


def filled(folder: Path, size: int) -> LogStore:
    """A log of so many lines over five years, of a person for every fifty lines."""
    folder.mkdir()
    store = LogStore(folder / "log.sqlite", Anchors(folder / "anchors"))
    step = timedelta(days=30 * MONTHS) / size
    people = size // 50
    every = size // SEEN
    for begin in range(0, size, 1000):
        entries = [
            Entry(
                at=FIRST + step * number,
                event="seen",
                account_id=f"a{number % 40:019}",
                actor_id=f"b{number % 40:019}",
                person_id=NOBODY if number % every == 0 else f"p{number * 7919 % people:019}",
                resource=f"person:p{number * 7919 % people:019}",
                rule="treats",
            )
            for number in range(begin, begin + 1000)
        ]
        store.append(entries)
    return store


def write(store: LogStore, at: datetime) -> None:
    """Write one line."""
    store.append([Entry(at, "seen", "a" * 20, "b" * 20, None, NOBODY, "person", "treats")])


def read_page(store: LogStore) -> list[Read]:
    """Read the first page of the log of a person, as their own page does."""
    with reading(store, Asked(people=(NOBODY,))) as lines:
        lines.count()
        return lines.newest(50)


def verify(store: LogStore, since: int = 1) -> Fault | None:
    """Compare all of a log with its anchors, or what is looked at daily."""
    with evidence(store, {}) as found:
        return first_fault(found, FIRST + timedelta(days=30 * MONTHS), since)


def seconds(act: Callable[[], object]) -> float:
    """CPU seconds of something that is done once."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def person(small: LogStore, large: LogStore) -> dict[str, Any]:
    """The first page of the log of a person, who was seen as often in both logs."""
    pages = cpu({"small": partial(read_page, small), "large": partial(read_page, large)}, calls=20)
    with statements() as said:
        assert len(read_page(large)) == 50
    return {
        "small_ms": pages["small"] * 1000,
        "large_ms": pages["large"] * 1000,
        "ratio": pages["large"] / pages["small"],
        "queries": len(said),
        "target_ratio": 1.2,
        "target_queries": 12,
    }


def line(small: LogStore, large: LogStore) -> dict[str, Any]:
    """One line: what it costs this process, beyond what the disk takes to sync."""
    at = FIRST + timedelta(days=30 * MONTHS)
    cost = cpu({"small": partial(write, small, at), "large": partial(write, large, at)}, calls=50)
    return {
        "small_ms": cost["small"] * 1000,
        "large_ms": cost["large"] * 1000,
        "target_ms": 0.5,
    }


def figures() -> dict[str, Any]:
    """All of them."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        small, large = filled(Path(name) / "small", SMALL), filled(Path(name) / "large", LARGE)
        return {
            "log": {
                "lines": LARGE,
                "megabytes": _megabytes(Path(name) / "large" / "log.sqlite"),
                "line": line(small, large),
                "person": person(small, large),
                "verify_seconds": {
                    "daily": seconds(partial(verify, large, MONTHS - 1)),
                    "all": seconds(partial(verify, large)),
                },
            }
        }


def _megabytes(path: Path) -> float:
    with closing(sqlite3.connect(path)) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    return float(pages * size) / 1e6
