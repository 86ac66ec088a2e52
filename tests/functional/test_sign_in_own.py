"""One's own page about signing in: password, second steps, sessions, known browsers."""

from __future__ import annotations

import pyotp
import pytest
from kring_core.access.identity import Role
from kring_core.accounts.sessions import Sessions
from kring_core.testing.people import PASSWORD, PEOPLE, account_of, code_at

NEW = "een heel nieuw wachtwoord"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)


def sign_in(browser, login="noor@praktijk.example", password=PASSWORD, agent=FIREFOX, **options):
    browser.extra_environ["HTTP_USER_AGENT"] = agent
    form = browser.get("/inloggen").forms["form"]
    form["login"], form["password"] = login, password
    return form.submit("sign_in", **options)


def change_password(browser, old, new, **options):
    form = browser.get("/mijn/aanmelden/wachtwoord").forms["form"]
    form["current_password"], form["password"] = old, new
    return form.submit("change", **options)


@pytest.mark.parametrize(
    "address", ["", "/wachtwoord", "/app", "/passkey", "/herstelcodes", "/tweede-stap/app"]
)
def test_the_pages_are_for_who_has_signed_in(address, visitor, staff):
    assert "/inloggen?next=" in visitor.get(f"/mijn/aanmelden{address}").location
    assert staff.status(f"/mijn/aanmelden{address}") == 200


class TestPassword:
    """Choosing another one."""

    def test_it_asks_for_the_present_one(self, person):
        page = change_password(person, "not the present one", NEW)

        assert page.html.find(attrs={"name": "current_password"})["aria-invalid"] == "true"

    def test_the_other_sessions_end_and_this_one_goes_on(self, person, client_of, practice):
        elsewhere = client_of(practice, Role.PERSON)

        change_password(person, PASSWORD, NEW)

        assert person.status("/mijn/aanmelden") == 200
        assert elsewhere.status("/mijn") == 303

    def test_the_second_factor_that_was_shown_still_counts(self, staff):
        change_password(staff, PASSWORD, NEW)

        assert staff.status("/beheer") == 200

    def test_the_old_one_works_no_more_and_the_new_one_does(self, person, visitor):
        change_password(person, PASSWORD, NEW)

        sign_in(visitor, password=PASSWORD, status=200)
        sign_in(visitor, password=NEW, status=303)

    def test_its_owner_has_a_mail_without_any_link(self, person, mailbox):
        change_password(person, PASSWORD, NEW)

        [mail] = mailbox()
        assert mail["To"] == PEOPLE[Role.PERSON].login
        assert "wachtwoord" in mail.get_content()
        assert "http" not in mail.get_content()

    def test_who_guesses_at_the_present_one_waits(self, person):
        for _ in range(5):
            change_password(person, "a wrong password", NEW)

        change_password(person, PASSWORD, NEW, status=429)


class TestSessions:
    """Where somebody is signed in."""

    def test_each_is_told_by_its_browser(self, visitor, client_of, practice):
        sign_in(visitor)
        telephone = client_of(practice)
        sign_in(telephone, agent=IPHONE)

        shown = telephone.get("/mijn/aanmelden")

        rows = [" ".join(row.text.split()) for row in shown.html.select("tbody tr")]
        assert any("Safari, iPhone" in row and "this browser" in row for row in rows)
        assert any("Firefox, Linux" in row and "Sign out" in row for row in rows)

    def test_one_can_be_ended(self, visitor, client_of, practice):
        sign_in(visitor)
        telephone = client_of(practice)
        sign_in(telephone, agent=IPHONE)
        shown = telephone.get("/mijn/aanmelden")
        [end] = [f for f in shown.forms.values() if "/sessies/" in f.action]

        end.submit()

        assert visitor.status("/mijn") == 303
        assert telephone.status("/mijn") == 200

    def test_all_others_can_be_ended(self, person, client_of, practice):
        others = [client_of(practice, Role.PERSON) for _ in range(3)]
        [end] = [
            form
            for form in person.get("/mijn/aanmelden").forms.values()
            if form.action.endswith("/sessies")
        ]

        assert "everywhere else" in end.submit().follow()

        assert [other.status("/mijn") for other in others] == [303, 303, 303]

    def test_one_of_somebody_else_is_not_there(self, person, staff):
        with person.practice.database.read() as db:
            [session] = Sessions(db, person.practice.host.clock).of(staff.account.id)
        token = person.get("/mijn/aanmelden").forms[0]["csrf_token"].value

        gone = person.post(
            f"/mijn/aanmelden/sessies/{session.id}", {"csrf_token": token}, expect_errors=True
        )

        assert gone.status_int == 404
        assert staff.status("/beheer") == 200

    def test_the_page_asks_as_much_for_ten_sessions_as_for_one(
        self, person, client_of, practice, statements
    ):
        person.get("/mijn/aanmelden")
        with statements() as one:
            person.get("/mijn/aanmelden")
        for _ in range(9):
            client_of(practice, Role.PERSON)
        with statements() as ten:
            person.get("/mijn/aanmelden")

        # What is known of the practice is read anew after half a second, whoever asks.
        asked = [len([said for said in each if "account_id" in said]) for each in (one, ten)]
        assert asked[0] == asked[1]


