"""Text that is whole passes unharmed, in every language, however unlike Dutch it looks."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from kring_core.text import NotText, diagnose

Damage = Callable[..., str]


def test_whole_text_in_one_language_gives_no_repair_and_no_doubt(whole_words: list[str]) -> None:
    text = " ".join(whole_words)
    diagnosis = diagnose(text.encode())
    assert (diagnosis.lines, diagnosis.items) == ((text,), ())


def test_a_name_that_only_looks_damaged_passes(name: str) -> None:
    diagnosis = diagnose(name.encode())
    assert (diagnosis.lines, diagnosis.items) == ((name,), ())


@settings(deadline=None)
@given(st.data())
def test_whole_text_in_mixed_languages_is_not_changed(
    all_words: list[str], data: st.DataObject
) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(all_words), min_size=1, max_size=40)))
    assert diagnose(text.encode()).lines == (text,)


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_the_lines_of_a_diagnosis_never_need_another_repair(text: str) -> None:
    try:
        first = diagnose(text.encode())
    except NotText:
        return
    again = diagnose("\n".join(first.lines).encode()) if any(first.lines) else first
    if again is not first:
        assert (again.lines, again.repaired) == (first.lines, 0)


@settings(deadline=None)
@given(st.data(), st.sampled_from(["cp1252", "iso8859_13", "cp1257"]))
def test_a_repaired_text_needs_no_second_repair(
    dutch: str,
    all_words: list[str],
    misread: Damage,
    without_controls: Damage,
    mismended: Damage,
    data: st.DataObject,
    codec: str,
) -> None:
    words = data.draw(st.lists(st.sampled_from(all_words), max_size=40))
    damaged = without_controls(misread(dutch + " ".join(words), codec))
    first = diagnose((mismended(damaged) if data.draw(st.booleans()) else damaged).encode())
    assert diagnose("\n".join(first.lines).encode()).repaired == 0
