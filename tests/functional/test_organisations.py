"""Organisations: the list, adding and changing one, the archive."""

from __future__ import annotations

import pytest
from kring_core.access.identity import Role
from kring_core.people.organisations import OrganisationDetails, OrganisationKind, Organisations

LIST = "/beheer/organisaties"


@pytest.fixture
def add(administrator):
    """Add an organisation; answers the list after it."""

    def make(name="Opleiding Noord", kind="institute", **values):
        form = administrator.get(f"{LIST}/nieuw").forms["form"]
        form["name"], form["form-kind"] = name, kind
        for field, value in values.items():
            form[field] = value
        answer = form.submit("add")
        return answer.follow() if answer.status_int == 303 else answer

    return make


def names(page):
    return [heading.text for heading in page.html.select("tbody th")]


def press(page):
    """Press the button below the form: into the archive, or back."""
    form = next(form for form in page.forms.values() if form.action.endswith("/archief"))
    return form.submit(next((name for name in form.fields if name == "back"), None)).follow()


def test_an_empty_list_says_what_comes_here(administrator):
    assert "No organisations yet" in administrator.get(LIST)


def test_an_organisation_is_added_and_shown_as_it_is_reached(add):
    page = add(telephone="030 123 4567", email="info@noord.example")

    assert page.html.select_one("tbody tr").get_text(" ", strip=True) == (
        "Opleiding Noord institute 030 123 4567 info@noord.example"
    )


def test_each_kind_is_known_by_its_name(add):
    add("Huisarts West", "referrer")
    page = add("Register Oost", "register")

    assert names(page) == ["Huisarts West", "Register Oost"]
    assert "referrer" in page
    assert "register" in page


@pytest.mark.parametrize(("field", "value"), [("telephone", "bel maar"), ("email", "info@")])
def test_what_cannot_be_right_is_refused_at_its_field(add, field, value):
    page = add(**{field: value})

    assert page.html.find(attrs={"name": field})["aria-invalid"] == "true"
    assert page.forms["form"][field].value == value


def test_an_organisation_is_changed(administrator, add):
    form = add().click("Opleiding Noord").forms["form"]
    form["name"] = "Opleiding Zuid"
    form.submit("save")

    assert names(administrator.get(LIST)) == ["Opleiding Zuid"]


def test_two_who_change_it_at_once_both_see_it(add):
    page = add().click("Opleiding Noord")
    first, second = page.forms["form"], page.goto(page.request.path).forms["form"]
    first["name"], second["name"] = "Eerste", "Tweede"
    first.submit("save")

    assert "Eerste" in second.submit("save")


def test_an_archived_one_leaves_the_list_until_it_is_back(administrator, add):
    page = press(add().click("Opleiding Noord"))

    assert "No organisations yet" in administrator.get(LIST)
    assert names(administrator.get(f"{LIST}?show=archived")) == ["Opleiding Noord"]
    press(page)
    assert names(administrator.get(LIST)) == ["Opleiding Noord"]


def test_staff_see_the_list_and_change_nothing(staff, add):
    address = add().click("Opleiding Noord").request.path

    assert names(staff.get(LIST)) == ["Opleiding Noord"]
    assert not staff.get(LIST).html.select("tbody th a")
    assert staff.status(address) == 403
    assert staff.status(f"{LIST}/nieuw") == 403


@pytest.mark.parametrize(("who", "status"), [("visitor", 303), ("person", 403)])
def test_others_see_none_of_it(request, who, status, add):
    address = add().click("Opleiding Noord").request.path
    browser = request.getfixturevalue(who)

    for each in (LIST, address, f"{LIST}/22222222222222222222"):
        assert browser.status(each) == status


def test_one_of_another_practice_is_not_found(add, client_of, other_practice):
    address = add().click("Opleiding Noord").request.path

    assert client_of(other_practice, Role.ADMINISTRATOR).status(address) == 404


def test_the_list_goes_on_on_further_pages_with_the_same_few_queries(
    administrator, practice, statements
):
    with practice.database.write() as db:
        for number in range(60):
            details = OrganisationDetails(f"Praktijk {number:02}", OrganisationKind.REFERRER)
            Organisations(db, practice.host.clock).add(details)

    administrator.get(LIST)
    with statements() as said:
        page = administrator.get(LIST)
    assert len(said) <= 12
    assert len(names(page)) == 50
    assert len(names(page.click("Next"))) == 10
