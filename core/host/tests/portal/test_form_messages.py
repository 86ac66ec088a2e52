"""A form speaks to people: our sentences, dates in words, numbers in the reader's language."""

from __future__ import annotations

import datetime
import decimal
from pathlib import Path

import colander
import deform
import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from kring_core.portal.forms import Form
from kring_core.portal.forms.messages import in_words, spoken
from kring_core.portal.forms.widgets import plain_number
from translationstring import TranslationString
from webob.multidict import MultiDict


def said(kring, page, node, typed):
    node.name, node.title = "it", "It"
    form = Form(kring, colander.SchemaNode(colander.Mapping(), node))
    form.validate(typed if isinstance(typed, MultiDict) else MultiDict(it=typed))
    (sentence,) = page(form).summary()
    return sentence.removeprefix("It: ")


def date(day, month, year):
    parts = [("day", day), ("month", month), ("year", year)]
    return MultiDict([("__start__", "it:mapping"), *parts, ("__end__", "it:mapping")])


@pytest.mark.parametrize(
    ("node", "typed", "sentence"),
    [
        (colander.SchemaNode(colander.String()), "", "Fill this in."),
        (colander.SchemaNode(colander.Integer()), "many", "Fill in a number."),
        (
            colander.SchemaNode(colander.Decimal(), validator=colander.Range(max=12500)),
            "99999",
            "Fill in 12.500 or less.",
        ),
        (
            colander.SchemaNode(colander.Integer(), validator=colander.Range(min=1950)),
            "1900",
            "Fill in 1950 or more.",
        ),
        (
            colander.SchemaNode(colander.Time()),
            "after lunch",
            "This is not a time, such as 14:30.",
        ),
        (
            colander.SchemaNode(colander.Date()),
            date("31", "2", "2026"),
            "This is not a date. Fill in day, month and year in numbers: 31 3 2026.",
        ),
        (
            colander.SchemaNode(
                colander.Date(), validator=colander.Range(max=datetime.date(2026, 3, 31))
            ),
            date("1", "4", "2026"),
            "Fill in 31 maart 2026 or earlier.",
        ),
    ],
)
def test_it_says_what_to_do(dutch, page, node, typed, sentence):
    assert said(dutch, page, node, typed) == sentence


def test_a_plugins_own_message_stays(kring, page):
    def refuse(node, value) -> None:
        raise colander.Invalid(node, "Two of them overlap.")

    node = colander.SchemaNode(colander.String(), validator=refuse)

    assert said(kring, page, node, "x") == "Two of them overlap."


@pytest.mark.parametrize("library", [colander, deform])
def test_no_message_of_a_library_reaches_a_reader(kring, library):
    domain = library.__name__
    file = Path(library.__file__).parent / "locale" / f"{domain}.pot"
    with file.open("rb") as opened:
        theirs = [str(message.id) for message in read_po(opened) if message.id]
    form = Form(kring, colander.SchemaNode(colander.Mapping(), name="it"))

    for msgid in theirs:
        message = TranslationString(msgid, domain=domain, mapping={"min": 1, "max": 1})
        assert spoken(message, form._root) != TranslationString.interpolate(message)


@pytest.mark.parametrize(
    "half", [("4", "", ""), ("", "5", "1979"), ("vier", "5", "79"), ("1-2", "3", "4")]
)
def test_a_half_date_is_refused_and_kept(kring, page, half):
    node = colander.SchemaNode(colander.Date(), name="it", title="It")
    form = Form(kring, colander.SchemaNode(colander.Mapping(), node))
    shown = None
    if form.validate(date(*half)) is None:
        shown = page(form)

    assert [shown.control(part)["value"] for part in ("Day", "Month", "Year")] == [
        half[0].replace("-", ""),
        half[1],
        half[2],
    ]


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2), st.booleans())
def test_a_number_is_read_as_it_is_said(number, comma):
    language = "nl" if comma else "en"

    assert decimal.Decimal(plain_number(in_words(number, language), decimal_comma=comma)) == number


@given(st.text(max_size=8))
def test_what_is_no_number_stays_as_it_was_typed(typed):
    plain = plain_number(typed, decimal_comma=True)

    assert plain == typed or decimal.Decimal(plain) is not None
