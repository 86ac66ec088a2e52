"""The order of a day, and what may be published (ED-05, ED-10, ED-11)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kring_expertdirectory.rules import (
    SEATS,
    objections_to_profile,
    objections_to_texts,
    protected_titles,
    seat_of,
    titles_in,
    turn_of,
)

DAYS = st.dates(date(2026, 1, 1), date(2036, 1, 1))


def order(day: date, seats: list[int]) -> list[int]:
    return sorted(seats, key=lambda seat: seat * turn_of(day) % SEATS)


@given(st.text(max_size=40), DAYS)
def test_a_seat_is_in_the_circle_and_has_a_place_of_its_own_every_day(profile_id, day):
    seat = seat_of(profile_id)

    assert 0 < seat < SEATS
    assert 0 < seat * turn_of(day) % SEATS < SEATS


def test_everybody_is_first_about_as_often():
    seats = [seat_of(f"expert {number}") for number in range(10)]
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(2000)]
    first = [order(day, seats)[0] for day in days]

    assert {seat for seat in seats if not 120 < first.count(seat) < 280} == set()


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Ik ben psychotherapeut.", ["psychotherapeut"]),
        ("GZ-Psycholoog en klinisch psycholoog", ["gz-psycholoog", "klinisch psycholoog"]),
        ("gz psycholoog", ["gz-psycholoog"]),
        ("A clinical psychologist by training", ["klinisch psycholoog"]),
        ("Psychosociaal therapeut", []),
        ("Ik geef psychotherapie en vaktherapie; arts therapies", []),
        ("Mijn vader was bioloog in Klinisch-dorp", []),
    ],
)
def test_it_finds_protected_titles_ed_11(text, titles):
    assert list(titles_in([text])) == titles


def test_a_title_is_not_made_of_the_end_of_one_text_and_the_beginning_of_the_next():
    assert list(titles_in(["Altijd klinisch", "psycholoog van huis uit"])) == []


def test_the_forms_of_a_title_are_written_as_they_are_compared():
    for title in protected_titles():
        assert all(list(titles_in([form])) == [title.name] for form in title.forms), title


def test_a_title_warns_and_does_not_block_ed_11():
    (objection,) = objections_to_texts(["Ik ben psychiater."])

    assert objection.rule == "ED-11"
    assert not objection.blocking
    assert objection.message.mapping == {"title": "psychiater"}


def test_a_leftover_remark_of_an_editor_blocks_ed_10():
    (objection,) = objections_to_texts(["Welkom.\n(Afbeelding verplaatst naar boven.)"])

    assert objection.rule == "ED-10"
    assert objection.blocking


def test_a_profile_needs_a_quote_or_a_tagline_ed_05():
    assert [(o.rule, o.blocking) for o in objections_to_profile("", "", 0)] == [("ED-05", True)]
    assert list(objections_to_profile("Zo is het.", "", 0)) == []
    assert list(objections_to_profile("", "Coach", 0)) == []


def test_open_doubts_of_an_import_warn():
    (objection,) = objections_to_profile("Zo is het.", "", 2)

    assert not objection.blocking
    assert objection.message.mapping == {"count": 2}
