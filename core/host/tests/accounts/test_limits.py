"""Limits: how waiting grows, and whom an attempt counts for."""

from __future__ import annotations

import pytest
from kring_core.accounts.limits import PER_ACCOUNT, Counted, Limits, TooManyTries, of_address

SOMEBODY = Counted("login:somebody", PER_ACCOUNT)


@pytest.fixture
def attempt(practice, clock):
    """Try once, and fail; answers the seconds of waiting, or 0."""

    def fail(*counted):
        with practice.database.write() as db:
            try:
                Limits(db, clock).take("sign_in", counted or (SOMEBODY,))
            except TooManyTries as error:
                return error.wait.total_seconds()
        return 0

    return fail


def test_each_failure_doubles_the_wait_up_to_a_quarter_of_an_hour(attempt, clock):
    assert [attempt() for _ in range(PER_ACCOUNT)] == [0] * PER_ACCOUNT

    waits = []
    for _ in range(7):
        waits.append(attempt())
        clock.move(seconds=waits[-1])
        assert attempt() == 0
    assert waits == [30, 60, 120, 240, 480, 900, 900]


def test_after_a_day_it_counts_no_more(attempt, clock):
    for _ in range(PER_ACCOUNT):
        attempt()
    clock.move(days=1)

    assert [attempt() for _ in range(PER_ACCOUNT)] == [0] * PER_ACCOUNT


def test_what_succeeded_does_not_count(practice, clock, attempt):
    for _ in range(PER_ACCOUNT * 2):
        with practice.database.write() as db:
            limits = Limits(db, clock)
            limits.give_back(limits.take("sign_in", [SOMEBODY]))

    assert attempt() == 0


def test_one_that_must_wait_is_counted_for_nobody(attempt):
    for _ in range(PER_ACCOUNT):
        attempt()
    other = Counted("login:other", 1)
    assert attempt(SOMEBODY, other)

    assert attempt(other) == 0


def test_with_the_clock_put_back_nobody_waits_longer_than_the_longest(attempt, clock):
    for _ in range(PER_ACCOUNT + 10):
        attempt()
        clock.move(minutes=16)
    clock.move(days=-3)

    assert 0 < attempt() <= 900


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.7", "192.0.2.8", False),
        ("2001:db8:1:2::7", "2001:db8:1:2:ffff::8", True),
        ("2001:db8:1:2::7", "2001:db8:1:3::7", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
        (None, "", True),
        ("no address", "no address", True),
    ],
)
def test_a_household_has_one_address(one, other, same):
    assert (of_address(one) == of_address(other)) is same
