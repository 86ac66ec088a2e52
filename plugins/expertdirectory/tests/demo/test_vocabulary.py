"""The filter words are those of the seed (ED-08, ED-09), each with a message to translate."""

from __future__ import annotations

import pytest
from kring_expertdirectory.vocabulary import LANGUAGES, METHODS, THEMES, Term


def test_it_knows_the_themes_of_ed_08() -> None:
    assert {term.code for term in THEMES} == {
        "anxiety",
        "depression",
        "trauma",
        "stress_burnout",
        "relationships",
        "grief",
        "insecurity",
        "compulsion",
        "life_phase",
        "unexplained_physical",
        "interpersonal",
    }


def test_it_knows_the_methods_of_ed_09() -> None:
    assert {term.code for term in METHODS} == {
        "cbt",
        "client_centred",
        "systemic",
        "trauma_specific",
        "body_oriented",
        "arts",
        "insight_oriented",
        "experiential",
        "blended",
    }


@pytest.mark.parametrize("terms", [THEMES, METHODS, LANGUAGES])
def test_codes_and_titles_are_unique_and_titles_are_messages(terms: tuple[Term, ...]) -> None:
    assert len({term.code for term in terms}) == len(terms)
    assert len({str(term.title) for term in terms}) == len(terms)
    assert {getattr(term.title, "domain", None) for term in terms} == {"kring_expertdirectory"}
