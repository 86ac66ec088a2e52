"""Links that work once, and cookies: what is old, used, forged or somebody else's opens nothing."""

from __future__ import annotations

import re

import pyotp
import pytest
from kring_core.access.identity import Role
from kring_core.access.keys.ring import KeyRing
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.sessions import Sessions
from kring_core.portal.signs import SESSION_COOKIE
from kring_core.practices.creation import add_practice
from kring_core.practices.settings import PracticeSettings
from kring_core.testing.client import Client
from kring_core.testing.people import PASSWORD, PEOPLE, account_of

NEW = "een heel nieuw wachtwoord"
NOOR = PEOPLE[Role.PERSON].login


def sign_in(browser, login=NOOR, password=PASSWORD, **options):
    form = browser.get("/inloggen").forms["form"]
    form["login"], form["password"] = login, password
    return form.submit("sign_in", **options)


def forget(browser, login, **options):
    form = browser.get("/inloggen/vergeten").forms["form"]
    form["login"] = login
    return form.submit("send", **options)


def choose(browser, link, password=NEW, **options):
    form = browser.get(link).forms["form"]
    form["password"] = password
    return form.submit("choose", **options)


def link_for(practice, login=NOOR, made_by=None):
    with practice.database.write() as db:
        accounts = Accounts(db, practice.host.clock)
        return f"/wachtwoord/{accounts.new_link(accounts.by_login(login), made_by)}"


def carried(browser):
    """The token of a browser's session, without the quotes around what a test put there."""
    return browser.cookies[SESSION_COOKIE].strip('"')


class TestForgotten:
    """Asking for a link."""

    def test_who_has_an_account_gets_one(self, visitor, mailbox):
        forget(visitor, NOOR)

        [mail] = mailbox()
        [link] = re.findall(r"https?://\S+", mail.get_content())
        assert choose(visitor, link).location.endswith("/mijn")

    def test_the_page_is_the_same_for_who_has_none(self, visitor, mailbox):
        known, unknown = forget(visitor, NOOR), forget(visitor, "nora@praktijk.example")

        assert "is on its way" in known
        assert known.text == unknown.text
        assert [mail["To"] for mail in mailbox()] == [NOOR]

    def test_as_much_is_asked_of_the_database_either_way(self, visitor, statements):
        forget(visitor, "somebody@praktijk.example")
        with statements() as known:
            forget(visitor, NOOR)
        with statements() as unknown:
            forget(visitor, "nora@praktijk.example")

        commits = [len([s for s in said if s.startswith("BEGIN")]) for said in (known, unknown)]
        assert commits[0] == commits[1]

    def test_who_may_not_sign_in_gets_none(self, visitor, practice, mailbox):
        with practice.database.write() as db:
            accounts = Accounts(db, practice.host.clock)
            accounts.change(accounts.by_login(NOOR), [Role.PERSON], active=False)

        assert "is on its way" in forget(visitor, NOOR)
        assert mailbox() == []

    def test_nobody_can_fill_a_mailbox(self, visitor, mailbox):
        for _ in range(5):
            forget(visitor, NOOR)

        forget(visitor, NOOR, status=429)
        assert len(mailbox()) == 5

    def test_it_is_limited_for_an_address_without_account_alike(self, visitor):
        for _ in range(5):
            forget(visitor, "nora@praktijk.example")

        forget(visitor, "nora@praktijk.example", status=429)


