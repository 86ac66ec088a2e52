"""What is read of a log: the lines that somebody asks for, and the evidence that is verified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from kring_core.access.log.comparing import Closing, Line
from kring_core.access.log.entry import Entry, said_at
from kring_core.access.log.store import LogStore
from kring_core.access.log.tables import all_segments, entry_of, lines, segments
from kring_core.access.log.verification import Evidence

AT_ONCE = 1000
"""How many lines are read at a time where all of them are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines somebody wants to read; all that is set must hold."""

    people: tuple[str, ...] = ()
    """Ids of the person whose records they are about: one, and those that were merged into it."""
    actor: str = ""
    """Id of the person who did it."""
    event: str = ""
    since: datetime | None = None
    until: datetime | None = None
    """Up to, and not including, this instant."""

    def conditions(self) -> list[ColumnElement[bool]]:
        """As conditions over the lines."""
        found: list[ColumnElement[bool]] = []
        if self.people:
            found.append(lines.c.person_id.in_(self.people))
        if self.actor:
            found.append(lines.c.actor_id == self.actor)
        if self.event:
            found.append(lines.c.event == self.event)
        if self.since:
            found.append(lines.c.at >= said_at(self.since))
        if self.until:
            found.append(lines.c.at < said_at(self.until))
        return found


class Read(NamedTuple):
    """A line that is shown or exported."""

    number: int
    hash: bytes
    entry: Entry


class Lines:
    """The lines of a log that were asked for."""

    def __init__(self, db: Session, asked: Asked) -> None:
        self._db = db
        self._asked = asked

    def count(self) -> int:
        """How many they are."""
        conditions = self._asked.conditions()
        if conditions:
            return self._db.scalar(select(func.count(lines.c.number)).where(*conditions)) or 0
        # All of them are counted by their segments: counting a million takes its time.
        open_one = select(func.max(lines.c.number)).scalar_subquery()
        inside = func.coalesce(segments.c.last, open_one) - segments.c.first + 1
        total = select(func.sum(inside)).where(segments.c.removed_at.is_(None))
        return self._db.scalar(total) or 0

    def newest(self, limit: int, offset: int = 0) -> list[Read]:
        """Some of them, the newest first."""
        query = select(lines).where(*self._asked.conditions()).order_by(lines.c.number.desc())
        rows = self._db.execute(query.limit(limit).offset(offset))
        return [read for row in rows for read in _readable(row)]

    def each(self) -> Iterator[Read]:
        """All of them, the oldest first, without holding them all."""
        query = select(lines).where(*self._asked.conditions()).order_by(lines.c.number)
        for row in self._db.execute(query, execution_options={"yield_per": AT_ONCE}):
            yield from _readable(row)


def _readable(row: Any) -> Iterator[Read]:
    # What somebody made unreadable stops no page; verifying names it.
    with suppress(TypeError, ValueError):
        yield Read(row.number, row.hash, entry_of(row))


@contextmanager
def reading(store: LogStore, asked: Asked) -> Iterator[Lines]:
    """The lines that were asked for, for as long as the block lasts.

    :raises kring_core.db.Unavailable: when the log cannot be read.
    """
    with store.database.read() as db:
        yield Lines(db, asked)


@contextmanager
def evidence(store: LogStore, closings: Mapping[int, Closing]) -> Iterator[Evidence]:
    """All that there is to verify, for as long as the block lasts.

    :raises kring_core.db.Unavailable: when the log cannot be read.
    """
    inside = select(segments.c.number).where(segments.c.removed_at.is_(None))
    stray = select(lines.c.segment, lines.c.number).where(lines.c.segment.not_in(inside)).limit(1)
    with store.database.read() as db:
        with store.database.write_rows():
            # Nobody writes now, so that lines and anchors are of one moment.
            known, anchored = all_segments(db), store.anchors.sizes()

        def of_segment(number: int) -> Iterator[Line]:
            query = select(lines).where(lines.c.segment == number).order_by(lines.c.number)
            for row in db.execute(query, execution_options={"yield_per": AT_ONCE}):
                yield _line(row)

        yield Evidence(
            segments=known,
            lines=of_segment,
            strays=[(row.segment, row.number) for row in db.execute(stray)],
            anchored=lambda number: store.anchors.read(number, anchored.get(number, 0)),
            anchored_segments=anchored,
            closings=closings,
        )


def _line(row: Any) -> Line:
    try:
        return Line(row.number, row.hash, entry_of(row))
    except (TypeError, ValueError):
        return Line(row.number, row.hash, None)
