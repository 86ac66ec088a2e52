"""Time, injected: the one place that asks the machine what time it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Answers the present as an aware datetime in UTC."""

_SHIFT = re.compile(r"([+-])(\d+)([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def system_clock() -> datetime:
    """The machine's own time, in UTC."""
    return datetime.now(UTC)


def clock_from(setting: str | None) -> Clock:
    """The clock that ``KRING_CLOCK`` asks for; for development only.

    :param setting: None or empty for the machine's time, an ISO 8601 instant for a time that stands
        still (``2026-11-23T09:00+01:00``; without an offset it is UTC), or a shift such as ``+3d``.
    :raises ValueError: when the setting is none of these.
    """
    if not setting:
        return system_clock
    if shift := _SHIFT.fullmatch(setting):
        sign, amount, unit = shift.groups()
        delta = timedelta(**{_UNITS[unit]: int(f"{sign}{amount}")})
        return lambda: system_clock() + delta
    instant = datetime.fromisoformat(setting)
    fixed = instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
    return lambda: fixed
