"""The plain list: pairs of a name and a quote, then questions with their answers."""

# ruff: noqa: RUF001 - quotation marks and dashes are what these tests are about.

from __future__ import annotations

import pytest
from kring_expertdirectory.importing import ImportedList, read_list


def codes(imported: ImportedList, kind: str = "doubt") -> list[tuple[int, str]]:
    return [(item.line, item.code) for item in imported.items if item.kind == kind]


def test_a_list_becomes_profiles_and_pages(plain: str) -> None:
    imported = read_list(plain.encode(), "lijst.txt")
    assert [profile.name for profile in imported.profiles] == [
        "Marijke Veldhuis",
        "Joost van der Meulen",
        "Tessel",
        "Ravi",
        "Ilse",
    ]
    assert [page.question for page in imported.pages] == [
        "Wat is een intake?",
        "Hoe lang duurt een traject?",
    ]


def test_a_page_has_a_short_answer_and_a_body_of_paragraphs(plain: str) -> None:
    page = read_list(plain.encode()).pages[0]
    assert page.summary == "Een eerste gesprek waarin wij samen kijken wat u zoekt."
    assert page.body.split("\n\n") == [
        "Bij de intake bespreken wij uw vraag en onze werkwijze. U kunt alles vragen.",
        "Daarna beslist u zelf. Waarom zou u haast maken?",
    ]


def test_a_remark_of_an_editor_is_refused_and_stands_in_no_page(plain: str) -> None:
    imported = read_list(plain.encode())
    assert codes(imported, "refusal") == [(19, "editors-remark")]
    assert imported.refused == 1
    assert not any("verplaatst" in page.body for page in imported.pages)


def test_a_role_with_a_town_is_no_quote(plain: str) -> None:
    ravi = read_list(plain.encode()).profiles[3]
    assert (ravi.tagline, ravi.place, ravi.quote) == ("Body-oriented therapist", "Utrecht", None)
    assert ravi.languages == ("en",)


def test_a_source_is_parted_from_a_quote_and_a_dash_within_it_is_not(plain: str) -> None:
    _, joost, tessel, *_ = read_list(plain.encode()).profiles
    assert joost.quote is not None
    assert tessel.quote is not None
    assert joost.quote.text == "Wie stil durft te staan - al is het even - hoort meer."
    assert (joost.quote.language, joost.quote.attribution) == ("nl", None)
    assert tessel.quote.text == "The way out is through the garden."
    assert (tessel.quote.language, tessel.quote.attribution) == ("en", "Amara Lindqvist")


def test_a_quote_that_mixes_languages_is_a_doubt(plain: str) -> None:
    imported = read_list(plain.encode())
    assert codes(imported) == [(12, "mixed-languages")]
    assert imported.doubts(imported.profiles[4].lines) == tuple(
        item for item in imported.items if item.line == 12
    )


def test_a_damaged_list_gives_the_same_experts_and_counts_the_repairs(plain: str) -> None:
    damaged = read_list(plain.replace("ë", "Ć«").encode())
    assert damaged.diagnosis.repaired == 1
    assert damaged.pages[1].body == "De duur hangt af van de vraag van de cliënt."


@pytest.mark.parametrize(
    ("line", "name", "languages"),
    [
        ("Ravi – English-speaking", "Ravi", ("en",)),
        ("Ravi - Engelstalig", "Ravi", ("en",)),
        ("Ravi — Deutschsprachig", "Ravi", ("de",)),
        ("Ravi (Franstalig)", "Ravi", ("fr",)),
        ("Ravi, Nederlands en Engels", "Ravi", ("nl", "en")),
        ("Ravi – NL/EN", "Ravi", ("nl", "en")),
        ("Ravi – spreekt Frans", "Ravi", ("nl", "fr")),
        ("Ravi – ook Turks", "Ravi", ("nl", "tr")),
        ("Anne-Marie Ravi", "Anne-Marie Ravi", ("nl",)),
        ("Ravi, Anna", "Ravi, Anna", ("nl",)),
    ],
)
def test_a_language_tag_is_no_part_of_the_name(
    line: str, name: str, languages: tuple[str, ...]
) -> None:
    (profile,) = read_list(f"{line}\nHet komt goed met wat tijd.".encode()).profiles
    assert (profile.name, profile.languages) == (name, languages)


@pytest.mark.parametrize(
    ("text", "tagline", "place"),
    [
        ("Lichaamsgericht therapeut Utrecht", "Lichaamsgericht therapeut", "Utrecht"),
        ("Body-mind therapist, The Hague", "Body-mind therapist", "The Hague"),
        ("Psycholoog in Alphen aan den Rijn", "Psycholoog", "Alphen aan den Rijn"),
        ("Coach voor jongeren 's-Hertogenbosch", "Coach voor jongeren", "'s-Hertogenbosch"),
    ],
)
def test_roles_with_towns_of_one_or_more_words(text: str, tagline: str, place: str) -> None:
    imported = read_list(f"Ravi\n{text}".encode())
    (profile,) = imported.profiles
    assert (profile.tagline, profile.place, profile.quote) == (tagline, place, None)
    assert imported.items == ()