class TestKnownBrowsers:
    """A browser that is new is told to its owner."""

    def test_the_first_and_one_that_is_known_are_not_told(self, visitor, mailbox):
        sign_in(visitor)
        sign_in(visitor)

        assert mailbox() == []

    def test_another_is(self, visitor, client_of, practice, mailbox):
        sign_in(visitor)
        sign_in(client_of(practice))

        [mail] = mailbox()
        assert "een browser die wij nog niet kenden" in mail.get_content()
        assert "http" not in mail.get_content()

    def test_forgotten_it_is_new_again(self, visitor, mailbox, client_of, practice):
        sign_in(visitor)
        sign_in(client_of(practice))
        shown = visitor.get("/mijn/aanmelden")
        [forget] = [f for f in shown.forms.values() if f.action.endswith("/apparaten")]
        assert "No browser is known" in forget.submit().follow()

        assert "Known browsers" not in visitor.get("/mijn/aanmelden")

    def test_two_people_may_share_one(self, visitor, mailbox, practice, clock):
        sign_in(visitor)
        answer = sign_in(visitor, PEOPLE[Role.STAFF].login).follow()
        answer.forms["code"]["code"] = code_at(clock)
        answer.forms["code"].submit("show")
        sign_in(visitor)

        assert mailbox() == []


class TestRemoving:
    """A second step can go, unless it is the last of who must have one."""

    def test_the_last_of_who_works_here_stays(self, staff):
        page = staff.get("/mijn/aanmelden/tweede-stap/app").forms["form"].submit("remove")

        assert "Add another before you remove this one" in page
        assert staff.status("/beheer") == 200

    def test_a_person_may_be_without(self, person, practice, mailbox):
        page = person.get("/mijn/aanmelden/app")
        secret = page.html.find("code", class_="codes").text.replace(" ", "")
        form = page.forms["form"]
        form["code"] = pyotp.TOTP(secret).at(practice.host.clock())
        form.submit("add")

        person.get("/mijn/aanmelden/tweede-stap/app").forms["form"].submit("remove")

        assert "With a second step your password alone" in person.get("/mijn/aanmelden")
        assert len(mailbox()) == 2

    def test_what_is_not_there_is_not_found(self, staff):
        assert staff.status("/mijn/aanmelden/tweede-stap/nothing") == 404


class TestAskedOnceMore:
    """The gravest acts ask within ten minutes of signing in, or once more."""

    @pytest.fixture
    def plugins(self):
        return ["minimal"]

    @pytest.mark.parametrize(
        "address",
        [
            "/mijn/aanmelden/app",
            "/mijn/aanmelden/passkey",
            "/mijn/aanmelden/herstelcodes",
            "/mijn/aanmelden/tweede-stap/app",
            "/beheer/plugins/minimal/verwijderen?mode=erase",
            "/beheer/plugins/minimal/verwijderen?mode=export",
            "/beheer/mensen/{person}/account",
            "/beheer/mensen/{person}/tweede-stap",
        ],
    )
    def test_after_ten_minutes_it_is_asked(self, administrator, practice, clock, address):
        address = address.format(person=account_of(practice, Role.STAFF).person_id)
        assert administrator.status(address) == 200
        clock.move(minutes=10)

        led = administrator.get(address).follow()
        form = led.forms["password"]
        form["password"] = PASSWORD

        assert form.submit("know").location.endswith(address)
        assert administrator.status(address) == 200

    def test_what_loses_nothing_is_not_asked(self, administrator, clock):
        clock.move(minutes=10)

        assert administrator.status("/beheer/plugins/minimal/verwijderen?mode=keep") == 200

    def test_a_code_does_as_well(self, staff, clock):
        clock.move(minutes=10)
        form = staff.get("/mijn/aanmelden/herstelcodes").follow().forms["code"]
        form["code"] = code_at(clock)

        assert form.submit("show").location.endswith("/mijn/aanmelden/herstelcodes")

    def test_a_wrong_password_is_told_at_its_field(self, staff, clock):
        clock.move(minutes=10)
        form = staff.get("/mijn/aanmelden/herstelcodes").follow().forms["password"]
        form["password"] = "not mine"

        page = form.submit("know")

        assert page.html.find(attrs={"name": "password"})["aria-invalid"] == "true"
        assert staff.status("/mijn/aanmelden/herstelcodes") == 303

    def test_it_leads_nowhere_else(self, staff):
        form = staff.get("/inloggen/bevestigen?next=https://evil.example").forms["password"]
        form["password"] = PASSWORD

        assert form.submit("know").location.endswith("example/")

    def test_who_may_not_anyway_is_refused_and_not_asked(self, staff, clock):
        clock.move(minutes=10)

        assert staff.status("/beheer/plugins/minimal/verwijderen?mode=erase") == 403

    def test_putting_the_clock_back_confirms_nothing(self, staff, clock):
        clock.move(hours=-1)

        assert staff.status("/mijn/aanmelden/herstelcodes") == 303


def test_an_administrator_takes_away_the_second_step_of_who_lost_theirs(
    administrator, staff, visitor, practice, mailbox
):
    person_id = account_of(practice, Role.STAFF).person_id
    page = administrator.get(f"/beheer/mensen/{person_id}/tweede-stap")
    page.forms[1].submit("confirm")

    assert staff.status("/beheer") == 303
    assert "/mijn/aanmelden/app" in sign_in(visitor, PEOPLE[Role.STAFF].login).location
    assert [mail["To"] for mail in mailbox()] == [PEOPLE[Role.STAFF].login]
    assert "second step taken away" in administrator.get("/beheer/wijzigingen")
