"""What stands in the form and what a profile says are the same thing."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from kring_expertdirectory.values import Content, Room
from kring_expertdirectory.vocabulary import LANGUAGES, METHODS, THEMES, Term
from kring_expertdirectory.written import as_content, as_form


def some(terms: tuple[Term, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([term.code for term in terms]), unique=True).map(tuple)


WORDS = st.text(st.characters(categories=["L"]), min_size=1, max_size=20)
CONTENTS = st.builds(
    Content,
    name=WORDS,
    tagline=WORDS,
    quote=WORDS,
    languages=some(LANGUAGES),
    methods=some(METHODS),
    themes=some(THEMES),
    places=st.lists(WORDS, unique=True, max_size=4).map(tuple),
    online=st.booleans(),
    fee_cents=st.none() | st.integers(0, 100_000),
    availability=st.sampled_from(Room),
    waiting_weeks=st.none() | st.integers(1, 104),
)


@given(CONTENTS)
def test_a_profile_that_goes_through_the_form_stays_what_it_is(content):
    typed = as_form(content)

    assert as_content(typed, content) == content


def test_what_stays_keeps_its_order_and_what_is_new_follows():
    before = Content(name="Ada", languages=("tr", "nl"))
    typed = as_form(before)
    typed["work"]["languages"] = {"nl", "tr", "en", "de"}

    assert as_content(typed, before).languages == ("tr", "nl", "en", "de")


def test_an_amount_becomes_cents():
    typed = as_form(Content(name="Ada"))
    typed["work"]["fee"] = Decimal("82.50")

    assert as_content(typed).fee_cents == 8250
