"""Lists of rows: one stands ready, emptying a row removes it, and errors know their row."""

from __future__ import annotations

import colander
import pytest
from deform.widget import SelectWidget, SequenceWidget
from kring_core.portal.forms import Form
from webob.multidict import MultiDict


class Training(colander.Schema):
    """A row of several fields."""

    name = colander.SchemaNode(colander.String(), title="Name")
    kind = colander.SchemaNode(
        colander.String(), title="Kind", widget=SelectWidget(values=[("a", "A"), ("b", "B")])
    )
    year = colander.SchemaNode(colander.Integer(), title="Year", default=2026, missing=None)


class Lists(colander.Schema):
    """A list of words and a list of trainings."""

    languages = colander.SchemaNode(
        colander.Sequence(),
        colander.SchemaNode(colander.String(), name="language", title="Language"),
        title="Languages",
        validator=colander.Length(max=3),
        widget=SequenceWidget(orderable=True),
    )
    trainings = colander.SchemaNode(
        colander.Sequence(), Training(name="training", title="Training"), title="Trainings"
    )


STORED = {
    "languages": ["Dutch", "Farsi"],
    "trainings": [{"name": "Group", "kind": "b", "year": 2011}],
}


@pytest.fixture
def form(kring):
    return Form(kring, Lists(), values=STORED)


def test_the_row_that_stands_ready_is_not_sent_along(kring, form, page):
    assert Form(kring, Lists()).validate(page(form).send()) == STORED


def test_a_row_can_be_added_without_script(kring, form, page):
    shown = page(form).fill("Language 3", "Frisian").fill("Name", "Art")

    assert Form(kring, Lists()).validate(shown.send())["languages"] == ["Dutch", "Farsi", "Frisian"]


def test_emptying_a_row_removes_it(kring, form, page):
    values = Form(kring, Lists()).validate(page(form).fill("Language 1", " ").send())

    assert values["languages"] == ["Farsi"]


def test_a_row_with_only_a_choice_made_is_not_lost(kring, page):
    shown = page(Form(kring, Lists())).fill("Kind", "a")
    form = Form(kring, Lists())

    assert form.validate(shown.send()) is None
    assert page(form).summary() == {"Training 1, Name: Fill this in.": "#form-trainings-0-name"}
    assert page(form).control("Kind").find("option", selected=True)["value"] == "a"


def test_an_error_leads_to_its_row(kring, form, page):
    sent = page(form).fill("Language 2", "x" * 201).send()
    again = Form(kring, Lists())
    again.validate(sent)
    shown = page(again)
    (target,) = shown.summary().values()

    assert target == "#form-languages-1"
    assert shown.soup.find(id="form-languages-1")["value"] == "x" * 201


def test_a_service_can_add_an_error_in_a_row(kring, form, page):
    again = Form(kring, Lists())
    again.validate(page(form).send())
    again.error("trainings.0.name", "This training is not recognised.")

    assert page(again).summary() == {
        "Training 1, Name: This training is not recognised.": "#form-trainings-0-name"
    }


def test_too_many_rows_are_refused_at_the_list(kring, page):
    names = [("language", f"language {number}") for number in range(4)]
    form = Form(kring, Lists())
    sent = MultiDict(
        [("__start__", "languages:sequence"), *names, ("__end__", "languages:sequence")]
    )

    assert form.validate(sent) is None
    assert page(form).summary() == {"Languages: Add at most 3.": "#form-languages"}


def test_no_button_of_a_row_can_send_the_form(form):
    buttons = form.render().split("<button")[1:]

    assert all('type="button"' in each or 'name="save"' in each for each in buttons)
    assert sum('name="save"' in each for each in buttons) == 1


def test_ids_are_unique_also_with_two_forms_on_a_page(kring, page):
    one, two = (Form(kring, Lists(), values=STORED, form_id=name) for name in ("one", "two"))
    ids = [tag["id"] for form in (one, two) for tag in page(form).soup(id=True)]

    assert len(ids) == len(set(ids))


def test_a_least_number_of_rows_stands_ready(kring, page):
    schema = Lists()
    schema["languages"].widget = SequenceWidget(min_len=2, max_len=2)

    shown = page(Form(kring, schema))

    assert shown.control("Language 2")
    with pytest.raises(LookupError):
        shown.control("Language 3")
