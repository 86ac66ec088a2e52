"""A form keeps what was typed, says what is wrong where it is wrong, and returns clean values."""

from __future__ import annotations

import datetime
import decimal
import io
from types import SimpleNamespace
from typing import Any

import colander
import pytest
from deform.widget import (
    CheckboxChoiceWidget,
    HiddenWidget,
    OptGroup,
    PasswordWidget,
    RadioChoiceWidget,
    SelectWidget,
    TextAreaWidget,
    TextInputWidget,
)
from hypothesis import example, given
from hypothesis import strategies as st
from kring_core.portal.forms import Button, Form, Upload, UploadedFile, save
from webob.multidict import MultiDict


def node(typ, name, **options: Any):
    return colander.SchemaNode(typ, name=name, title=name.capitalize(), **options)


def text(name, **options: Any):
    return node(colander.String(), name, **options)


def schema(*nodes: Any):
    return colander.SchemaNode(colander.Mapping(), *nodes)


LANGUAGES = [("nl", "Dutch"), OptGroup("Others", ("en", "English"), ("ar", "Arabic"))]


def everything():
    address = colander.SchemaNode(
        colander.Mapping(), text("street"), text("city", missing=None), name="address"
    )
    return schema(
        text("name", widget=TextInputWidget(attributes={"autocomplete": "name"})),
        text("about", missing=None, widget=TextAreaWidget()),
        node(colander.Date(), "born"),
        node(colander.Time(), "at", missing=None),
        node(colander.Decimal(), "fee"),
        text("language", widget=SelectWidget(values=LANGUAGES)),
        text("way", widget=RadioChoiceWidget(values=[("room", "Room"), ("online", "Online")])),
        node(
            colander.Set(),
            "themes",
            widget=CheckboxChoiceWidget(values=[("a", "Fear"), ("b", "Grief")]),
        ),
        node(colander.Boolean(), "shown"),
        text("next", widget=HiddenWidget(), missing=""),
        address,
    )


def filled(page, form):
    shown = page(form)
    shown.fill("Name", "Marit").fill("About", "Two\nlines").fill("Fee", "107,5").fill("At", "14.30")
    shown.fill("Day", "4").fill("Month", "5").fill("Year", "1979").fill("Language", "ar")
    shown.tick("Online").tick("Fear").tick("Shown").fill("Street", "Lindelaan 4")
    return shown


def test_it_returns_the_values_of_the_schema(kring, page):
    form = Form(kring, everything(), values={"next": "/mijn"})

    assert Form(kring, everything()).validate(filled(page, form).send()) == {
        "name": "Marit",
        "about": "Two\nlines",
        "born": datetime.date(1979, 5, 4),
        "at": datetime.time(14, 30),
        "fee": decimal.Decimal("107.5"),
        "language": "ar",
        "way": "online",
        "themes": {"a"},
        "shown": True,
        "next": "/mijn",
        "address": {"street": "Lindelaan 4", "city": None},
    }


def test_it_shows_what_is_stored(kring, page):
    stored = Form(kring, everything()).validate(filled(page, Form(kring, everything())).send())

    again = page(Form(kring, everything(), values=stored)).send()

    assert Form(kring, everything()).validate(again) == stored


def test_it_keeps_everything_typed_when_one_field_is_wrong(kring, page):
    shown = filled(page, Form(kring, everything()))
    sent = shown.fill("Month", "31").fill("Fee", "a lot").fill("At", "late").send()
    form = Form(kring, everything())

    assert form.validate(sent) is None
    assert form.failed
    assert list(page(form).send().items()) == list(sent.items())


@example(typed='"><b>R&D</b> &lt;')
@given(typed=st.text(max_size=60))
def test_it_shows_any_text_as_it_is(kring, page, typed):
    typed = typed.replace("\0", "").replace("\r", "").strip()
    form = Form(kring, schema(text("name", missing="")), values={"name": typed})

    assert page(form).control("Name")["value"] == typed


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["name", "born", "day", "way", "themes", "checkbox", "address"])
            | st.sampled_from(["__start__", "__end__"]),
            st.text(max_size=4)
            | st.sampled_from(["address:mapping", "themes:sequence", "way:rename", "born:mapping"])
            | st.just(b""),
        ),
        max_size=12,
    )
)
def test_no_forged_post_breaks_it(kring, controls):
    form = Form(kring, everything())

    form.validate(MultiDict(controls))

    assert "</form>" in form.render()