@pytest.mark.parametrize(
    "text",
    [
        "Een goede therapeut luistert in Utrecht",
        "Ik ben therapeut in Utrecht",
        "Van de regen in Utrecht.",
        "Je bent je eigen therapeut",
        "De beste coach Utrecht",
    ],
)
def test_a_sentence_about_a_role_is_a_quote(text: str) -> None:
    (profile,) = read_list(f"Ravi\n{text}".encode()).profiles
    assert profile.quote is not None
    assert profile.quote.text == text


def test_a_role_without_a_known_town_is_a_doubt() -> None:
    imported = read_list(b"Ravi\nLichaamsgericht therapeut Verweggistan")
    assert imported.profiles[0].quote is not None
    imported = read_list(b"Ravi\nLichaamsgericht therapeut")
    assert imported.profiles[0].tagline == "Lichaamsgericht therapeut"
    assert codes(imported) == [(2, "unclear-role")]


def test_two_experts_with_the_same_first_name_stay_two_and_are_a_doubt() -> None:
    text = "Tessel\nHet is goed zo.\nJoost\nWat een dag is dit.\nTessel\nWij zien wel weer."
    imported = read_list(text.encode())
    assert len(imported.profiles) == 3
    assert len({profile.source_key for profile in imported.profiles}) == 3
    assert codes(imported) == [(5, "same-first-name")]


@pytest.mark.parametrize(
    ("first", "second", "doubts"),
    [
        ("Tessel", "Tessel Kwint", 1),
        ("Tessel Kwint", "Tessel", 1),
        ("Tessel Kwint", "tessel kwint", 1),
        ("Tessel Kwint", "Tessel Smit", 0),
    ],
)
def test_only_who_may_be_one_is_a_doubt(first: str, second: str, doubts: int) -> None:
    table = f"name,quote\n{first},Het is goed zo.\n{second},Wij zien wel weer.\n"
    imported = read_list(table.encode())
    assert len(imported.profiles) == 2
    assert codes(imported) == [(3, "same-first-name")] * doubts


def test_a_name_without_a_quote_shifts_no_other_quote() -> None:
    text = "Onze therapeuten\nTessel\nJoost\nWat een dag is dit.\nIlse\nHet is goed zo."
    imported = read_list(text.encode())
    assert [(profile.name, profile.quote is None) for profile in imported.profiles] == [
        ("Tessel", True),
        ("Joost", False),
        ("Ilse", False),
    ]
    assert codes(imported) == [(2, "no-quote")]


def test_a_heading_that_may_be_a_name_is_a_doubt() -> None:
    imported = read_list(b"Tessel\nJoost\nWat een dag is dit.")
    assert [profile.name for profile in imported.profiles] == ["Joost"]
    assert codes(imported) == [(1, "unclear-heading")]


def test_a_heading_that_names_a_group_is_no_doubt() -> None:
    assert read_list(b"Onze Therapeuten\nJoost\nWat een dag is dit.").items == ()


def test_a_short_quote_with_a_dash_is_not_taken_for_a_name() -> None:
    imported = read_list(b"Lijst\nTessel\nAdem in - adem uit.\nJoost - Engelstalig\nGa door.")
    assert [profile.name for profile in imported.profiles] == ["Tessel", "Joost"]


def test_a_list_needs_no_heading() -> None:
    imported = read_list(b"Joost\nWat een dag is dit.\nIlse\nHet is goed zo.")
    assert [profile.name for profile in imported.profiles] == ["Joost", "Ilse"]
    assert imported.items == ()


def test_a_stray_line_is_refused_and_shifts_nothing() -> None:
    stray = "en dat was de tweede regel van het citaat, die er niet hoort te staan."
    imported = read_list(f"Tessel\nHet is goed zo.\n{stray}\nIlse\nWij zien wel weer.".encode())
    assert [profile.name for profile in imported.profiles] == ["Tessel", "Ilse"]
    assert codes(imported, "refusal") == [(3, "unclear-name")]


def test_a_question_without_an_answer_makes_no_page() -> None:
    imported = read_list(b"Ilse\nHet is goed zo.\nWat is dit?\nHoe is dat?\nEen antwoord.")
    assert [page.question for page in imported.pages] == ["Hoe is dat?"]
    assert codes(imported) == [(3, "no-answer"), (4, "no-body")]


def test_a_quote_without_any_known_word_is_a_doubt_about_its_language() -> None:
    imported = read_list(b"Ilse\nHakuna matata")
    assert imported.profiles[0].quote is not None
    assert imported.profiles[0].quote.language == "nl"
    assert codes(imported) == [(2, "unknown-quote-language")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Weg ist das Ziel und wir gehen ihn nicht allein.", "de"),
        ("Il faut cultiver notre jardin avec les autres.", "fr"),
        ("What you seek is on the other side of fear.", "en"),
        ("Wat u zoekt ligt aan de andere kant van de heg.", "nl"),
    ],
)
def test_the_language_of_a_quote_is_told_by_its_small_words(text: str, language: str) -> None:
    imported = read_list(f"Ilse\n{text}".encode())
    assert imported.profiles[0].quote is not None
    assert imported.profiles[0].quote.language == language
    assert imported.items == ()


def test_quotation_marks_around_a_whole_quote_are_left_out() -> None:
    (profile,) = read_list("Ilse\n“Wij zien wel weer.” — Anoniem".encode()).profiles
    assert profile.quote is not None
    assert (profile.quote.text, profile.quote.attribution) == ("Wij zien wel weer.", "Anoniem")
