"""The rules of relations as pure functions: days, doubles, and whose word brings one in force.

A relation that opens content is in force by the word of two. At least one of them *vouches*: is the
person concerned, or sees that domain of theirs through a relation already. So nobody reaches what
exists by their own word, and no two people do of whom neither is near it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kring_core.relations.kinds import KINDS, Kind


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day on which something holds, both included."""

    first: date
    last: date | None = None
    """None while no end is known."""

    @property
    def sound(self) -> bool:
        """Whether it does not end before it begins."""
        return self.last is None or self.last >= self.first

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def meets(self, other: Days) -> bool:
        """Whether there is a day on which both hold."""
        begins_in_time = other.last is None or self.first <= other.last
        return begins_in_time and (self.last is None or other.first <= self.last)

    def within(self, other: Days) -> bool:
        """Whether it holds on no day on which the other does not."""
        ends_in_time = other.last is None or (self.last is not None and self.last <= other.last)
        return self.first >= other.first and ends_in_time


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who gives their word on a relation that opens content."""

    person_id: str
    staff: bool
    """Whether they work here; an administrator who does not is no therapist of anybody."""
    vouches: bool
    """Whether they are the person concerned, or see this domain of theirs through a relation in
    force, be it as an opened deputy. What an emergency shows does not count."""


def ordered(kind: Kind, subject_id: str, object_id: str) -> tuple[str, str]:
    """Subject and object as they are stored: a mutual relation once, whoever was named first."""
    pair = (subject_id, object_id)
    return (min(pair), max(pair)) if KINDS[kind].mutual else pair


def doubles(asked: Days, known: Iterable[Days]) -> bool:
    """Whether the same relation is known on one of the days already."""
    return any(asked.meets(days) for days in known)


def may_be_subject(kind: Kind, *, staff: bool) -> bool:
    """Whether somebody can be the subject: content opens to who works here, and to nobody else."""
    return staff or KINDS[kind].opens is None


def stands_at_once(
    kind: Kind, recorder: Voice, subject_id: str, *, opened_before: bool, begun: bool
) -> bool:
    """Whether a relation is in force by the word of who records it.

    One that opens nothing is. One that opens content is only for who begins with somebody whom
    nobody has treated: there is nothing to open then.

    :param opened_before: whether a relation ever opened this domain of the person.
    :param begun: whether its first day has come; by the day it begins there may be more to open.
    """
    if KINDS[kind].opens is None:
        return True
    is_first = recorder.person_id == subject_id and not opened_before
    return is_first and recorder.staff and begun


def may_confirm(
    kind: Kind, recorder: Voice | None, second: Voice, subject_id: str, *, opened_before: bool
) -> bool:
    """Whether somebody's word is the second that a relation waits for.

    It is never the recorder's own. Who will see the content can be the second where the recorder
    vouches, as with a hand-over, or where there is nothing to open yet.

    :param recorder: None when it was recorded on the command line.
    """
    if KINDS[kind].opens is None or (recorder and recorder.person_id == second.person_id):
        return False
    accepts = second.person_id == subject_id and second.staff
    recorder_vouches = recorder is not None and recorder.vouches
    return second.vouches or (accepts and (recorder_vouches or not opened_before))


def may_withdraw(kind: Kind, *, confirmed: bool, own: bool, administers: bool) -> bool:
    """Whether somebody may say that a relation never was.

    One that waits: who recorded it, or whom it is about. One that was in force and opened content
    can only be ended: that it was there decides who may be next. Any other is taken back by an
    administrator who did not record it.

    :param own: whether they recorded it, or are its subject or object.
    """
    if not confirmed:
        return own or administers
    return KINDS[kind].opens is None and administers and not own