def test_it_refuses_ten_thousand_characters_in_any_field(kring, page):
    long = "x" * 10_000
    fields = [
        text("line"),
        text("area", widget=TextAreaWidget()),
        text("key", widget=PasswordWidget()),
    ]
    form = Form(kring, schema(*fields))

    assert form.validate(MultiDict(line=long, area=long, key=long)) is None
    assert page(form).summary() == {
        "Line: This is too long: at most 200 characters.": "#form-line",
        "Area: This is too long: at most 5000 characters.": "#form-area",
        "Key: This is too long: at most 200 characters.": "#form-key",
    }


def test_the_schemas_own_length_counts_and_its_other_validators_stay(kring):
    own = text("name", validator=colander.All(colander.Length(max=300), colander.Email()))
    refused = Form(kring, schema(own))

    assert Form(kring, schema(own)).validate(MultiDict(name=f"a@{'b' * 50}.nl")) is not None
    assert refused.validate(MultiDict(name="x" * 250)) is None


def test_a_choice_accepts_only_what_it_offers(kring, page):
    form = Form(kring, everything())
    sent = filled(page, form).send()
    sent["language"] = "forged"

    assert form.validate(sent) is None
    assert "Language: Choose one of the options." in page(form).summary()


def test_the_schema_stays_as_it_was(kring):
    name = text("name")
    Form(kring, schema(name))

    assert name.validator is None


def test_a_service_can_add_an_error_at_a_field_or_for_the_whole_form(kring, page):
    form = Form(kring, everything())
    form.error("address.street", "This street is not known.")
    form.error(None, "The register does not answer.")
    shown = page(form)

    assert form.failed
    assert shown.summary() == {"Street: This street is not known.": "#form-address-street"}
    assert "The register does not answer." in shown.soup.find(attrs={"role": "alert"}).get_text()


def test_an_error_at_an_unknown_field_is_a_mistake(kring):
    with pytest.raises(KeyError):
        Form(kring, everything()).error("nothing", "What?")


def test_it_says_which_button_was_pressed_and_enter_presses_the_first(kring, page):
    buttons = [save, Button("preview", "Look at it", "quiet"), Button("back", "Back", href="/mijn")]
    form = Form(kring, schema(text("name")), buttons=buttons)
    shown = page(form)

    form.validate(MultiDict(name="Marit"))
    assert form.pressed == "save"
    form.validate(MultiDict(name="Marit", preview="preview"))
    assert form.pressed == "preview"
    assert [b["name"] for b in shown.soup("button", type=lambda kind: kind != "button")] == [
        "save",
        "preview",
    ]
    assert shown.soup.find("a", href="/mijn").get_text() == "Back"


def test_it_carries_the_token_and_never_a_password(kring, page):
    form = Form(kring, schema(text("name"), text("key", widget=PasswordWidget())))
    form.validate(MultiDict(name="", key="a secret sentence"))

    assert page(form).send()["csrf_token"] == "a-token"
    assert "a secret sentence" not in form.render()


def test_a_file_comes_in_with_name_and_size_and_is_asked_for_again(kring, page):
    def sent(**more: Any) -> MultiDict:
        file = SimpleNamespace(filename="C:\\me.png", type="image/png", file=io.BytesIO(b"12345"))
        return MultiDict(photo=file, **more)

    fields = (text("name"), node(Upload(max_bytes=5), "photo", missing=None))
    values = Form(kring, schema(*fields)).validate(sent(name="Marit"))
    form = Form(kring, schema(*fields))
    form.validate(sent(name=""))

    assert isinstance(values["photo"], UploadedFile)
    assert (values["photo"].name, values["photo"].size) == ("me.png", 5)
    assert page(form).soup.form["enctype"] == "multipart/form-data"
    assert "Photo: Choose the file again: a browser does not keep it." in page(form).summary()


def test_a_file_that_is_too_large_is_refused(kring, page):
    form = Form(kring, schema(node(Upload(max_bytes=2_000_000), "photo")))
    file = SimpleNamespace(filename="me.png", type="", file=io.BytesIO(b"x" * 2_000_001))

    assert form.validate(MultiDict(photo=file)) is None
    assert "Photo: This file is too large: at most 2 MB." in page(form).summary()


def test_a_post_that_is_no_form_is_refused_with_a_sentence(kring, page):
    form = Form(kring, schema(text("name")))

    assert form.validate(MultiDict([("__start__", "name:nonsense")])) is None
    assert "This was not understood." in page(form).text()


def test_a_list_where_a_text_belongs_counts_as_empty(kring, page):
    form = Form(kring, schema(text("name")))
    sent = [("__start__", "name:sequence"), ("name", "Marit"), ("__end__", "name:sequence")]

    assert form.validate(MultiDict(sent)) is None
    assert page(form).summary() == {"Name: Fill this in.": "#form-name"}


def test_stored_none_shows_as_nothing(kring, page):
    assert page(Form(kring, everything(), values={"name": None})).control("Name")["value"] == ""
