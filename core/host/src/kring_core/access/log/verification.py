"""Whether a log is what it was: names the first place where it is not.

Three witnesses are compared: the lines, which are chained; the anchors, which lie outside; and the
closings, which the practice's own database keeps of each segment that has ended.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kring_core.access.log.anchors import Anchored
from kring_core.access.log.comparing import (
    Closing,
    Fault,
    Line,
    Wrong,
    faults_in_lines,
    had_its_term,
    in_doubt,
)
from kring_core.access.log.entry import GENESIS
from kring_core.access.log.segments import Segment


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is there to compare."""

    segments: Sequence[Segment]
    lines: Callable[[int], Iterator[Line]]
    """The lines of a segment, in their order."""
    strays: Iterable[tuple[int, int]]
    """Segment and number of lines that are in no segment."""
    anchored: Callable[[int], Anchored]
    anchored_segments: Iterable[int]
    closings: Mapping[int, Closing]


def first_fault(evidence: Evidence, now: datetime, since: int = 1) -> Fault | None:
    """The first place where the log is not what it was, or None.

    :param now: the present; a segment that went before its term is missing.
    :param since: number of the first segment whose lines are looked at; of those before it, only
        that they join.
    """
    return next(_faults(evidence, now, since), None)


def _faults(evidence: Evidence, now: datetime, since: int) -> Iterator[Fault]:
    # Only the first is ever asked for, so what comes after one need not make sense.
    for stray, line in evidence.strays:
        yield Fault(Wrong.ADDED, stray, line)
    number, end = 0, Closing(0, GENESIS)
    for number, segment in enumerate(evidence.segments, 1):
        if segment.number != number:
            yield Fault(Wrong.SEGMENT_GONE, number, end.last + 1)
        if (segment.first, segment.before) != (end.last + 1, end.head):
            yield Fault(Wrong.CHANGED, number, segment.first)
        end = yield from _in_segment(segment, evidence, now, since)
        if evidence.closings.get(number, end) != end:
            yield Fault(Wrong.CHANGED, number, end.last)
    for later in sorted({*evidence.anchored_segments, *evidence.closings}):
        if later > number and not in_doubt(evidence.anchored(later).promises):
            yield Fault(Wrong.SEGMENT_GONE, later, end.last + 1)


def _in_segment(
    segment: Segment, evidence: Evidence, now: datetime, since: int
) -> Generator[Fault, None, Closing]:
    ended = Closing(segment.last or 0, segment.head or b"")
    if segment.removed_at is not None:
        if not had_its_term(ended, evidence.anchored(segment.number).removal, now):
            yield Fault(Wrong.SEGMENT_GONE, segment.number, segment.first)
        return ended
    if segment.number < since and segment.last is not None:
        return ended
    lines = evidence.lines(segment.number)
    return (yield from faults_in_lines(segment, lines, evidence.anchored(segment.number)))
