"""The way in of a person: inviting them, their roles, a new link, ending it."""

from __future__ import annotations

import re

import pytest
from kring_core.access.identity import Role
from kring_core.testing.people import PEOPLE, account_of


@pytest.fixture
def iris(administrator):
    """The page of somebody without an account, as who manages people sees it."""
    form = administrator.get("/beheer/mensen/nieuw").forms["form"]
    form["name"] = "Iris de Wit"
    return form.submit("add").follow()


@pytest.fixture
def invite(iris, tick):
    """Invite her; answers the answer."""

    def send(login="iris@praktijk.example", role="staff"):
        form = iris.click("^Invite$").forms["form"]
        form["login"] = login
        if role:
            tick(form, role)
        return form.submit("invite")

    return send


def page_of(browser, role):
    return browser.get(f"/beheer/mensen/{account_of(browser.practice, role).person_id}")


def access_of(browser, role):
    return page_of(browser, role).click("Roles and access").forms["form"]


def pressed(page, label):
    return next(f for f in page.forms.values() if f">{label}<" in f.text).submit()


def links(mail):
    return re.findall(r"https?://\S+", mail.get_content())


def test_an_invitation_leads_to_a_password_and_in(invite, visitor, mailbox, clock):
    page = invite(role="person").follow()
    assert "The link has not been used yet" in page

    [mail] = mailbox()
    assert mail["To"] == "iris@praktijk.example"
    form = visitor.get(links(mail)[0]).forms["form"]
    form["password"] = "een kring van iris"
    assert "Iris de Wit" in form.submit("choose").follow()
    assert "The link has not been used yet" not in page.goto(page.request.path)


def test_the_address_that_is_known_is_offered(administrator, iris):
    form = iris.click("^Change$").forms["form"]
    form["email"] = "iris@elders.example"
    page = form.submit("save").follow()

    assert page.click("^Invite$").forms["form"]["login"].value == "iris@elders.example"


def test_a_login_that_somebody_has_is_refused_at_its_field(invite, mailbox):
    page = invite(login="NOOR@praktijk.example")

    assert "has an account with this address already" in page
    assert page.html.find(attrs={"name": "login"})["aria-invalid"] == "true"
    assert mailbox() == []


@pytest.mark.parametrize("login", ["iris", "iris@", "iris de wit@example.org", "i@b\nBcc: x@y.nl"])
def test_what_is_no_mail_address_is_refused(invite, login):
    assert invite(login=login).html.find(attrs={"name": "login"})["aria-invalid"] == "true"


def test_somebody_without_any_role_is_refused(invite):
    assert "Choose at least one role" in invite(role=None)


def test_a_role_that_does_not_exist_is_refused(iris):
    form = iris.click("^Invite$").forms["form"]
    form["login"] = "iris@praktijk.example"
    box = form.fields["checkbox"][0]
    box._value, box.checked = "owner", True

    assert form.submit("invite").status_int == 200


def test_who_has_an_account_is_not_invited_again(administrator):
    page = page_of(administrator, Role.PERSON)

    assert administrator.get(f"{page.request.path}/uitnodigen").follow().request.path == (
        page.request.path
    )


def test_an_invitation_that_is_withdrawn_opens_nothing(invite, visitor, mailbox):
    page = invite().follow()
    [mail] = mailbox()
    page = pressed(page, "Withdraw the invitation").follow()

    assert "No account" in page
    assert visitor.status(links(mail)[0]) == 404
    assert "The invitation is on its way" in invite().follow()


def test_who_has_chosen_a_password_keeps_the_account(administrator):
    page = page_of(administrator, Role.PERSON)
    token = page.forms[next(iter(page.forms))]["csrf_token"].value
    answer = administrator.post(f"{page.request.path}/intrekken", {"csrf_token": token}).follow()

    assert "They have chosen a password already" in answer
    assert PEOPLE[Role.PERSON].login in answer


def test_an_invitation_that_lapsed_says_so_and_is_sent_again(invite, visitor, mailbox, clock):
    page = invite().follow()
    clock.move(days=4)
    administrator = page.test_app
    administrator.sign_in(administrator.account)
    page = administrator.get(page.request.path)
    assert "works no longer, and was not used" in page

    pressed(page, "Mail a new link").follow()
    first, second = mailbox()
    assert visitor.status(links(first)[0]) == 404
    assert visitor.status(links(second)[0]) == 200


def test_the_last_administrator_stays(administrator, tick):
    form = access_of(administrator, Role.ADMINISTRATOR)
    tick(form, "administrator", on=False)
    tick(form, "staff")

    assert "Somebody must be left" in form.submit("save")
    assert administrator.status("/beheer/mensen") == 200


def test_the_last_administrator_cannot_end_their_own_access(administrator):
    form = access_of(administrator, Role.ADMINISTRATOR)
    form["active"] = False

    assert "Somebody must be left" in form.submit("save")


def test_where_there_are_two_administrators_one_may_go(administrator, tick):
    form = access_of(administrator, Role.STAFF)
    tick(form, "administrator")
    form.submit("save").follow()
    form = access_of(administrator, Role.ADMINISTRATOR)
    tick(form, "administrator", on=False)
    tick(form, "staff")

    assert form.submit("save").status_int == 303
    assert administrator.status("/beheer/praktijk") == 403


def test_who_may_not_sign_in_any_more_is_out_at_once(administrator, staff):
    form = access_of(administrator, Role.STAFF)
    form["active"] = False
    form.submit("save")

    assert staff.status("/beheer") == 303
    staff.sign_in(account_of(staff.practice, Role.STAFF))
    assert staff.status("/beheer") == 303


def test_a_new_link_is_mailed_and_noted(administrator, mailbox):
    pressed(page_of(administrator, Role.PERSON), "Mail a new link").follow()

    [mail] = mailbox()
    assert mail["To"] == PEOPLE[Role.PERSON].login
    assert "link sent" in administrator.get("/beheer/wijzigingen")


def test_giving_a_role_asks_once_more_who_it_is(administrator, iris):
    administrator.sign_in(administrator.account, confirmed=False)

    assert administrator.status(f"{iris.request.path}/uitnodigen") == 303
    assert administrator.status(f"{page_of(administrator, Role.STAFF).request.path}/account") == 303


@pytest.mark.parametrize("step", ["account", "link", "intrekken"])
def test_who_has_no_account_has_no_page_about_it(administrator, iris, step):
    address = f"{iris.request.path}/{step}"

    assert administrator.post(address, expect_errors=True).status_int == 404
