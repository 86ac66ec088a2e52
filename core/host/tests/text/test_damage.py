"""Damage that can be undone is undone; what was lost for good is marked and left in place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import DUTCH, NAMES, mismended, misread, without_controls

from kring_core.text import diagnose

LINES = tuple(DUTCH.splitlines())
BEYOND_ASCII = sum(not character.isascii() for character in DUTCH)
SPICED = DUTCH + "‘Rust’, zei zij – en “stilte”… kost € 40 • bij 20 °C, zo’n uur. 😀\n"


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "iso8859_13", "cp1257", "cp1250"])
def test_utf8_taken_for_another_encoding_is_restored(codec: str) -> None:
    diagnosis = diagnose(misread(SPICED, codec).encode())
    assert diagnosis.lines == tuple(SPICED.splitlines())
    assert diagnosis.repaired == sum(not character.isascii() for character in SPICED)
    assert diagnosis.flagged == 0


@pytest.mark.parametrize("times", [2, 3])
def test_repeated_encoding_is_restored(times: int) -> None:
    damaged = SPICED
    for _ in range(times):
        damaged = misread(damaged, "cp1252")
    assert diagnose(damaged.encode()).lines == tuple(SPICED.splitlines())


def test_the_baltic_chain_is_restored_where_no_character_was_lost() -> None:
    diagnosis = diagnose(without_controls(misread(DUTCH, "iso8859_13")).encode())
    assert diagnosis.lines == LINES
    assert (diagnosis.repaired, diagnosis.flagged) == (BEYOND_ASCII, 0)
    assert "ISO-8859-13" in diagnosis.encoding.why


def test_the_baltic_chain_is_restored_after_it_was_mended_wrongly() -> None:
    damaged = mismended(without_controls(misread(DUTCH, "iso8859_13")))
    assert "\u01ab" in damaged
    diagnosis = diagnose(damaged.encode())
    assert diagnosis.lines == LINES
    assert (diagnosis.repaired, diagnosis.flagged) == (BEYOND_ASCII, 0)


def test_each_repair_names_its_line_and_the_word_before_and_after() -> None:
    items = diagnose("Goed.\nDe cliĆ«nt komt.".encode()).items
    assert [(item.line, item.kind, item.before, item.after) for item in items] == [
        (2, "repair", "cliĆ«nt", "cliënt")
    ]
    assert items[0].code == "misread"


@given(st.lists(st.sampled_from(DUTCH.split()), min_size=1, max_size=30))
def test_any_selection_of_words_taken_for_windows_1252_is_restored(words: list[str]) -> None:
    text = " ".join(words)
    # A lone accented letter proves nothing by itself.
    lone = text.replace(" à ", " a ").removeprefix("à ").removesuffix(" à")
    if "à" not in lone.split():
        assert diagnose(misread(lone, "cp1252").encode()).lines == (lone,)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_only_looks_damaged_passes_within_a_damaged_file(name: str) -> None:
    for damaged in (
        misread(DUTCH, "cp1252"),
        without_controls(misread(DUTCH, "iso8859_13")),
        mismended(without_controls(misread(DUTCH, "iso8859_13"))),
    ):
        diagnosis = diagnose(f"{damaged}Met dank aan {name} uit Zuid\n{name}".encode())
        assert diagnosis.lines == (*LINES, f"Met dank aan {name} uit Zuid", name)


def test_lost_signs_stay_in_place_and_are_flagged_with_a_proposal() -> None:
    original = (
        "De cliënten zeggen ‘rustig’ en ‘veilig?’ te zijn, zo’n week lang.\nIn 2019–2020. 😀\nReële ideeën"
    )
    damaged = without_controls(misread(original, "iso8859_13"))
    diagnosis = diagnose(damaged.encode())
    assert diagnosis.lines[0] == "De cliënten zeggen ārustigā en āveilig?ā te zijn, zoān week lang."
    assert diagnosis.flagged == 7
    proposals = [(item.before, item.after) for item in diagnosis.items if item.kind == "doubt"]
    assert proposals == [
        ("ārustigā", "‘rustig’"),
        ("āveilig?ā", "‘veilig?’"),
        ("zoān", "zo’n"),
        ("2019ā2020.", "2019–2020."),
        ("š", ""),
    ]


def test_proposals_follow_the_quotation_marks_of_the_file() -> None:
    items = diagnose("“Zo” zei zij. cliĆ«nt ārustā".encode()).items
    assert items[-1].after == "“rust”"


def test_a_lost_capital_is_proposed_where_the_word_stands_elsewhere() -> None:
    damaged = without_controls(misread("Onze cliënten, alle CLIËNTEN.", "iso8859_13"))
    last = diagnose(damaged.encode()).items[-1]
    assert (last.kind, last.after) == ("doubt", "CLIËNTEN.")


def test_a_replacement_character_is_flagged_with_the_word_from_elsewhere() -> None:
    diagnosis = diagnose("cliënt, cli\ufffdnt".encode())
    assert diagnosis.lines == ("cliënt, cli\ufffdnt",)
    assert (diagnosis.flagged, diagnosis.items[0].after) == (1, "cliënt")


def test_letters_of_living_languages_need_a_second_word_as_evidence() -> None:
    alone = diagnose("Zij werkt privƩ.".encode())
    assert (alone.lines, alone.flagged) == (("Zij werkt privƩ.",), 1)
    assert alone.items[0].after == "privé."
    assert diagnose("Zij werkt privƩ met cliƫnten.".encode()).lines == ("Zij werkt privé met cliënten.",)


def test_a_lone_remains_of_an_emoji_at_the_end_of_a_line_is_a_doubt_and_a_baltic_one_is_not() -> None:
    assert diagnose("Tot ziens bij ons. š".encode()).flagged == 1
    assert diagnose("š. m. yra Bērziņš un š".encode()).items == ()
