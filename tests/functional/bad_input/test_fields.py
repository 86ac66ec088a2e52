"""Fields filled with what no field is for: ten thousand characters, characters that nobody sees."""

from __future__ import annotations

from itertools import cycle

import pytest
from webtest.forms import Checkbox, Hidden, Radio, Submit

FORMS = (
    "/inloggen",
    "/mijn/gegevens",
    "/beheer/mensen/nieuw",
    "/beheer/praktijk",
    "/beheer/plugins/minimal/instellingen",
)
LONG = "x" * 10_000
TAKES_LONG = {"welcome", "privacy", "complaints"}


@pytest.fixture
def plugins():
    return ["minimal"]


@pytest.fixture(params=FORMS)
def form(request, visitor, administrator):
    """Each form of the host in turn."""
    browser = visitor if request.param == "/inloggen" else administrator
    return browser.get(request.param).forms["form"]


def lines(form):
    """The names of the fields that somebody types in."""
    return [
        name
        for name, [field, *_] in form.fields.items()
        if name and not isinstance(field, Hidden | Submit | Checkbox | Radio)
    ]


def send(form, name, value):
    """Fill one field and press the button."""
    form[name].force_value(value)
    return form.submit(next(reversed([name for name in form.fields if name])), expect_errors=True)


def test_a_field_that_is_filled_without_end_says_so_and_keeps_it(form):
    for name in lines(form):
        if name.rpartition("_")[0] in TAKES_LONG:
            continue
        page = send(form, name, LONG)

        assert page.status_int == 200
        field = page.html.find(attrs={"name": name})
        assert field["aria-invalid"] == "true"
        shown = page.forms["form"][name].value
        assert shown == ("" if "password" in name else LONG)


def test_a_character_that_nobody_sees_is_refused_at_its_field(form):
    for name, unseen in zip(lines(form), cycle("\0\x1b\x7f"), strict=False):
        page = send(form, name, f"te{unseen}xt")

        assert page.status_int == 200
        assert page.html.find(attrs={"name": name})["aria-invalid"] == "true"


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", '"><b>', "${x}", "&amp;", "{{7*7}}"]
)
def test_what_was_typed_is_shown_as_it_was_typed(form, typed):
    name = lines(form)[0]
    page = send(form, name, typed)
    if page.status_int == 303:
        page = page.follow()
        page = page if "form" in page.forms else page.click("^Change$")

    assert "<script>alert" not in page
    assert page.forms["form"][name].value == typed


def test_a_text_area_keeps_its_lines(administrator):
    form = administrator.get("/beheer/praktijk").forms["form"]
    form["welcome_nl"] = "Welkom.\n\nTot ziens.\t"

    form.submit("save").follow()

    kept = administrator.get("/beheer/praktijk").forms["form"]["welcome_nl"].value
    assert kept.split() == ["Welkom.", "Tot", "ziens."]
    assert "\n\n" in kept.replace("\r", "")


def test_a_very_long_search_is_cut(administrator):
    assert administrator.status(f"/beheer/zoeken?q={LONG}") == 200


def test_a_very_long_link_is_nobodys(visitor):
    assert visitor.status(f"/wachtwoord/{LONG}") == 404
