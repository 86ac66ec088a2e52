"""Damage that can be undone is undone; what was lost for good is marked and left in place."""

# ruff: noqa: RUF001 - quotation marks and dashes are what these tests are about.

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kring_core.text import diagnose

Damage = Callable[..., str]
SPICE = "‘Rust’, zei zij – en “stilte”… kost € 40 • bij 20 °C, zo’n uur. 😀"


def beyond_ascii(text: str) -> int:
    return sum(not character.isascii() for character in text)


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "iso8859_13", "cp1257", "cp1250"])
def test_utf8_taken_for_another_encoding_is_restored(
    codec: str, dutch: str, misread: Damage
) -> None:
    original = dutch + SPICE
    diagnosis = diagnose(misread(original, codec).encode())
    assert diagnosis.lines == tuple(original.splitlines())
    assert (diagnosis.repaired, diagnosis.flagged) == (beyond_ascii(original), 0)


@pytest.mark.parametrize("times", [2, 3])
def test_repeated_encoding_is_restored(times: int, dutch: str, misread: Damage) -> None:
    damaged = original = f"{dutch}{SPICE} Ćosić, «BLÅ» en Nguyễn Thị Hương"
    for _ in range(times):
        damaged = misread(damaged, "cp1252")
    diagnosis = diagnose(damaged.encode())
    assert diagnosis.lines == tuple(original.splitlines())
    assert diagnosis.repaired == beyond_ascii(original)


@pytest.mark.parametrize("name", ["Ćosić", "Šiauliai", "«BLÅ»", "Nguyễn Thị", "CAFÉ"])
def test_letters_of_other_languages_are_restored_with_the_file(
    name: str, dutch: str, misread: Damage
) -> None:
    diagnosis = diagnose(misread(f"{dutch}{name}", "cp1252").encode())
    assert diagnosis.lines[-1] == name


def test_the_baltic_chain_is_restored_where_no_character_was_lost(
    dutch: str, misread: Damage, without_controls: Damage
) -> None:
    diagnosis = diagnose(without_controls(misread(dutch, "iso8859_13")).encode())
    assert diagnosis.lines == tuple(dutch.splitlines())
    assert (diagnosis.repaired, diagnosis.flagged) == (beyond_ascii(dutch), 0)
    assert "ISO-8859-13" in diagnosis.encoding.why


def test_the_baltic_chain_is_restored_after_it_was_mended_wrongly(
    dutch: str, misread: Damage, without_controls: Damage, mismended: Damage
) -> None:
    damaged = mismended(without_controls(misread(dutch, "iso8859_13")))
    assert "\u01ab" in damaged
    diagnosis = diagnose(damaged.encode())
    assert diagnosis.lines == tuple(dutch.splitlines())
    assert (diagnosis.repaired, diagnosis.flagged) == (beyond_ascii(dutch), 0)


def test_each_repair_names_its_line_and_the_word_before_and_after() -> None:
    items = diagnose("Goed.\nDe cliĆ«nt komt.".encode()).items
    assert [(item.line, item.kind, item.before, item.after) for item in items] == [
        (2, "repair", "cliĆ«nt", "cliënt")
    ]
    assert items[0].code == "misread"


@settings(deadline=None)
@given(st.data())
def test_any_selection_of_words_taken_for_windows_1252_is_restored(
    dutch: str, misread: Damage, data: st.DataObject
) -> None:
    # A lone accented letter proves nothing by itself.
    words = st.sampled_from([word for word in dutch.split() if word != "à"])
    text = " ".join(data.draw(st.lists(words, min_size=1, max_size=30)))
    assert diagnose(misread(text, "cp1252").encode()).lines == (text,)


def test_a_name_that_only_looks_damaged_passes_within_a_damaged_file(
    name: str, dutch: str, misread: Damage, without_controls: Damage, mismended: Damage
) -> None:
    baltic = without_controls(misread(dutch, "iso8859_13"))
    for damaged in (misread(dutch, "cp1252"), baltic, mismended(baltic)):
        diagnosis = diagnose(f"{damaged}Met dank aan {name} uit Zuid\n{name}".encode())
        whole = (*dutch.splitlines(), f"Met dank aan {name} uit Zuid", name)
        assert diagnosis.lines == whole
        assert not any(item.line > len(whole) - 2 for item in diagnosis.items)


def test_lost_signs_stay_in_place_and_are_flagged_with_a_proposal(
    misread: Damage, without_controls: Damage
) -> None:
    original = (
        "De cliënten zeggen ‘rustig’ en ‘veilig?’ te zijn, zo’n week.\nIn 2019–2020. 😀\nIdeeën"
    )
    diagnosis = diagnose(without_controls(misread(original, "iso8859_13")).encode())
    assert diagnosis.lines[0] == "De cliënten zeggen ārustigā en āveilig?ā te zijn, zoān week."
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


def test_a_lost_capital_is_proposed_where_the_word_stands_elsewhere(
    misread: Damage, without_controls: Damage
) -> None:
    damaged = without_controls(misread("Onze cliënten, alle CLIËNTEN.", "iso8859_13"))
    last = diagnose(damaged.encode()).items[-1]
    assert (last.kind, last.after) == ("doubt", "CLIËNTEN.")


def test_one_proven_damage_in_a_name_proves_the_others(misread: Damage) -> None:
    damaged = misread("Šimunić en Bērziņš", "cp1252")
    assert "Å\xa0" in damaged
    assert diagnose(damaged.encode()).lines == ("Šimunić en Bērziņš",)


def test_a_lost_first_letter_is_proposed_for_usual_words(
    misread: Damage, without_controls: Damage
) -> None:
    damaged = without_controls(misread("Één cliënt. Écht waar.", "iso8859_13"))
    proposals = [item.after for item in diagnose(damaged.encode()).items if item.kind == "doubt"]
    assert proposals == ["Één", "Écht"]


def test_half_a_letter_before_a_space_is_flagged(misread: Damage) -> None:
    damaged = misread("Voilà, drie à vier cliënten", "cp1252").replace("\xa0", " ")
    diagnosis = diagnose(damaged.encode())
    assert diagnosis.lines == ("VoilÃ , drie Ã  vier cliënten",)
    proposals = [item.after for item in diagnosis.items if item.kind == "doubt"]
    assert proposals == ["Voilà", "à"]


def test_a_replacement_character_is_flagged_with_the_word_from_elsewhere() -> None:
    diagnosis = diagnose("cliënt, cli\ufffdnt".encode())
    assert diagnosis.lines == ("cliënt, cli\ufffdnt",)
    assert (diagnosis.flagged, diagnosis.items[0].after) == (1, "cliënt")


def test_letters_of_living_languages_need_a_second_word_as_evidence() -> None:
    alone = diagnose("Zij werkt privƩ.".encode())
    assert (alone.lines, alone.flagged) == (("Zij werkt privƩ.",), 1)
    assert alone.items[0].after == "privé."
    assert diagnose("Zij werkt privƩ met cliƫnten.".encode()).lines == (
        "Zij werkt privé met cliënten.",
    )


def test_a_lone_remains_of_an_emoji_at_the_end_of_a_line_is_a_doubt_and_a_baltic_one_is_not() -> (
    None
):
    assert diagnose("Tot ziens bij ons. š".encode()).flagged == 1
    assert diagnose("š. m. yra Bērziņš un š".encode()).items == ()
