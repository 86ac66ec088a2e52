"""Management of people: inviting them, changing who they are here, ending their access."""

from __future__ import annotations

import re

import pytest
from kring_core.access.identity import Role
from kring_core.testing.people import PEOPLE, account_of

PLACES = (
    "/beheer/mensen",
    "/beheer/mensen/nieuw",
    "/beheer/praktijk",
    "/beheer/plugins",
    "/beheer/plugins/minimal/verwijderen",
    "/beheer/verwijderd",
    "/beheer/taken",
    "/beheer/mail",
    "/beheer/wijzigingen",
)


@pytest.fixture
def plugins():
    return ["minimal"]


def invite(administrator, tick, login="iris@praktijk.example", role="staff"):
    form = administrator.get("/beheer/mensen/nieuw").forms["form"]
    form["name"], form["login"] = "Iris de Wit", login
    tick(form, role)
    return form.submit("add")


def page_of(administrator, role):
    account = account_of(administrator.practice, role)
    return administrator.get(f"/beheer/mensen/{account.id}")


@pytest.mark.parametrize("address", PLACES)
def test_only_who_manages_the_practice_comes_here(address, visitor, person, staff, administrator):
    assert visitor.status(address) == 303
    assert person.status(address) == 403
    assert staff.status(address) == 403
    assert administrator.status(address) == 200


@pytest.mark.parametrize("address", ["/beheer", "/beheer/zoeken"])
def test_staff_come_to_the_pages_of_staff(address, visitor, person, staff):
    assert visitor.status(address) == 303
    assert person.status(address) == 403
    assert staff.status(address) == 200


def test_an_invitation_leads_to_a_password_and_in(administrator, visitor, mailbox, tick):
    invite(administrator, tick).follow()

    [mail] = mailbox()
    assert mail["To"] == "iris@praktijk.example"
    [link] = re.findall(r"https?://\S+", mail.get_content())
    form = visitor.get(link).forms["form"]
    form["password"] = "een kring van iris"
    assert "Iris de Wit" in form.submit("choose").follow()
    assert visitor.status("/beheer") == 200


def test_a_login_that_somebody_has_is_refused_at_its_field(administrator, tick, mailbox):
    page = invite(administrator, tick, login="NOOR@praktijk.example")

    assert "has an account with this address already" in page
    assert page.html.find(attrs={"name": "login"})["aria-invalid"] == "true"
    assert page.forms["form"]["name"].value == "Iris de Wit"
    assert mailbox() == []


@pytest.mark.parametrize("login", ["iris", "iris@", "iris de wit@example.org", "i@b\nBcc: x@y.nl"])
def test_what_is_no_mail_address_is_refused(administrator, tick, login):
    page = invite(administrator, tick, login=login)

    assert page.html.find(attrs={"name": "login"})["aria-invalid"] == "true"


def test_somebody_without_any_role_is_refused(administrator):
    form = administrator.get("/beheer/mensen/nieuw").forms["form"]
    form["name"], form["login"] = "Iris de Wit", "iris@praktijk.example"

    assert "Choose at least one role" in form.submit("add")


def test_a_role_that_does_not_exist_is_refused(administrator, tick):
    form = administrator.get("/beheer/mensen/nieuw").forms["form"]
    form["name"], form["login"] = "Iris de Wit", "iris@praktijk.example"
    box = form.fields["checkbox"][0]
    box._value, box.checked = "owner", True

    assert form.submit("add").status_int == 200


def test_the_last_administrator_stays(administrator, tick):
    form = page_of(administrator, Role.ADMINISTRATOR).forms["form"]
    tick(form, "administrator", on=False)
    tick(form, "staff")

    assert "Somebody must be left" in form.submit("save")
    assert administrator.status("/beheer/mensen") == 200


def test_the_last_administrator_cannot_end_their_own_access(administrator):
    form = page_of(administrator, Role.ADMINISTRATOR).forms["form"]
    form["active"] = False

    assert "Somebody must be left" in form.submit("save")


def test_where_there_are_two_administrators_one_may_go(administrator, tick):
    form = page_of(administrator, Role.STAFF).forms["form"]
    tick(form, "administrator")
    form.submit("save").follow()
    form = page_of(administrator, Role.ADMINISTRATOR).forms["form"]
    tick(form, "administrator", on=False)
    tick(form, "staff")

    assert form.submit("save").status_int == 303
    assert administrator.status("/beheer/mensen") == 403


def test_who_may_not_sign_in_any_more_is_out_at_once(administrator, staff):
    form = page_of(administrator, Role.STAFF).forms["form"]
    form["active"] = False
    form.submit("save")

    assert staff.status("/beheer") == 303
    staff.sign_in(account_of(staff.practice, Role.STAFF))
    assert staff.status("/beheer") == 303


def test_a_new_link_is_mailed_and_noted(administrator, mailbox):
    page_of(administrator, Role.PERSON).forms[2].submit().follow()

    [mail] = mailbox()
    assert mail["To"] == PEOPLE[Role.PERSON].login
    assert "link sent" in administrator.get("/beheer/wijzigingen")


def test_two_who_change_somebody_at_once_both_see_it(administrator):
    first, second = (page_of(administrator, Role.PERSON).forms["form"] for _ in range(2))
    first["name"], second["name"] = "Noor de Eerste", "Noor de Tweede"
    first.submit("save")

    shown = second.submit("save")

    assert "Noor de Eerste" in shown
    assert shown.forms["form"]["name"].value == "Noor de Tweede"


def test_everybody_changes_their_own_name(person):
    form = person.get("/mijn/gegevens").forms["form"]
    form["name"] = "Noor Jansen-Bos"

    assert "Noor Jansen-Bos" in form.submit("save").follow()


def test_a_person_of_another_practice_is_not_found(administrator, other_practice):
    stranger = account_of(other_practice, Role.PERSON)

    assert administrator.status(f"/beheer/mensen/{stranger.id}") == 404
