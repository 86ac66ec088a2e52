"""One segment of a log against its anchors; pure, as all that decides whether a log is sound."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from kring_core.access.log.anchors import Anchored, Promise, Removal
from kring_core.access.log.entry import Entry, chained
from kring_core.access.log.segments import Segment, term_of


class Wrong(StrEnum):
    """What can be wrong with a log."""

    CHANGED = "changed"
    """The line says something else than it did, or another stands in its place."""
    REMOVED = "removed"
    """The line was there and is gone; at the end: the log was cut off."""
    ADDED = "added"
    """The line is there, and was never anchored; or the anchors were cut off."""
    SEGMENT_GONE = "segment_gone"
    """All of a segment is gone, without having had its term."""
    REWRITTEN = "rewritten"
    """From the line on the log was written anew: it was taken back to an older state."""


class Fault(NamedTuple):
    """The first place where a log is not what it was."""

    wrong: Wrong
    segment: int
    line: int
    """Number of the line; of a segment that is gone, of its first as far as is known."""


class Closing(NamedTuple):
    """How a segment ended, as the practice's own database keeps it."""

    last: int
    head: bytes


class Line(NamedTuple):
    """One line as it lies in the store."""

    number: int
    hash: bytes
    entry: Entry | None
    """None when it says what no line can say."""


def in_doubt(promises: Sequence[Promise]) -> bool:
    """Whether no more was promised than what a killed process may have left undone."""
    return len(promises) == 1 and not promises[0].kept


def had_its_term(ended: Closing, removal: Removal | None, now: datetime) -> bool:
    """Whether the anchors say of a segment that went that it ended so, and that it was time."""
    if removal is None or Closing(removal.last, removal.head) != ended:
        return False
    return term_of(removal.last_at) <= min(removal.removed_at, now)


def faults_in_lines(
    segment: Segment, lines: Iterator[Line], anchored: Anchored
) -> Generator[Fault, None, Closing]:
    """Where the lines of a segment are not what they were, in their order; answers its end."""
    number, said = segment.first - 1, segment.before
    waiting = deque(anchored.promises)
    for line in lines:
        expected, number = number + 1, line.number
        said = chained(said, line.entry) if line.entry else b""
        if wrong := _wrong_with(line, expected, said, anchored.rewound, waiting):
            yield Fault(wrong[0], segment.number, wrong[1])
        if waiting and number == waiting[0].last:
            waiting.popleft()
    if waiting and (number >= waiting[0].first or not in_doubt(waiting)):
        yield Fault(Wrong.REMOVED, segment.number, number + 1)
    end = Closing(number, said)
    if segment.last is not None and (segment.last, segment.head) != end:
        yield Fault(Wrong.REMOVED, segment.number, min(segment.last, number + 1))
    return end


def _wrong_with(
    line: Line, expected: int, said: bytes, rewound: int | None, waiting: Sequence[Promise]
) -> tuple[Wrong, int] | None:
    """What is wrong with a line, and from which line on; None when nothing is."""
    if line.number != expected:
        return Wrong.REMOVED, expected
    if line.number == rewound:
        return Wrong.REWRITTEN, line.number
    if said != line.hash:
        return Wrong.CHANGED, line.number
    if not waiting or not waiting[0].first <= line.number <= waiting[0].last:
        return Wrong.ADDED, line.number
    if line.number == waiting[0].last and said != waiting[0].head:
        # They were anchored together: which of them it was, their anchor does not say.
        return Wrong.CHANGED, waiting[0].first
    return None
