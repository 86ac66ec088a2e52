"""The page of changes says in words what was changed, and never what it was or became."""

from __future__ import annotations

import pytest
from kring_core.access.identity import Role
from kring_core.testing.people import account_of


@pytest.fixture
def plugins():
    return ["minimal"]


@pytest.fixture
def newest(administrator, clock):
    """The texts of the change that comes a minute later: who, what, of what."""
    clock.move(minutes=1)

    def read() -> list[str]:
        row = administrator.get("/beheer/wijzigingen").html.select_one("tbody tr")
        return [" ".join(cell.get_text(" ").split()) for cell in row.select("td")]

    return read


def test_settings_of_the_practice_are_named_by_their_titles(administrator, practice, newest):
    form = administrator.get("/beheer/praktijk").forms["form"]
    form["telephone"], form["mail_host"] = "088 000 000", "mail.praktijk.example"
    form["mail_password"] = "een geheim van iemand"
    form.submit()

    fields = "Mail server Password Telephone"
    assert newest() == [
        "Ada Verhoeven",
        "practice settings changed",
        f"{practice.settings.name} {fields}",
    ]


def test_settings_of_a_plugin_are_named_by_its_title_and_theirs(administrator, newest):
    form = administrator.get("/beheer/plugins/minimal/instellingen").forms["form"]
    form["days"] = "21"
    form.submit()

    label = "Take a note off after so many days"
    assert newest() == ["Ada Verhoeven", "plugin settings changed", f"Notes {label}"]


def test_an_account_is_named_by_its_person(administrator, practice, newest):
    person = account_of(practice, Role.PERSON)
    administrator.get(f"/beheer/mensen/{person.person_id}/account").forms["form"].submit("save")

    assert newest() == ["Ada Verhoeven", "account changed", "Noor Jansen"]


def test_a_person_and_an_organisation_are_named_as_they_are_called_now(
    administrator, practice, newest, clock
):
    person = account_of(practice, Role.PERSON)
    form = administrator.get(f"/beheer/mensen/{person.person_id}/wijzigen").forms["form"]
    form["name"] = "Noor van Dam"
    form.submit("save")
    assert newest() == ["Ada Verhoeven", "details of a person changed", "Noor van Dam"]

    clock.move(minutes=1)
    form = administrator.get("/beheer/organisaties/nieuw").forms["form"]
    form["name"], form["form-kind"] = "Opleiding Noord", "institute"
    form.submit("add")
    assert newest() == ["Ada Verhoeven", "organisation added", "Opleiding Noord"]
