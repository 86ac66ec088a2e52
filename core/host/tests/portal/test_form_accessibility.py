"""What a reader who does not see the page is told: names, groups, descriptions, errors."""

from __future__ import annotations

import colander
import pytest
from deform.widget import CheckboxChoiceWidget, RadioChoiceWidget, TextAreaWidget, TextInputWidget
from kring_core.portal.forms import Form
from webob.multidict import MultiDict

CHOICES = [("a", "Fear"), ("b", "Grief")]


class Profile(colander.Schema):
    """One field of every kind that is easily got wrong."""

    mail = colander.SchemaNode(
        colander.String(),
        title="Mail",
        description="Only the practice sees it.",
        validator=colander.Email(),
        widget=TextInputWidget(type="email", attributes={"autocomplete": "email"}),
    )
    quote = colander.SchemaNode(
        colander.String(),
        title="Quote",
        missing="",
        validator=colander.Length(max=140),
        widget=TextAreaWidget(),
    )
    born = colander.SchemaNode(colander.Date(), title="Born", description="Such as 31 3 1986.")
    way = colander.SchemaNode(
        colander.String(), title="Way", widget=RadioChoiceWidget(values=CHOICES)
    )
    themes = colander.SchemaNode(
        colander.Set(), title="Themes", widget=CheckboxChoiceWidget(values=CHOICES)
    )
    fee = colander.SchemaNode(colander.Decimal(), title="Fee", missing=None)
    shown = colander.SchemaNode(colander.Boolean(), title="Shown", description="Can be undone.")


@pytest.fixture
def fresh(kring, page):
    return page(Form(kring, Profile()))


@pytest.fixture
def wrong(kring, page):
    form = Form(kring, Profile())
    form.validate(MultiDict(mail="marit@", quote="x" * 141))
    return page(form)


def test_every_control_has_a_name(wrong):
    named = {label.get("for") or label.find("input")["id"] for label in wrong.soup("label")}
    controls = wrong.soup(["input", "textarea", "select"])

    assert {c["id"] for c in controls if c.get("type") != "hidden"} <= named


def test_a_description_belongs_to_its_control(fresh):
    assert fresh.described(fresh.control("Mail")) == "Only the practice sees it."
    assert fresh.described(fresh.control("Shown")) == "Can be undone."


def test_an_error_belongs_to_its_control(wrong):
    mail = wrong.control("Mail")

    assert mail["aria-invalid"] == "true"
    assert "Error: This is not an email address" in wrong.described(mail)


def test_a_control_without_an_error_is_not_invalid(fresh):
    assert not fresh.soup(attrs={"aria-invalid": True})
    assert not fresh.summary()


@pytest.mark.parametrize("title", ["Born", "Way", "Themes"])
def test_a_group_has_a_legend_a_description_and_its_error(wrong, title):
    legend = next(tag for tag in wrong.soup("legend") if tag.get_text(strip=True) == title)

    assert "Error:" in wrong.described(legend.parent)


def test_the_summary_leads_to_a_control_that_takes_the_focus(wrong):
    for target in wrong.summary().values():
        found = wrong.soup.find(id=target.removeprefix("#"))
        assert found.name in ("input", "textarea", "select") or found["tabindex"] == "-1"
    assert wrong.soup.find(attrs={"role": "alert"})["tabindex"] == "-1"


def test_what_may_be_left_empty_says_so_in_words(fresh):
    marked = {tag.parent.get_text(" ", strip=True) for tag in fresh.soup(class_="optional")}

    assert marked == {"Quote (optional)", "Fee (optional)"}
    assert fresh.control("Mail").has_attr("required")
    assert not fresh.control("Quote").has_attr("required")


def test_a_choice_that_always_has_an_answer_is_not_marked(kring, page):
    choice = RadioChoiceWidget(values=[("", "As the practice does"), ("en", "English")])
    node = colander.SchemaNode(
        colander.String(), name="language", title="Language", missing="", widget=choice
    )
    shown = page(Form(kring, colander.SchemaNode(colander.Mapping(), node)))

    assert not shown.soup(class_="optional")
    assert shown.soup.find("input", type="radio", checked=True)["value"] == ""


def test_the_authors_attributes_reach_the_control(fresh):
    mail = fresh.control("Mail")

    assert (mail["type"], mail["autocomplete"], mail["maxlength"]) == ("email", "email", "200")
    assert fresh.control("Fee")["inputmode"] == "decimal"


def test_a_text_area_tells_its_limit_and_cuts_nothing_off(fresh):
    quote = fresh.control("Quote")

    assert not quote.has_attr("maxlength")
    assert "At most 140 characters." in fresh.described(quote)


def test_nothing_in_it_needs_the_content_policy_to_bend(wrong):
    assert not wrong.soup(["script", "style"])
    attributes = {name for tag in wrong.soup(lambda tag: tag.attrs) for name in tag.attrs}
    assert not [name for name in attributes if name == "style" or name.startswith("on")]


def test_nothing_takes_the_focus_by_itself(fresh):
    assert not fresh.soup(attrs={"autofocus": True})
