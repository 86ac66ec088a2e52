"""Languages: which one a reader gets, and what a message says in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kring_core.i18n import Catalogues, negotiate
from translationstring import TranslationString, TranslationStringFactory

_ = TranslationStringFactory("kring_shelf")

CATALOGUES = {
    "nl.po": {
        "Your books": "Uw boeken",
        "A book": "Een boek",
        "${who} has ${count}": "${count} zijn van ${who}",
        "unfinished": "",
    },
    "nl_JE.po": {"Your books": "Jouw boeken"},
}


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory):
    folder = tmp_path_factory.mktemp("locale")
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    for name, messages in CATALOGUES.items():
        said = (f'msgid "{message}"\nmsgstr "{text}"\n' for message, text in messages.items())
        (folder / name).write_text(head + "\n".join(said), "utf-8")
    found = Catalogues()
    found.add_folder("kring_shelf", folder)
    return found


@pytest.mark.parametrize(
    ("message", "locale", "said"),
    [
        (_("Your books"), "nl", "Uw boeken"),
        (_("Your books"), "nl_JE", "Jouw boeken"),
        (_("A book"), "nl_JE", "Een boek"),
        (_("A book"), "en", "A book"),
        (_("unheard of"), "nl_JE", "unheard of"),
        (_("unfinished"), "nl", "unfinished"),
        ("Your books", "nl", "Your books"),
        (_("A book"), "fr", "A book"),
    ],
)
def test_je_falls_back_on_u_and_u_on_the_english_of_the_code(catalogues, message, locale, said):
    assert catalogues.translate(message, locale) == said


def test_a_catalogue_speaks_for_its_own_distribution_only(catalogues):
    stranger = TranslationString("A book", domain="kring_other")

    assert catalogues.translate(stranger, "nl") == "A book"
    assert catalogues.translate("A book", "nl", domain="kring_shelf") == "Een boek"


def test_values_are_filled_in_and_translated_themselves(catalogues):
    message = _("${who} has ${count}", mapping={"who": _("A book"), "count": 3})

    assert catalogues.translate(message, "nl") == "3 zijn van Een boek"
    assert catalogues.translate(message, "en", {"count": 4}) == "A book has 4"


@given(who=st.text(), count=st.text())
def test_a_value_is_shown_as_it_is_whatever_it_looks_like(catalogues, who, count):
    values = {"who": who, "count": count}

    assert catalogues.translate(_("${who} has ${count}"), "en", values) == f"{who} has {count}"


def test_a_value_that_looks_like_a_place_fills_no_other(catalogues):
    message = _("${who} has ${count}")

    said = catalogues.translate(message, "en", {"who": "${count}", "count": "nothing"})

    assert said == "${count} has nothing"


def test_a_place_without_a_value_stays(catalogues):
    assert catalogues.translate(_("${who} has ${count}"), "en", {"who": "x"}) == "x has ${count}"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "nl"),
        ("en", "en"),
        ("nl-BE", "nl"),
        ("en-GB,en;q=0.9,nl;q=0.8", "en"),
        ("fr, nl;q=0.5, en;q=0.7", "en"),
        ("fr; q=1, en; q=0.5", "en"),
        ("en;q=0", "nl"),
        ("en;q=0, nl;q=0.1", "nl"),
        ("de, *", "nl"),
        ("EN-us", "en"),
        ("en;q=nan, nl", "nl"),
        (";;;,,,q=1", "nl"),
    ],
)
def test_a_reader_gets_the_first_of_their_languages_that_kring_speaks(accepted, language):
    assert negotiate(accepted) == language


@given(st.text())
def test_any_header_leads_to_a_language(accepted):
    assert negotiate(accepted) in ("nl", "en")
