"""Two people edit one thing: the second save is refused once, shows both, and then overwrites."""

from __future__ import annotations

import datetime
from typing import Any

import colander
import pytest
from deform.widget import CheckboxChoiceWidget, HiddenWidget, PasswordWidget, RadioChoiceWidget
from kring_core.portal.forms import Form


class Profile(colander.Schema):
    """One field of every kind that shows its value in its own words."""

    name = colander.SchemaNode(colander.String(), title="Name")
    born = colander.SchemaNode(colander.Date(), title="Born")
    fee = colander.SchemaNode(colander.Decimal(), title="Fee")
    way = colander.SchemaNode(
        colander.String(),
        title="Way",
        widget=RadioChoiceWidget(values=[("r", "Room"), ("o", "Online")]),
    )
    themes = colander.SchemaNode(
        colander.Set(),
        title="Themes",
        widget=CheckboxChoiceWidget(values=[("a", "Fear"), ("g", "Grief")]),
    )
    shown = colander.SchemaNode(colander.Boolean(), title="Shown")
    key = colander.SchemaNode(colander.String(), title="Key", missing="", widget=PasswordWidget())
    mark = colander.SchemaNode(colander.String(), title="Mark", missing="", widget=HiddenWidget())


def stored(**changed: Any):
    return {
        "name": "Marit",
        "born": datetime.date(1979, 5, 4),
        "fee": 100,
        "way": "r",
        "themes": {"a"},
        "shown": True,
        "key": "",
        "mark": "",
        **changed,
    }


@pytest.fixture
def sent(kring, page):
    """What somebody sends who opened the form at version 3 and changed the name."""
    return page(Form(kring, Profile(), values=stored(), version=3)).fill("Name", "Marit V.").send()


def shown_beside(page, form):
    shown = page(form)
    found = {}
    for box in shown.soup("dl", class_="stored"):
        heading = box.find_parent(class_="field").find(["label", "legend"])
        found[heading.get_text(strip=True)] = box.dd.get_text("\n", strip=True)
    return found


def test_a_save_of_the_present_version_is_no_conflict(kring, sent):
    assert Form(kring, Profile(), values=stored(), version=3).validate(sent)["name"] == "Marit V."


def test_what_is_stored_now_stands_beside_what_was_typed(dutch, page, sent):
    now = stored(
        born=datetime.date(1980, 12, 31), fee="110.50", way="o", themes={"a", "g"}, shown=False
    )
    form = Form(dutch, Profile(), values=now, version=4)

    assert form.validate(sent) is None
    assert form.stale
    assert shown_beside(page, form) == {
        "Name": "Marit",
        "Born": "31 december 1980",
        "Fee": "110,50",
        "Way": "Online",
        "Themes": "Fear, Grief",
        "Shown": "No",
    }
    assert page(form).control("Name")["value"] == "Marit V."


def test_the_second_save_overwrites_knowingly(kring, page, sent):
    now = stored(fee=110)
    form = Form(kring, Profile(), values=now, version=4)
    form.validate(sent)

    again = Form(kring, Profile(), values=now, version=4).validate(page(form).send())

    assert (again["name"], again["fee"]) == ("Marit V.", 100)


def test_a_post_without_a_version_is_stale(kring, sent):
    del sent["version"]

    assert Form(kring, Profile(), values=stored(), version=3).validate(sent) is None


def test_fields_that_are_the_same_show_nothing_beside_them(kring, page, sent):
    form = Form(kring, Profile(), values=stored(name=None), version=4)
    form.validate(sent)

    assert shown_beside(page, form) == {"Name": "Nothing"}


def test_secrets_are_not_shown_beside_anything(kring, page, sent):
    form = Form(kring, Profile(), values=stored(key="stored key", mark="stored mark"), version=4)
    form.validate(sent)

    assert "stored key" not in form.render()
    assert "stored mark" not in form.render()


def test_errors_and_a_conflict_are_shown_together(kring, page, sent):
    sent["fee"] = "a lot"
    form = Form(kring, Profile(), values=stored(), version=4)
    form.validate(sent)

    assert page(form).summary() == {"Fee: Fill in a number.": "#form-fee"}
    assert "somebody else" in page(form).text()
