"""The log of one practice: lines are written here, and nowhere else.

An SQLite file of its own beside the practice's database, whichever backend that has: written before
content leaves, whether or not the request commits. A line is there when the anchors have been told
of it and the transaction has been committed, in this order.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from kring_core.access.log.anchors import Anchors
from kring_core.access.log.entry import Entry
from kring_core.access.log.segments import begins_new
from kring_core.access.log.tables import make_file
from kring_core.access.log.writing import (
    Head,
    add_lines,
    close_segment,
    end_of,
    head_of,
    open_segment,
)
from kring_core.db import Database, Unavailable, open_database
from kring_core.db.database import told_apart
from kring_core.practices.practice import Practice


class LogStore:
    """The access log of one practice."""

    def __init__(self, path: Path, anchors: Anchors) -> None:
        self._path = path
        self.anchors = anchors

    @property
    def exists(self) -> bool:
        """Whether anything was ever written."""
        return self._path.exists()

    @property
    def database(self) -> Database:
        """Its database, made when it is first needed.

        :raises Unavailable: when it cannot be made.
        """
        if not self.exists:
            with anchoring(), told_apart():
                make_file(self._path)
        return open_database(f"sqlite:///{self._path}")

    def append(self, entries: Sequence[Entry]) -> None:
        """Write lines in one transaction; they are on the disk when it returns.

        :raises Unavailable: when they cannot be written; none of them is there then.
        """
        if not entries:
            return
        with self.database.write_rows() as db:
            head = head_of(db)
            segment = _segment_for(db, head, entries[0].at)
            number, said = add_lines(db, segment, head, entries)
            with anchoring():
                self.anchors.promise(segment, head.number + 1, number, said)
        # What was committed is there, even when that cannot be said any more.
        with suppress(OSError):
            self.anchors.confirm(segment, number, said)


def log_of(practice: Practice) -> LogStore:
    """The access log of a practice."""
    settings = practice.host.settings
    anchors = settings.anchors or settings.home / "anchors"
    return LogStore(practice.place.log, Anchors(anchors / practice.slug))


@contextmanager
def anchoring() -> Iterator[None]:
    """Turn what a disk can be in, and get out of, into :class:`Unavailable`."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO)
        locked = error.errno in (errno.EROFS, errno.EACCES, errno.EPERM)
        raise Unavailable("full" if full else "read_only" if locked else "gone") from error


def _segment_for(db: sqlite3.Connection, head: Head, at: datetime) -> int:
    """The number of the segment in which a line goes; the change to a new one is part of it."""
    last = head.segment
    if last is not None and last.last is None:
        if not begins_new(last.opened_at, at):
            return last.number
        close_segment(db, last.number, end_of(db, last))
    return open_segment(db, head, at)
