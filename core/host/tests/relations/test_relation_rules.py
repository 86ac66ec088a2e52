"""The rules of relations: days, doubles, and whose word brings one in force."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kring_core.relations.conflicts import RULED_OUT, broken_rules
from kring_core.relations.kinds import KINDS, Kind
from kring_core.relations.rules import (
    Days,
    Voice,
    doubles,
    may_be_subject,
    may_confirm,
    may_withdraw,
    ordered,
    stands_at_once,
)

TODAY = date(2026, 11, 23)
OPENING = [kind for kind in Kind if KINDS[kind].opens]
NAMES = ("ada", "sem", "marit", "noor")
ABOUT = "noor"
near = st.dates(TODAY - timedelta(days=9), TODAY + timedelta(days=9))
days = st.builds(Days, near, st.none() | near)
everything = list(product((True, False), repeat=2))


def every_day(span: Days) -> set[date]:
    """The days of a span, in a fortnight around all that the tests make up."""
    start = TODAY - timedelta(days=14)
    return {day for n in range(29) if (day := start + timedelta(days=n)) in span}


def voices(name: str) -> list[Voice]:
    """Everything that somebody can be: who it is about always vouches."""
    return [
        Voice(name, staff=staff, vouches=vouches or name == ABOUT) for staff, vouches in everything
    ]


def test_the_last_day_still_counts():
    span = Days(TODAY, TODAY)

    assert span.sound
    assert TODAY in span
    assert TODAY + timedelta(days=1) not in span


def test_what_ends_before_it_begins_is_not_sound():
    assert not Days(TODAY, TODAY - timedelta(days=1)).sound
    assert Days(TODAY).sound


@given(days, days)
def test_two_meet_where_they_share_a_day_and_not_otherwise(one, other):
    if one.sound and other.sound:
        assert one.meets(other) == bool(every_day(one) & every_day(other)) == other.meets(one)
        assert doubles(one, [other]) == one.meets(other)


@given(days, days)
def test_one_lies_within_another_when_it_adds_no_day(one, other):
    if one.sound and other.sound:
        assert one.within(other) == (every_day(one) <= every_day(other))


@pytest.mark.parametrize("kind", Kind)
def test_only_a_mutual_relation_reads_the_same_from_both_sides(kind):
    assert (ordered(kind, "b", "a") == ordered(kind, "a", "b")) == KINDS[kind].mutual


@pytest.mark.parametrize("kind", OPENING)
def test_content_opens_to_who_works_here_only(kind):
    assert may_be_subject(kind, staff=True)
    assert not may_be_subject(kind, staff=False)


def in_force(kind, recorder, second, subject, *, opened_before, begun):
    """Whether a relation comes in force by the words of who records it and, perhaps, a second."""
    if stands_at_once(kind, recorder, subject, opened_before=opened_before, begun=begun):
        return True
    return second is not None and may_confirm(
        kind, recorder, second, subject, opened_before=opened_before
    )


@pytest.mark.parametrize("kind", OPENING)
def test_nobody_alone_opens_content_that_is_there(kind):
    """Over all combinations: an administrator, staff or not, whoever would see it, any day."""
    for name, subject, begun in product(NAMES, NAMES, (True, False)):
        for recorder, second in product(voices(name), repeat=2):
            assert not in_force(kind, recorder, second, subject, opened_before=True, begun=begun)


@pytest.mark.parametrize("kind", OPENING)
def test_two_of_whom_neither_is_near_open_nothing_that_is_there(kind):
    for one, other, subject, begun in product(NAMES, NAMES, NAMES, (True, False)):
        for recorder, second in product(voices(one), voices(other)):
            if not recorder.vouches and not second.vouches:
                assert not in_force(
                    kind, recorder, second, subject, opened_before=True, begun=begun
                )


@pytest.mark.parametrize("kind", OPENING)
def test_what_was_recorded_on_the_command_line_waits_for_somebody_near(kind):
    for name, subject in product(NAMES, NAMES):
        for second in voices(name):
            confirmed = may_confirm(kind, None, second, subject, opened_before=True)
            assert confirmed == second.vouches


@pytest.mark.parametrize("kind", OPENING)
def test_the_first_therapist_begins_at_once_and_from_today(kind):
    sem = Voice("sem", staff=True, vouches=False)

    assert stands_at_once(kind, sem, "sem", opened_before=False, begun=True)
    assert not stands_at_once(kind, sem, "sem", opened_before=False, begun=False)
    assert not stands_at_once(kind, sem, "sem", opened_before=True, begun=True)
    assert not stands_at_once(kind, sem, "marit", opened_before=False, begun=True)


@pytest.mark.parametrize("kind", OPENING)
def test_an_administrator_who_does_not_work_here_begins_with_nobody(kind):
    ada = Voice("ada", staff=False, vouches=False)

    assert not stands_at_once(kind, ada, "ada", opened_before=False, begun=True)
    assert not may_confirm(kind, None, ada, "ada", opened_before=False)


@pytest.mark.parametrize("kind", OPENING)
def test_a_hand_over_needs_who_treats_and_who_will(kind):
    sem = Voice("sem", staff=True, vouches=True)
    marit = Voice("marit", staff=True, vouches=False)

    assert may_confirm(kind, sem, marit, "marit", opened_before=True)
    assert not may_confirm(kind, marit, marit, "marit", opened_before=True)
    assert may_confirm(kind, marit, sem, "marit", opened_before=True)


@pytest.mark.parametrize("kind", OPENING)
def test_what_opened_content_is_ended_and_never_taken_back(kind):
    for own, administers in everything:
        assert not may_withdraw(kind, confirmed=True, own=own, administers=administers)


def test_a_mistake_is_taken_back_by_an_administrator_who_did_not_make_it():
    assert may_withdraw(Kind.TEACHES, confirmed=True, own=False, administers=True)
    assert not may_withdraw(Kind.TEACHES, confirmed=True, own=True, administers=True)
    assert not may_withdraw(Kind.TEACHES, confirmed=True, own=False, administers=False)


@pytest.mark.parametrize("pair", RULED_OUT, ids=lambda pair: pair.rule)
def test_two_kinds_that_exclude_each_other_do_so_in_either_order(pair):
    assert broken_rules(pair.one, [pair.other]) == [pair.rule]
    assert broken_rules(pair.other, [pair.one]) == [pair.rule]


def test_who_teaches_or_assesses_somebody_never_treats_them():
    """LT-11, and the rule of the NVPP on supervisors."""
    known = [Kind.TEACHES, Kind.ASSESSES, Kind.SUPERVISES, Kind.COLLEAGUE_OF]

    assert broken_rules(Kind.TREATS, known) == [
        "LT-11-teacher",
        "LT-11-assessor",
        "NVPP-supervisor",
    ]
    assert broken_rules(Kind.COLLEAGUE_OF, [Kind.TREATS]) == []
