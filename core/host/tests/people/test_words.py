"""Words, dates and telephone numbers, read as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kring_core.people.dates import date_in
from kring_core.people.models import NAME_LENGTH
from kring_core.people.telephones import shown, telephone
from kring_core.people.words import WORD_LENGTH, in_order, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zoë van den Berg", {"zoe", "van", "den", "berg"}),
        ("ZOË", {"zoe"}),
        ("Zoe\u0308", {"zoe"}),
        ("Jansen-de Vries", {"jansen", "de", "vries"}),
        ("'t Hart", {"t", "hart"}),
        ("Strauß", {"strauss"}),
        ("  ", set()),
        ("---", set()),
        ("李小龍", {"李小龍"}),
    ],
)
def test_words_are_small_and_without_marks(text, found):
    assert words(text) == found


@given(st.text(max_size=NAME_LENGTH))
def test_whatever_somebody_is_called_is_kept_within_its_place(name):
    assert all(0 < len(word) <= WORD_LENGTH for word in words(name))
    assert len(in_order(name)) <= NAME_LENGTH


@given(st.dates(date(1900, 1, 1), date(2026, 11, 23)), st.sampled_from("-/."))
def test_a_date_reads_the_same_day_first_and_year_first(day, by):
    assert date_in(f"{day.day}{by}{day.month}{by}{day.year}") == day
    assert date_in(f"{day.day:02}{by}{day.month:02}{by}{day.year}") == day
    assert date_in(f"{day.year}{by}{day.month:02}{by}{day.day:02}") == day


@pytest.mark.parametrize("text", ["", "31-2-1980", "7-3/1980", "7-3-80", "7-13-1980", "zoe"])
def test_what_is_no_date_is_none(text):
    assert date_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("0301234567", "030-1234567", "(030) 123 45 67", "030 . 123 . 45 . 67"),
        *("+31 30 1234567", "0031301234567", "+31 (0)30 123 4567"),
    ],
)
def test_a_number_is_one_however_it_is_written(text):
    assert telephone(text) == "+31301234567"


@pytest.mark.parametrize("text", ["", "12", "bel maar", "030 1234567 toestel 12", "0" * 40, "+"])
def test_what_cannot_be_dialled_is_no_number(text):
    assert telephone(text) is None


def test_a_number_is_shown_as_it_is_dialled_from_here():
    assert shown("+31612345678") == "06 12345678"
    assert shown("+3225551212") == "+32 2 555 12 12"
