"""When a segment ends, and when it has had its term."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from kring_core.access.log.segments import begins_new, term_of


def on(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)


@pytest.mark.parametrize(
    ("opened", "at", "begins"),
    [
        (on(2026, 11, 1), on(2026, 11, 30, 23), False),
        (on(2026, 11, 1), on(2026, 12, 1), True),
        (on(2025, 11, 1), on(2026, 11, 1), True),
        pytest.param(on(2026, 12, 1), on(2026, 11, 30, 23, 10), False, id="put back an hour"),
        pytest.param(on(2036, 5, 1), on(2026, 11, 30), True, id="was ten years wrong"),
    ],
)
def test_a_segment_is_a_month(opened, at, begins):
    assert begins_new(opened, at) is begins


@pytest.mark.parametrize(
    ("last", "term"),
    [
        (on(2026, 11, 30, 23, 59), on(2031, 11, 30, 23, 59)),
        pytest.param(on(2024, 2, 29, 12), on(2029, 3, 1, 12), id="leap day"),
        pytest.param(on(2023, 2, 28, 12), on(2028, 2, 28, 12), id="before a leap day"),
    ],
)
def test_a_line_is_kept_for_five_full_years(last, term):
    assert term_of(last) == term
    assert term_of(last) - last >= timedelta(days=5 * 365 + 1)
