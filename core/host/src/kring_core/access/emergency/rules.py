"""The rules of breaking the glass as pure functions and figures."""

from __future__ import annotations

from datetime import datetime, timedelta

from kring_core.access.emergency.models import Emergency

LASTS = timedelta(minutes=60)
"""How long somebody sees care records after breaking the glass."""
REVIEWED_WITHIN = timedelta(days=7)
"""How long a second person has to judge it."""
FEWEST_WORDS = 3
"""A reason that can be judged says more than *urgent*."""
LONGEST_REASON = 1000


def is_reason(text: str) -> bool:
    """Whether a reason says enough to be judged by somebody else."""
    return sum(any(letter.isalpha() for letter in word) for word in text.split()) >= FEWEST_WORDS


def is_under_way(emergency: Emergency, now: datetime) -> bool:
    """Whether its time has not run out."""
    return emergency.began_at <= now < emergency.ends_at


def may_review(emergency: Emergency, person_id: str) -> bool:
    """Whether somebody may judge it: never who broke the glass, nor who it was about, and once."""
    concerned = (emergency.by_person_id, emergency.about_id)
    return emergency.reviewed_at is None and person_id not in concerned


def is_overdue(emergency: Emergency, now: datetime) -> bool:
    """Whether it should have been judged by now."""
    return emergency.reviewed_at is None and now - emergency.began_at > REVIEWED_WITHIN
