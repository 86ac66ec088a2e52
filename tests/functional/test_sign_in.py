"""Signing in with a password and out: who gets in, who does not, and for how long."""

from __future__ import annotations

import re

import pytest
from kring_core.access.identity import Role
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.limits import PER_ACCOUNT, PER_ADDRESS
from kring_core.portal.signs import SESSION_COOKIE
from kring_core.testing.people import PASSWORD, PEOPLE, code_at

NEW = "een heel nieuw wachtwoord"


def sign_in(browser, login, password=PASSWORD, **options):
    form = browser.get("/inloggen").forms["form"]
    form["login"], form["password"] = login, password
    return form.submit("sign_in", **options)


def show_code(browser, page, clock, steps=0):
    form = page.forms["code"]
    form["code"] = code_at(clock, steps)
    return form.submit("show")


def without_chance(page):
    """A page without what is made anew for each: the token of its form, and the login."""
    text = re.sub(r'name="csrf_token" value="[^"]+"', "", page.text)
    return re.sub(r'value="\w+@praktijk\.example"', "", text)


@pytest.mark.parametrize(
    ("role", "first"),
    [(Role.ADMINISTRATOR, "/beheer"), (Role.STAFF, "/beheer"), (Role.PERSON, "/mijn")],
)
def test_everybody_comes_to_the_page_of_their_own(visitor, role, first, clock):
    answer = sign_in(visitor, PEOPLE[role].login)
    if role is not Role.PERSON:
        answer = show_code(visitor, answer.follow(), clock)

    assert answer.location.endswith(first)
    assert PEOPLE[role].name in answer.follow()


def test_capitals_and_spaces_around_a_login_make_no_difference(visitor):
    assert sign_in(visitor, " NOOR@Praktijk.example ").status_int == 303


def test_one_comes_to_the_page_one_asked_for(visitor):
    asked = visitor.get("/mijn").follow()
    form = asked.forms["form"]
    form["login"], form["password"] = "noor@praktijk.example", PASSWORD

    assert form.submit("sign_in").location.endswith("/mijn")


def test_a_wrong_password_and_an_unknown_login_get_the_same_answer(visitor):
    wrong = sign_in(visitor, "noor@praktijk.example", "a wrong password")
    unknown = sign_in(visitor, "nora@praktijk.example", "a wrong password")

    assert "do not belong together" in wrong
    assert without_chance(wrong) == without_chance(unknown)


def test_who_guesses_waits_longer_each_time(visitor, clock):
    for _ in range(PER_ACCOUNT):
        sign_in(visitor, "noor@praktijk.example", "a wrong password")

    refused = sign_in(visitor, "noor@praktijk.example", status=429)
    assert "Too many tries. Minutes to wait: 1" in refused
    assert refused.headers["Retry-After"] == "60"
    clock.move(seconds=31)
    sign_in(visitor, "noor@praktijk.example", "a wrong password", status=200)
    clock.move(seconds=31)
    sign_in(visitor, "noor@praktijk.example", status=429)
    clock.move(seconds=31)
    assert sign_in(visitor, "noor@praktijk.example").status_int == 303


def test_guessing_at_a_login_that_does_not_exist_is_slowed_down_alike(visitor):
    for _ in range(PER_ACCOUNT):
        sign_in(visitor, "nobody@praktijk.example", "a wrong password")

    sign_in(visitor, "nobody@praktijk.example", status=429)


def test_guessing_at_one_login_stops_no_other(visitor):
    for _ in range(PER_ACCOUNT):
        sign_in(visitor, "noor@praktijk.example", "a wrong password")

    assert sign_in(visitor, "sem@praktijk.example").status_int == 303


def test_fifty_wrong_passwords_from_elsewhere_do_not_lock_out_the_browser_of_the_owner(
    visitor, client_of, practice, clock
):
    sign_in(visitor, "noor@praktijk.example").follow().forms[0].submit()
    stranger = client_of(practice)
    for _ in range(50):
        sign_in(stranger, "noor@praktijk.example", "a wrong password", expect_errors=True)
        clock.move(seconds=10)

    assert sign_in(stranger, "noor@praktijk.example", status=429)
    assert sign_in(visitor, "noor@praktijk.example").status_int == 303


