"""Words are found whatever their case and marks, and addresses are made of names."""

# ruff: noqa: RUF001 - quotation marks and letters that look alike are what is tested.

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kring_expertdirectory.wording import fold, paragraphs, searchable, slug_of, words

NAMES = st.text(max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Zoë", "zoe"),
        ("Gülşen Karadeniz", "gulsen karadeniz"),
        ("ŁUKASZ Ørsted", "lukasz orsted"),
        ("Işık  İpek", "isik ipek"),
        ("groß", "gross"),
        ("Zoe\u0308", "zoe"),
        ("D’Arcy", "d'arcy"),
    ],
)
def test_it_folds_case_and_marks(written, folded):
    assert fold(written) == folded


@given(NAMES)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(NAMES)
def test_a_word_of_a_text_is_found_in_it(text):
    for word in words(text):
        assert word in searchable([text])


@pytest.mark.parametrize("typed", ["burnout", "burn-out", "Burn out", "BURN–OUT"])
def test_burn_out_is_found_however_it_is_written(typed):
    found = searchable(["Stress en burn-out"]).replace("-", "–") + searchable(["burn-out"])

    assert all(word in found for word in words(typed))


def test_a_search_forgets_what_surrounds_words_but_keeps_signs():
    assert words('"Angst", (rouw)! 100%_') == ("angst", "rouw", "100%_")
    assert words("%") == ("%",)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Zoë de Boer", "zoe-de-boer"),
        ("Mei-Lin Lieuw-A-Soe", "mei-lin-lieuw-a-soe"),
        ("D’Arcy O'Neill", "darcy-oneill"),
        ("سلمى", "expert"),
        ("  ", "expert"),
    ],
)
def test_an_address_is_made_of_the_name(name, slug):
    assert slug_of(name) == slug


def test_a_second_one_of_the_same_name_gets_a_number():
    assert slug_of("Femke", {"femke", "femke-2"}) == "femke-3"


@given(NAMES, st.sets(st.sampled_from(["a", "a-2", "expert"])))
def test_an_address_is_fit_for_a_path_and_never_taken(name, taken):
    slug = slug_of(name, taken)

    assert slug not in taken
    assert len(slug) <= 90
    assert all(sign.isascii() and (sign.isalnum() or sign == "-") for sign in slug)


def test_paragraphs_are_parted_by_empty_lines():
    assert paragraphs("een\ntwee\n\n \n drie \n") == ["een\ntwee", "drie"]
