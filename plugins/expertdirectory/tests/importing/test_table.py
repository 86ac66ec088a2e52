"""The table: separators, quoted cells, columns in two languages, and rows that are broken."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kring_expertdirectory.importing import read_list

ROWS = """\
naam;citaat;taal;rol;plaats;bron
Marijke Veldhuis;"Rustig aan; dan breekt het lijntje niet.";nl;Therapeut;Zwolle;
Ravi;The way out is through.;en, nl;;;Amara Lindqvist
"""


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_separator_is_recognised(separator: str) -> None:
    written = io.StringIO()
    table = csv.reader(ROWS.splitlines(), delimiter=";")
    csv.writer(written, delimiter=separator).writerows(table)
    first, second = read_list(written.getvalue().encode()).profiles
    assert first.quote is not None
    assert second.quote is not None
    assert first.quote.text == "Rustig aan; dan breekt het lijntje niet."
    assert (first.tagline, first.place, first.languages) == ("Therapeut", "Zwolle", ("nl",))
    assert (second.languages, second.quote.attribution) == (("en", "nl"), "Amara Lindqvist")
    assert second.quote.language == "en"


def test_english_headings_in_any_case_and_order() -> None:
    table = 'Quote,Place,NAME,Tagline\n"Less is more, and more is less.",Ghent,Ravi,Coach\n'
    (profile,) = read_list(table.encode()).profiles
    assert (profile.name, profile.place, profile.tagline) == ("Ravi", "Ghent", "Coach")


def test_a_name_in_parts() -> None:
    table = "voornaam,tussenvoegsel,achternaam,citaat\nJoost,van der,Meulen,Het is goed zo.\n"
    assert read_list(table.encode()).profiles[0].name == "Joost van der Meulen"


def test_a_cell_may_hold_line_ends_and_doubled_quotation_marks() -> None:
    table = 'name,quote\r\nRavi,"He said ""wait""\r\nand so we did."\r\nIlse,Het is goed zo.\r\n'
    ravi, ilse = read_list(table.encode()).profiles
    assert ravi.quote is not None
    assert ravi.quote.text == 'He said "wait" and so we did.'
    assert (ravi.lines, ilse.lines) == ((2, 3), (4,))


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("Joost", "row-length"),
        ("Joost,Het is goed,nl,te veel", "row-length"),
        ('Joost,"Het is goed,nl', "row-quotes"),
        ('Joost,"Het" is goed,nl', "row-quotes"),
        (",Het is goed,nl", "row-name"),
    ],
)
def test_a_broken_row_is_refused_and_stops_nothing(broken: str, code: str) -> None:
    table = (
        "name,quote,language\nIlse,Het is goed zo.,nl\n"
        f'{broken}\nRavi,"Wij zien, wel weer.",nl\nTessel,Dat is het.,nl\n'
    )
    imported = read_list(table.encode())
    assert [profile.name for profile in imported.profiles] == ["Ilse", "Ravi", "Tessel"]
    refusals = [item for item in imported.items if item.kind == "refusal"]
    assert [(item.line, item.code) for item in refusals] == [(3, code)]
    assert imported.refused == 1


def test_a_quotation_mark_that_is_not_closed_swallows_no_row_below() -> None:
    table = 'name,quote,language\nJoost,"Het is goed,nl\nRavi,", zei zij, en ging.",nl\n'
    imported = read_list(table.encode())
    assert [profile.name for profile in imported.profiles] == ["Ravi"]
    assert [(item.line, item.kind) for item in imported.items] == [(2, "refusal")]


def test_a_column_that_is_not_known_is_a_doubt() -> None:
    (item,) = read_list(b"name,quote,shoe size\nRavi,Het is goed zo.,43\n").items
    assert (item.code, item.before) == ("unknown-column", "shoe size")


def test_an_unknown_language_is_a_doubt() -> None:
    imported = read_list(b"name,quote,language\nRavi,Het is goed zo.,Klingon\n")
    assert imported.profiles[0].languages == ("nl",)
    assert [item.code for item in imported.items] == ["unknown-language"]


def test_a_role_in_the_place_of_a_quote_is_recognised_here_too() -> None:
    (profile,) = read_list(b"name,quote\nRavi,Body-mind therapist Amsterdam\n").profiles
    assert (profile.tagline, profile.place) == ("Body-mind therapist", "Amsterdam")


def test_a_table_in_windows_1252_or_utf_16_reads_the_same() -> None:
    table = "naam;citaat\nZoë;Eén ding is zeker: het wordt lente.\n"
    expected = read_list(table.encode()).profiles
    assert read_list(table.encode("cp1252")).profiles == expected
    assert read_list(table.encode("utf-16")).profiles == expected


NAMES = st.sampled_from(["Ravi", "Ilse", "Joost van der Meulen", "Zoë", "Trương Ánh"])
CELLS = st.text(st.sampled_from('abc ,;"\n\t'), max_size=12)


@given(st.lists(st.tuples(NAMES, CELLS), min_size=1, max_size=12), st.sampled_from(",;\t"))
def test_whatever_is_written_as_csv_gives_every_expert_back(
    rows: list[tuple[str, str]], separator: str
) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows([("name", "quote"), *rows])
    imported = read_list(written.getvalue().encode())
    assert [profile.name for profile in imported.profiles] == [name for name, _ in rows]
    assert imported.refused == 0
