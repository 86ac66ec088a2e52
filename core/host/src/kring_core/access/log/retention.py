"""The end of a segment: five years after its last line all of it goes, and a tombstone stays."""

from __future__ import annotations

from datetime import datetime

from kring_core.access.log.anchors import Removal
from kring_core.access.log.segments import Segment, term_of
from kring_core.access.log.store import LogStore, anchoring
from kring_core.access.log.tables import all_segments
from kring_core.access.log.writing import close_segment, drop_lines, end_of


def remove_lapsed(store: LogStore, now: datetime) -> bool:
    """Let the oldest segment go that has had its term; answer whether one went.

    One at a time, and a day between them, so that a clock that is years wrong takes little.

    :raises kring_core.db.Unavailable: when that cannot be written down; the segment stays then.
    """
    if not store.exists:
        return False
    with store.database.read() as db:
        due = [segment for segment in all_segments(db) if _may_be_over(segment, now)]
    return _remove(store, due[0], now) if due else False


def _may_be_over(segment: Segment, now: datetime) -> bool:
    return segment.removed_at is None and term_of(segment.last_at or segment.opened_at) <= now


def _remove(store: LogStore, segment: Segment, now: datetime) -> bool:
    with store.database.write_rows() as db:
        end = end_of(db, segment)
        if end.last < segment.first or term_of(end.last_at) > now:
            # Another process removed it since, or it is open and was written in.
            return False
        with anchoring():
            # Said before it is done: killed between the two, it is done at the next turn.
            store.anchors.remove(segment.number, Removal(*end, removed_at=now))
        close_segment(db, segment.number, end, removed_at=now)
        drop_lines(db, segment.number)
    return True
