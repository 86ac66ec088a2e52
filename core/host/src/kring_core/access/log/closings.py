"""How each segment ended, kept in the practice's own database: a third witness.

The database has backups of its own and may lie on a server of its own, where who holds the log and
its anchors does not reach.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kring_core.access.log.comparing import Closing
from kring_core.access.log.store import LogStore
from kring_core.access.log.tables import all_segments
from kring_core.practices.models import Change

ACTION = "log.closed"
"""Under which it stands in the list of changes, with the number of the segment."""


def kept_closings(db: Session) -> dict[int, Closing]:
    """What the practice's database says of the segments that have ended."""
    query = select(Change.subject, Change.details).where(Change.action == ACTION)
    return {
        int(subject): Closing(details["last"], bytes.fromhex(details["head"]))
        for subject, details in db.execute(query)
    }


def keep_closings(store: LogStore, db: Session, now: datetime) -> None:
    """Write down how segments ended that have ended since the last time."""
    known = kept_closings(db)
    with store.database.read() as log:
        ended = [one for one in all_segments(log) if one.number not in known]
    for segment in ended:
        if segment.last is not None and segment.head is not None:
            details = {"last": segment.last, "head": segment.head.hex()}
            subject = str(segment.number)
            db.add(Change(at=now, account_id=None, action=ACTION, subject=subject, details=details))
