"""A clock that a test moves by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""When every test begins: a Monday morning."""


class MovableClock:
    """Answers the same instant until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        """The present of the test, in UTC."""
        return self.now

    def move(self, **amount: float) -> datetime:
        """Let time pass; answer the new present.

        :param amount: as of :class:`datetime.timedelta`: ``clock.move(days=3)``.
        """
        self.now += timedelta(**amount)
        return self.now

    def reset(self) -> None:
        """Go back to the beginning."""
        self.now = START
