"""What the access log does by itself, once a day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy.orm import Session

from kring_core.access.log.closings import keep_closings, kept_closings
from kring_core.access.log.comparing import Closing
from kring_core.access.log.entry import Entry, Outcome
from kring_core.access.log.reading import evidence
from kring_core.access.log.retention import remove_lapsed
from kring_core.access.log.store import LogStore, log_of
from kring_core.access.log.verification import first_fault
from kring_core.db import Unavailable
from kring_core.practices.practice import Practice

VERIFIED = "log.verified"
"""The event of comparing the log with its anchors; refused when it is not what it was."""

DAILY = "daily"
"""The rule of what happens by itself."""

LOOKED_AT = 2
"""The latest segments, whose lines are looked at daily; ``kring log verify`` looks at all."""


class UnusableLog(Exception):
    """The log cannot be read or written; the job is tried again the next day."""


def verify_log(practice: Practice, db: Session) -> None:
    """Keep how segments ended, compare the latest with their anchors, and log what was found.

    :raises UnusableLog: when the log cannot be used.
    """
    store, closings = log_of(practice), kept_closings(db)
    if store.exists or store.anchors.sizes() or closings:
        with _a_fault_of_its_own():
            _verify(store, db, closings, practice.host.clock())


def lapse_log(practice: Practice, db: Session) -> None:
    """Let a segment go that has had its term.

    :raises UnusableLog: when the log cannot be used.
    """
    with _a_fault_of_its_own():
        remove_lapsed(log_of(practice), practice.host.clock())


def _verify(store: LogStore, db: Session, closings: dict[int, Closing], now: datetime) -> None:
    with evidence(store, closings) as found:
        since = max(len(found.segments) - LOOKED_AT + 1, 1)
        fault = first_fault(found, now, since)
    if fault is None:
        keep_closings(store, db, now)
        store.append([Entry(now, VERIFIED, resource="log", rule=DAILY)])
        return
    place = f"log:{fault.line}"
    store.append([Entry(now, VERIFIED, resource=place, rule=DAILY, outcome=Outcome.REFUSED)])


@contextmanager
def _a_fault_of_its_own() -> Iterator[None]:
    # A practice whose database is unavailable waits with all that it does; its log is another.
    try:
        yield
    except Unavailable as error:
        raise UnusableLog(error.reason) from error
