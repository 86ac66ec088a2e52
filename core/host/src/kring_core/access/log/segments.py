"""When a segment of the log ends and when it may go, as pure rules.

A segment is about a month, since lines leave the log together: the chain would not survive that
they left one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

YEARS_KEPT = 5
"""At least so long from writing: *Regeling elektronische gegevensverwerking* 2019, NEN 7513."""

PUT_BACK = timedelta(days=1)
"""A clock that is put back by less than this writes on in the segment that is open."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of lines that leaves the log as one; it stays as a tombstone when they have gone."""

    number: int
    """Counted from 1, without gaps."""
    opened_at: datetime
    first: int
    """Number of its first line."""
    before: bytes
    """Hash of the line before its first."""
    last: int | None = None
    """Number of its last line; None while it is open, as the next two."""
    head: bytes | None = None
    """Hash of its last line."""
    last_at: datetime | None = None
    """The latest instant that one of its lines names."""
    removed_at: datetime | None = None


def begins_new(opened_at: datetime, at: datetime) -> bool:
    """Whether a line opens a segment: it is of another month than the open one.

    An hour put back over midnight does not count; a clock that was a year wrong, and is right
    again, does.
    """
    other_month = (opened_at.year, opened_at.month) != (at.year, at.month)
    return other_month and (at > opened_at or opened_at - at > PUT_BACK)


def term_of(last_at: datetime) -> datetime:
    """From when on a segment may go: five full years after its last line.

    What was written on 29 February is kept until 1 March.
    """
    year = last_at.year + YEARS_KEPT
    try:
        return last_at.replace(year=year)
    except ValueError:
        return last_at.replace(year=year, month=3, day=1)
