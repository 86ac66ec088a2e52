"""What the access log does by itself, once a day."""

from __future__ import annotations

from sqlalchemy.orm import Session

from kring_core.access.log.closings import keep_closings, kept_closings
from kring_core.access.log.entry import Entry, Outcome
from kring_core.access.log.reading import evidence
from kring_core.access.log.retention import remove_lapsed
from kring_core.access.log.store import log_of
from kring_core.access.log.verification import first_fault
from kring_core.practices.practice import Practice

VERIFIED = "log.verified"
"""The event of comparing the log with its anchors; refused when it is not what it was."""

DAILY = "daily"
"""The rule of what happens by itself."""

LOOKED_AT = 2
"""The latest segments, whose lines are looked at daily; ``kring log verify`` looks at all."""


def verify_log(practice: Practice, db: Session) -> None:
    """Keep how segments ended, compare the latest with their anchors, and log what was found."""
    store, now = log_of(practice), practice.host.clock()
    if not (store.exists or store.anchors.sizes()):
        return
    with evidence(store, kept_closings(db)) as found:
        since = max(len(found.segments) - LOOKED_AT + 1, 1)
        fault = first_fault(found, now, since)
    if fault is None:
        keep_closings(store, db, now)
        store.append([Entry(now, VERIFIED, resource="log", rule=DAILY)])
        return
    place = f"log:{fault.line}"
    store.append([Entry(now, VERIFIED, resource=place, rule=DAILY, outcome=Outcome.REFUSED)])


def lapse_log(practice: Practice, db: Session) -> None:
    """Let a segment go that has had its term."""
    remove_lapsed(log_of(practice), practice.host.clock())
