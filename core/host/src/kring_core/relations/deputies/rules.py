"""The rules of deputies as pure functions: prepared by one, agreed by another, opened by two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kring_core.relations.models import Deputy

LONGEST_READY = timedelta(days=2 * 365)
"""How far ahead somebody can be made ready; after that the two think about it anew."""
LONGEST_OPEN = timedelta(days=90)
"""How long somebody stands in at most; who is needed longer is asked for again."""


class Stage(StrEnum):
    """How far it is with somebody who would stand in."""

    PREPARED = "prepared"
    """Waits for the deputy to agree."""
    READY = "ready"
    """Can be asked for."""
    ASKED = "asked"
    """One asked for it, and a second has to open it."""
    OPEN = "open"
    """The deputy sees what the principal sees."""
    OVER = "over"


class Reason(StrEnum):
    """Why somebody is stood in for."""

    ILL = "ill"
    AWAY = "away"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody who would do something about a deputy."""

    person_id: str
    works_here: bool
    """Whether they are staff or manage the practice."""


def stage(deputy: Deputy, on: date) -> Stage:
    """How far it is on a day; it closes on its day by itself."""
    if deputy.closed_at is not None:
        return Stage.OVER
    if deputy.opened_at is not None:
        still = deputy.closes_on is not None and deputy.closes_on >= on
        return Stage.OPEN if still else Stage.OVER
    if deputy.valid_until < on:
        return Stage.OVER
    if deputy.asked_at is not None:
        return Stage.ASKED
    return Stage.PREPARED if deputy.agreed_at is None else Stage.READY


def may_agree(deputy: Deputy, hand: Hand, on: date) -> bool:
    """Only the deputy says that they will."""
    return stage(deputy, on) is Stage.PREPARED and hand.person_id == deputy.deputy_id


def may_ask(deputy: Deputy, hand: Hand, on: date) -> bool:
    """Whoever works here is the first of the two, or the witness whom the principal named."""
    return stage(deputy, on) is Stage.READY and _is_one_of_two(deputy, hand)


def may_open(deputy: Deputy, hand: Hand, on: date) -> bool:
    """The second of the two is another than who asked; so the deputy never opens it alone.

    Of a solo practitioner the two are the deputy and the witness, or the deputy and another who
    manages the practice.
    """
    is_another = hand.person_id != deputy.asked_by
    return stage(deputy, on) is Stage.ASKED and is_another and _is_one_of_two(deputy, hand)


def may_close(deputy: Deputy, hand: Hand, on: date) -> bool:
    """The principal takes it back at any time, and the deputy returns it.

    What was asked for can be closed by whoever works here, since closing opens nothing.
    """
    if stage(deputy, on) is Stage.OVER:
        return False
    own = hand.person_id in (deputy.principal_id, deputy.deputy_id)
    return own or (hand.works_here and deputy.asked_at is not None)


def _is_one_of_two(deputy: Deputy, hand: Hand) -> bool:
    return hand.works_here or hand.person_id == deputy.witness_id
