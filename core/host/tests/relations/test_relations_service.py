"""Recording, confirming, ending and correcting relations, as the pages do."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from kring_core.accounts.models import Account
from kring_core.relations.kinds import Kind
from kring_core.relations.merging import merge_opens
from kring_core.relations.models import Relation
from kring_core.relations.refusals import (
    Doubled,
    EndsBeforeItBegins,
    NotTheSecond,
    Refused,
    Widens,
    WithThemselves,
    WorksNotHere,
)
from kring_core.relations.relations import Asked
from kring_core.relations.rules import Days
from kring_core.testing.looking import statements
from sqlalchemy import func, select

TODAY = date(2026, 11, 23)
A_DAY = timedelta(days=1)


@pytest.fixture
def record(relations, people):
    """Record that one is something to another: ``record("sem", "treats", "noor", by="ada")``."""

    def make(subject, kind, other, *, by=None, first=TODAY, last=None):
        asked = Asked(
            Kind(kind),
            people[subject].person_id,
            Days(first, last),
            object_id=people[other].person_id,
        )
        return relations().record(people[by or subject], asked)

    return make


@pytest.fixture
def confirm(relations, people):
    def give(name, relation):
        relations().confirm(people[name], relation)

    return give


def test_the_first_therapist_is_in_force_at_once(record):
    assert record("sem", "treats", "noor").confirmed_at


def test_a_second_therapist_waits_for_who_is_near(record, confirm):
    record("sem", "treats", "noor")
    waiting = record("marit", "treats", "noor")

    assert waiting.confirmed_at is None
    for name in ("marit", "ada", "zoë"):
        with pytest.raises(NotTheSecond):
            confirm(name, waiting)
    confirm("sem", waiting)
    assert waiting.confirmed_at


def test_the_person_concerned_can_give_the_second_word(record, confirm):
    record("sem", "treats", "noor")
    waiting = record("marit", "treats", "noor", by="ada")

    confirm("noor", waiting)
    assert waiting.confirmed_at


def test_what_only_waits_makes_nobody_second(record, confirm):
    waiting = record("sem", "treats", "noor", by="ada")
    assert waiting.confirmed_at is None

    assert record("marit", "treats", "noor").confirmed_at
    with pytest.raises(NotTheSecond):
        confirm("sem", waiting)
    confirm("marit", waiting)


def test_an_administrator_who_works_here_too_cannot_be_first_where_somebody_was(record, relations):
    earlier = record("sem", "treats", "noor")
    relations().end(earlier, TODAY)

    assert record("marit", "treats", "noor").confirmed_at is None


def test_an_administrator_who_does_not_work_here_treats_nobody(record):
    with pytest.raises(WorksNotHere):
        record("ada", "treats", "noor")


def test_who_treats_hands_over_to_who_agrees(record, confirm):
    record("sem", "treats", "noor")
    waiting = record("marit", "treats", "noor", by="sem")

    with pytest.raises(NotTheSecond):
        confirm("sem", waiting)
    confirm("marit", waiting)


def test_the_word_of_who_treated_once_counts_no_more(record, confirm, relations, clock):
    relations().end(record("sem", "treats", "noor"), TODAY)
    clock.move(days=1)
    waiting = record("marit", "treats", "noor", first=TODAY + A_DAY)

    with pytest.raises(NotTheSecond):
        confirm("sem", waiting)


def test_what_begins_later_waits_even_for_the_first(record, confirm):
    waiting = record("sem", "treats", "noor", first=TODAY + A_DAY)

    assert waiting.confirmed_at is None
    confirm("noor", waiting)


def test_the_day_is_that_of_the_practice(record, clock):
    """Half past eleven at night in UTC is tomorrow in the Netherlands."""
    clock.now = datetime.fromisoformat("2026-11-23T23:30:00+00:00")

    assert record("sem", "treats", "noor", first=TODAY + A_DAY).confirmed_at


def test_what_would_end_before_it_begins_is_refused(record, relations):
    with pytest.raises(EndsBeforeItBegins):
        record("sem", "treats", "noor", last=TODAY - A_DAY)
    known = record("sem", "treats", "noor")
    with pytest.raises(EndsBeforeItBegins):
        relations().end(known, TODAY - A_DAY)


def test_nobody_treats_themselves(record):
    with pytest.raises(WithThemselves):
        record("sem", "treats", "sem")


def test_the_same_twice_on_one_day_is_refused_and_after_its_end_it_is_not(record):
    record("sem", "treats", "noor", last=TODAY)

    with pytest.raises(Doubled):
        record("sem", "treats", "noor")
    record("sem", "treats", "noor", first=TODAY + A_DAY)


def test_who_may_not_know_that_it_is_there_is_told_nothing_by_asking_twice(record):
    record("marit", "treats", "noor")

    with pytest.raises(Refused):
        record("marit", "treats", "noor", by="sem")


def test_family_is_recorded_once_whoever_is_named_first(record):
    record("noor", "family_of", "zoë", by="ada")

    with pytest.raises(Doubled):
        record("zoë", "family_of", "noor", by="ada")


@pytest.mark.parametrize("kind", ["teaches", "assesses", "supervises", "family_of"])
@pytest.mark.parametrize("turned", [False, True])
def test_who_was_something_else_to_somebody_never_treats_them(kind, turned, record):
    """LT-11 and NVPP: either way round, also when it is long past."""
    pair = ("noor", "sem") if turned else ("sem", "noor")
    record(pair[0], kind, pair[1], by="ada", first=date(2001, 9, 1), last=date(2002, 7, 1))

    with pytest.raises(Refused):
        record("sem", "treats", "noor")


@pytest.mark.parametrize("kind", ["teaches", "assesses", "supervises"])
def test_who_treated_somebody_never_teaches_or_assesses_them(kind, record):
    record("sem", "treats", "noor", last=TODAY)

    with pytest.raises(Refused) as refused:
        record("sem", kind, "noor", by="ada", first=TODAY + timedelta(days=4000))
    assert len(refused.value.codes) == 1


def test_a_conflict_that_came_between_the_two_words_still_counts(record, confirm):
    record("sem", "treats", "noor")
    waiting = record("marit", "treats", "noor")
    with pytest.raises(Refused):
        record("marit", "teaches", "noor", by="ada")
    waiting.withdrawn_at = waiting.recorded_at
    record("marit", "teaches", "noor", by="ada")
    waiting.withdrawn_at = None

    with pytest.raises(Refused):
        confirm("sem", waiting)


def test_what_was_declined_counts_nowhere(record, relations, people):
    record("sem", "treats", "noor")
    waiting = record("marit", "treats", "noor")
    assert relations().may_withdraw(people["noor"], waiting)
    relations().withdraw(waiting)

    assert record("marit", "teaches", "noor", by="ada").confirmed_at
    assert relations().waiting_for(people["noor"], [waiting]) == []


def test_content_never_opens_on_more_days_than_two_agreed_to(record, relations):
    treated = record("sem", "treats", "noor", last=TODAY + A_DAY)

    with pytest.raises(Widens):
        relations().end(treated, TODAY + 2 * A_DAY)
    with pytest.raises(Widens):
        relations().correct(treated, Days(TODAY - A_DAY, TODAY))
    relations().end(treated, TODAY)


def test_a_relation_that_opens_nothing_is_corrected_freely(record, relations):
    taught = record("sem", "teaches", "noor", by="ada", last=TODAY)

    relations().correct(taught, Days(TODAY - A_DAY))
    assert taught.ends_on is None


def test_who_left_since_cannot_come_in_force(record, confirm, db, people):
    record("sem", "treats", "noor")
    waiting = record("marit", "treats", "noor")
    db.get(Account, people["marit"].account_id).active = False
    db.flush()

    with pytest.raises(Refused):
        confirm("noor", waiting)


def test_nothing_is_deleted(record, relations, db):
    first = record("sem", "treats", "noor")
    second = record("marit", "treats", "noor")
    relations().end(first, TODAY)
    relations().withdraw(second)
    db.flush()

    assert db.scalar(select(func.count()).select_from(Relation)) == 2


def test_the_check_asks_the_same_of_the_database_however_much_there_is(record, practice):
    assert practice.hook
    with statements() as few:
        record("sem", "treats", "noor")
    for year in range(1960, 2010):
        past = {"first": date(year, 1, 1), "last": date(year, 9, 1)}
        record("sem", "colleague_of", "zoë", **past)
        record("zoë", "colleague_of", "noor", by="ada", **past)
    assert practice.hook
    with statements() as many:
        record("sem", "treats", "zoë")

    assert len(few) == len(many) <= 6


def test_a_merge_opens_nothing_to_who_treats_one_of_the_two_only(
    record, confirm, relations, people, db
):
    """Who begins with a record that nobody knew does not reach by it what a colleague wrote."""
    noor, zoe = people["noor"].person_id, people["zoë"].person_id
    assert not merge_opens(db, noor, zoe, TODAY)
    record("sem", "treats", "noor")
    assert not merge_opens(db, noor, zoe, TODAY)

    record("marit", "treats", "zoë")
    assert merge_opens(db, noor, zoe, TODAY)
    assert merge_opens(db, zoe, noor, TODAY)

    confirm("sem", record("marit", "treats", "noor"))
    confirm("marit", record("sem", "treats", "zoë"))
    assert not merge_opens(db, noor, zoe, TODAY)


def test_what_ended_on_one_of_the_two_is_not_opened_by_a_merge_either(
    record, relations, people, db, clock
):
    noor, zoe = people["noor"].person_id, people["zoë"].person_id
    relations().end(record("sem", "treats", "noor"), TODAY)
    record("marit", "treats", "zoë")
    clock.move(days=1)

    assert merge_opens(db, noor, zoe, TODAY + A_DAY)
