"""The clock of an installation: the machine's, one that stands still, or one that is shifted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kring_core.clock import clock_from, system_clock


@pytest.mark.parametrize("setting", [None, ""])
def test_without_a_setting_it_is_the_machines_time(setting):
    assert clock_from(setting) is system_clock
    assert system_clock().tzinfo is UTC


@pytest.mark.parametrize(
    "setting", ["2026-11-23T09:00+01:00", "2026-11-23T08:00", "2026-11-23 08:00:00Z"]
)
def test_an_instant_stands_still_in_utc(setting):
    clock = clock_from(setting)

    assert clock() == clock() == datetime(2026, 11, 23, 8, tzinfo=UTC)


@given(st.integers(0, 9999), st.sampled_from("smhd"), st.sampled_from("+-"))
def test_a_shift_moves_the_machines_time(amount, unit, sign):
    seconds = amount * {"s": 1, "m": 60, "h": 3600, "d": 86400}[unit] * (1 if sign == "+" else -1)

    off = clock_from(f"{sign}{amount}{unit}")() - system_clock()

    assert abs(off - timedelta(seconds=seconds)) < timedelta(seconds=5)


@pytest.mark.parametrize("setting", ["yesterday", "3d", "+3", "+3w", "2026-13-01", "+-3d"])
def test_anything_else_is_refused(setting):
    with pytest.raises(ValueError, match=r"^(?!.*timedelta)"):
        clock_from(setting)
