"""Text that is whole passes unharmed, in every language, however unlike Dutch it looks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import CLEAN, DUTCH, NAMES, mismended, misread, without_controls

from kring_core.text import NotText, diagnose

WORDS = sorted({word for words in CLEAN.values() for word in words})
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)


@pytest.mark.parametrize("language", sorted(CLEAN))
def test_whole_text_in_one_language_gives_no_repair_and_no_doubt(language: str) -> None:
    text = " ".join(CLEAN[language])
    diagnosis = diagnose(text.encode())
    assert diagnosis.lines == (text,)
    assert diagnosis.items == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_only_looks_damaged_passes(name: str) -> None:
    diagnosis = diagnose(name.encode())
    assert (diagnosis.lines, diagnosis.items) == ((name,), ())


@given(TEXTS)
def test_whole_text_in_mixed_languages_is_not_changed(text: str) -> None:
    assert diagnose(text.encode()).lines == (text,)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_the_lines_of_a_diagnosis_never_need_another_repair(text: str) -> None:
    try:
        first = diagnose(text.encode())
    except NotText:
        return
    again = diagnose("\n".join(first.lines).encode()) if any(first.lines) else first
    if again is not first:
        assert (again.lines, again.repaired) == (first.lines, 0)


@given(TEXTS, st.sampled_from(["cp1252", "iso8859_13", "cp1257"]), st.booleans())
def test_a_repaired_text_needs_no_second_repair(text: str, codec: str, mended: bool) -> None:  # noqa: FBT001
    damaged = without_controls(misread(f"{DUTCH}{text}", codec))
    first = diagnose((mismended(damaged) if mended else damaged).encode())
    assert diagnose("\n".join(first.lines).encode()).repaired == 0