def test_one_address_that_guesses_at_many_logins_is_slowed_down(visitor, client_of, practice):
    for number in range(PER_ADDRESS):
        sign_in(visitor, f"nobody{number}@praktijk.example", "a wrong password")

    sign_in(visitor, "noor@praktijk.example", status=429)
    elsewhere = client_of(practice)
    elsewhere.extra_environ["REMOTE_ADDR"] = "192.0.2.7"
    assert sign_in(elsewhere, "noor@praktijk.example").status_int == 303


def test_putting_the_clock_back_ends_no_wait(visitor, clock):
    for _ in range(PER_ACCOUNT):
        sign_in(visitor, "noor@praktijk.example", "a wrong password")
    clock.move(hours=-1)

    sign_in(visitor, "noor@praktijk.example", status=429)


def test_signing_out_ends_the_session_on_the_server_too(person):
    cookie = person.cookies[SESSION_COOKIE].strip('"')
    person.get("/mijn").forms[0].submit()
    person.set_cookie(SESSION_COOKIE, cookie)

    assert person.status("/mijn") == 303


@pytest.mark.parametrize("pause", [{"hours": 2, "minutes": 1}, {"days": 1}])
def test_a_session_that_rests_too_long_ends(person, clock, pause):
    clock.move(**pause)

    assert person.status("/mijn") == 303


def test_a_session_that_is_used_lasts_twelve_hours_and_no_longer(person, clock):
    for _ in range(7):
        clock.move(hours=1, minutes=40)
        assert person.status("/mijn") == 200
    clock.move(minutes=30)

    assert person.status("/mijn") == 303


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(visitor):
    answer = sign_in(visitor, "noor@praktijk.example")

    [cookie] = [c for c in answer.headers.getall("Set-Cookie") if c.startswith(SESSION_COOKIE)]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Domain" not in cookie


def test_over_a_secure_connection_no_neighbouring_name_can_set_it(visitor):
    visitor.extra_environ["wsgi.url_scheme"] = "https"

    answer = sign_in(visitor, "noor@praktijk.example")

    cookies = answer.headers.getall("Set-Cookie")
    assert any(c.startswith(f"__Host-{SESSION_COOKIE}=") and "secure" in c for c in cookies)
    assert answer.headers["Strict-Transport-Security"]


class TestOneTimeLinks:
    """The link with which a password is chosen."""

    @pytest.fixture
    def link(self, practice):
        with practice.database.write() as db:
            accounts = Accounts(db, practice.host.clock)
            token = accounts.new_link(accounts.by_login("noor@praktijk.example"))
        return f"/wachtwoord/{token}"

    def choose(self, browser, link, password=NEW):
        form = browser.get(link).forms["form"]
        form["password"] = password
        return form.submit("choose")

    def test_it_lets_one_choose_a_password_and_be_signed_in(self, visitor, link):
        assert self.choose(visitor, link).follow().status_int == 200

        visitor.reset()
        login = "noor@praktijk.example"
        assert sign_in(visitor, login, NEW).status_int == 303

    def test_it_works_once(self, visitor, link):
        self.choose(visitor, link)

        assert visitor.status(link) == 404

    def test_it_works_for_three_days(self, visitor, link, clock):
        clock.move(days=2, hours=23)
        assert visitor.status(link) == 200
        clock.move(hours=1)
        assert visitor.status(link) == 404

    def test_a_new_one_ends_the_one_before(self, visitor, link, practice):
        with practice.database.write() as db:
            accounts = Accounts(db, practice.host.clock)
            accounts.new_link(accounts.by_login("noor@praktijk.example"))

        assert visitor.status(link) == 404

    def test_a_page_that_was_open_while_it_was_used_does_nothing(self, visitor, client_of, link):
        form = visitor.get(link).forms["form"]
        form["password"] = "too late for this one"
        self.choose(client_of(visitor.practice), link)

        assert form.submit("choose", expect_errors=True).status_int == 404

    def test_choosing_ends_the_sessions_that_were_open(self, visitor, person, link):
        self.choose(visitor, link)

        assert person.status("/mijn") == 303

    def test_a_password_that_is_too_short_is_refused_at_its_field(self, visitor, link):
        page = self.choose(visitor, link, "kort")

        assert "at least 12 characters" in page
        assert visitor.status(link) == 200

    def test_it_is_of_one_practice_only(self, client_of, other_practice, link):
        assert client_of(other_practice).status(link) == 404
