"""The statements that write a log, within a transaction of it; a page waits for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from kring_core.access.log.entry import FIELDS, GENESIS, Entry, chained, said_at, values_of
from kring_core.access.log.segments import Segment
from kring_core.access.log.tables import segment_of

_HEAD = """
    SELECT segment.*, line.number, line.hash FROM segment LEFT JOIN line ON line.number =
        (SELECT max(number) FROM line WHERE line.segment = segment.number)
    ORDER BY segment.number DESC LIMIT 1
"""
_LINE = (
    f"INSERT INTO line (number, segment, hash, {', '.join(FIELDS)}) "  # noqa: S608 - names of ours
    f"VALUES (?, ?, ?{', ?' * len(FIELDS)})"
)


class Head(NamedTuple):
    """Where a log stands."""

    segment: Segment | None
    """The last one; None before the first line of all."""
    number: int
    """Of the last line."""
    hash: bytes


class End(NamedTuple):
    """Where a segment ends."""

    last: int
    head: bytes
    last_at: datetime


def head_of(db: sqlite3.Connection) -> Head:
    """Where the log stands."""
    row = db.execute(_HEAD).fetchone()
    if row is None:
        return Head(None, 0, GENESIS)
    *columns, number, said = row
    segment = segment_of(columns)
    if segment.last is not None and segment.head is not None:
        return Head(segment, segment.last, segment.head)
    if number is None:
        return Head(segment, segment.first - 1, segment.before)
    return Head(segment, number, said)


def add_lines(
    db: sqlite3.Connection, segment: int, head: Head, entries: Sequence[Entry]
) -> tuple[int, bytes]:
    """Chain entries to the head; answer the number and the hash of the last."""
    number, said, rows = head.number, head.hash, []
    for entry in entries:
        number, said = number + 1, chained(said, entry)
        at, *rest = values_of(entry)
        rows.append((number, segment, said, said_at(at), *rest))
    db.executemany(_LINE, rows)
    return number, said


def open_segment(db: sqlite3.Connection, head: Head, at: datetime) -> int:
    """Begin a segment after the head; answer its number."""
    number = head.segment.number + 1 if head.segment else 1
    row = (number, said_at(at), head.number + 1, head.hash)
    db.execute(
        'INSERT INTO segment (number, opened_at, "first", "before") VALUES (?, ?, ?, ?)', row
    )
    return number


def end_of(db: sqlite3.Connection, segment: Segment) -> End:
    """Where a segment ends, by its lines."""
    latest = "SELECT max(at) FROM line WHERE segment = ?"
    final = "SELECT number, hash FROM line WHERE segment = ? ORDER BY number DESC LIMIT 1"
    (at,) = db.execute(latest, (segment.number,)).fetchone()
    last, head = db.execute(final, (segment.number,)).fetchone() or (
        segment.first - 1,
        segment.before,
    )
    return End(last, head, datetime.fromisoformat(at) if at else segment.opened_at)


def close_segment(
    db: sqlite3.Connection, number: int, end: End, removed_at: datetime | None = None
) -> None:
    """Keep of a segment where it ended and, when its lines have gone, since when."""
    row = (end.last, end.head, said_at(end.last_at), removed_at and said_at(removed_at), number)
    db.execute(
        'UPDATE segment SET "last" = ?, head = ?, last_at = ?, removed_at = ? WHERE number = ?', row
    )


def drop_lines(db: sqlite3.Connection, segment: int) -> None:
    """Let the lines of a segment go; SQLite overwrites what is deleted."""
    db.execute("DELETE FROM line WHERE segment = ?", (segment,))