class TestResets:
    """A new password with a link, in place of one that was there."""

    def test_it_ends_every_session_and_every_other_way_in(self, visitor, person, practice):
        choose(visitor, link_for(practice))

        assert person.status("/mijn") == 303
        visitor.reset()
        sign_in(visitor, status=200)
        sign_in(visitor, password=NEW, status=303)

    def test_the_second_step_stays(self, visitor, practice):
        answer = choose(visitor, link_for(practice, PEOPLE[Role.STAFF].login))

        assert "/inloggen/tweede-stap" in answer.location
        assert visitor.status("/beheer") == 303

    def test_approvals_rest_and_its_owner_hears_of_it(self, visitor, practice, mailbox, clock):
        admin = account_of(practice, Role.ADMINISTRATOR)
        choose(visitor, link_for(practice, made_by=admin.id))

        with practice.database.read() as db:
            assert KeyRing(db, clock).frozen_until(account_of(practice, Role.PERSON).person_id)
        assert [mail["To"] for mail in mailbox()] == [NOOR]

    def test_a_browser_that_was_known_is_known_no_more(self, visitor, practice, mailbox):
        sign_in(visitor)
        choose(visitor, link_for(practice))

        assert "Known browsers" in visitor.get("/mijn/aanmelden")
        assert len(visitor.get("/mijn/aanmelden").html.select("main section li")) == 1

    def test_changing_the_password_oneself_ends_a_link_that_was_given_out(
        self, person, visitor, practice
    ):
        link = link_for(practice)
        form = person.get("/mijn/aanmelden/wachtwoord").forms["form"]
        form["current_password"], form["password"] = PASSWORD, NEW
        form.submit("change")

        assert visitor.status(link) == 404

    def test_ending_somebodys_access_ends_their_link_for_good(self, visitor, practice):
        link = link_for(practice)
        for active in (False, True):
            with practice.database.write() as db:
                accounts = Accounts(db, practice.host.clock)
                accounts.change(accounts.by_login(NOOR), [Role.PERSON], active=active)

        assert visitor.status(link) == 404

    def test_somebody_else_who_opens_it_does_not_mix_two_sessions(self, staff, visitor, practice):
        before = carried(staff)
        link = link_for(practice)
        assert "Somebody is signed in with this browser" in staff.get(link)
        assert PEOPLE[Role.PERSON].name not in staff.get(link)

        choose(staff, link)

        assert PEOPLE[Role.PERSON].name in staff.get("/mijn")
        assert staff.status("/beheer") == 403
        visitor.set_cookie(SESSION_COOKIE, before)
        assert visitor.status("/beheer") == 303

    def test_killed_midway_nothing_has_changed(self, visitor, person, practice):
        class Killed(Exception):
            """The process ends here."""

        link = link_for(practice)

        def reset():
            with practice.database.write() as db:
                accounts = Accounts(db, practice.host.clock)
                accounts.set_password(accounts.by_login(NOOR), NEW)
                raise Killed

        with pytest.raises(Killed):
            reset()

        assert person.status("/mijn") == 200
        assert visitor.status(link) == 200
        sign_in(visitor, status=303)


def test_the_first_administrator_comes_in_by_a_link_and_a_second_step(workshop, host, clock):
    settings = PracticeSettings(name="Nieuw")
    token = add_practice(host, "nieuw-1", ["nieuw-1.example"], settings, "eerste@nieuw.example")
    practice = host.practice("nieuw-1")
    browser = Client(workshop.app(host), practice)
    try:
        page = choose(browser, f"/wachtwoord/{token}").follow()
        assert browser.status("/beheer") == 303
        secret = page.html.find("code", class_="codes").text.replace(" ", "")
        form = page.forms["form"]
        form["code"] = pyotp.TOTP(secret).at(clock())
        form.submit("add")

        assert browser.status("/beheer/mensen") == 200
    finally:
        workshop.remove(practice)


class TestCookies:
    """What a browser carries opens its own session and no other."""

    @pytest.mark.parametrize("forged", ["", "x" * 43, "x" * 5000, "'; DROP TABLE kring_session"])
    def test_a_forged_one_is_nobodys(self, visitor, forged):
        visitor.set_cookie(SESSION_COOKIE, forged)

        assert visitor.status("/mijn") == 303

    def test_one_of_another_practice_is_nobodys(self, client_of, staff, other_practice):
        browser = client_of(other_practice)
        browser.set_cookie(SESSION_COOKIE, carried(staff))

        assert browser.status("/beheer") == 303

    def test_one_of_yesterday_is_nobodys(self, staff, clock):
        clock.move(days=1)

        assert staff.status("/beheer") == 303

    def test_one_that_begins_in_the_future_is_not_believed(self, staff, clock):
        clock.move(hours=-1)

        assert staff.status("/beheer") == 303

    def test_what_the_database_keeps_opens_no_session(self, staff, visitor):
        with staff.practice.database.read() as db:
            [row] = Sessions(db, staff.practice.host.clock).of(staff.account.id)
        visitor.set_cookie(SESSION_COOKIE, row.token_hash)

        assert visitor.status("/beheer") == 303
