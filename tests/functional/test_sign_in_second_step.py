"""The second step: who is asked for it, what it accepts, and what happens without it."""

from __future__ import annotations

import re

import pyotp
import pytest
from kring_core.access.identity import Role
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.factors import Factors
from kring_core.accounts.limits import PER_ACCOUNT
from kring_core.accounts.models import RecoveryCode, Totp
from kring_core.portal.signs import SESSION_COOKIE
from kring_core.testing.people import PASSWORD, PEOPLE, SECRET, account_of, code_at
from sqlalchemy import select

STAFF = PEOPLE[Role.STAFF].login


def give_password(browser, login=STAFF, page="/inloggen"):
    shown = browser.get(page)
    form = (shown if page == "/inloggen" else shown.follow()).forms["form"]
    form["login"], form["password"] = login, PASSWORD
    return form.submit("sign_in")


def give_code(page, code, **options):
    form = page.forms["code"]
    form["code"] = code
    return form.submit("show", **options)


def set_up(browser, page, clock):
    """Type the secret of the page into an app, and its code into the page."""
    secret = re.search(r">([A-Z2-7 ]{39})</code>", page.text)[1].replace(" ", "")
    form = page.forms["form"]
    form["code"] = pyotp.TOTP(secret).at(clock())
    return form.submit("add")


def new_codes(browser):
    """Make recovery codes, as a person does on the page about them."""
    made = browser.get("/mijn/aanmelden/herstelcodes").forms[1].submit()
    return re.findall(r"<li><code>([a-z0-9-]+)</code></li>", made.text)


@pytest.mark.parametrize("address", ["/beheer", "/mijn", "/mijn/aanmelden", "/beheer/mensen"])
def test_a_password_alone_opens_nothing_to_who_works_here(visitor, address):
    give_password(visitor)

    led = visitor.get(address)

    assert "/inloggen/tweede-stap?next=" in led.location
    assert PEOPLE[Role.STAFF].name not in visitor.get("/")


def test_one_comes_to_the_page_one_asked_for_after_both_steps(visitor, clock):
    answer = give_password(visitor, page="/beheer/zoeken")

    assert give_code(answer.follow(), code_at(clock)).location.endswith("/beheer/zoeken")


def test_the_token_of_before_the_second_step_is_worth_nothing_after_it(visitor, client_of, clock):
    page = give_password(visitor).follow()
    before = visitor.cookies[SESSION_COOKIE]
    give_code(page, code_at(clock))

    thief = client_of(visitor.practice)
    thief.set_cookie(SESSION_COOKIE, before)
    assert "/inloggen?next" in thief.get("/beheer").location


def test_a_telephone_may_run_half_a_minute_early_or_late(visitor, clock):
    assert give_code(give_password(visitor).follow(), code_at(clock, -1)).status_int == 303
    assert give_code(give_password(visitor).follow(), code_at(clock, 1)).status_int == 303


@pytest.mark.parametrize("steps", [-2, 2])
def test_a_code_of_another_minute_is_refused(visitor, clock, steps):
    assert "does not fit" in give_code(give_password(visitor).follow(), code_at(clock, steps))


def test_a_code_is_taken_once(visitor, client_of, practice, clock):
    give_code(give_password(visitor).follow(), code_at(clock))

    elsewhere = client_of(practice)
    assert "was used before" in give_code(give_password(elsewhere).follow(), code_at(clock))


def test_a_code_is_not_taken_again_with_the_clock_put_back(visitor, clock):
    seen = code_at(clock)
    clock.move(minutes=30)
    give_code(give_password(visitor).follow(), code_at(clock))
    clock.move(minutes=-30)

    assert "does not fit" in give_code(give_password(visitor).follow(), seen)


def test_who_guesses_at_codes_waits(visitor, clock):
    page = give_password(visitor).follow()
    for _ in range(PER_ACCOUNT):
        give_code(page, "000000")

    assert "Minutes to wait" in give_code(page, code_at(clock), status=429)


@pytest.mark.parametrize(
    "code", ["", "12345", "abcdef", "\u0661\u0662\u0663\u0664\u0665\u0666", "1" * 13, "0 0 0 0 0 0"]
)
def test_what_is_no_code_is_refused_at_its_field(visitor, code):
    page = give_code(give_password(visitor).follow(), code)

    assert page.html.find(attrs={"name": "code"})["aria-invalid"] == "true"


def test_between_the_steps_there_is_a_quarter_of_an_hour(visitor, clock):
    give_password(visitor)
    clock.move(minutes=15)

    assert "/inloggen?next" in visitor.get("/beheer").location


def test_who_has_signed_in_is_asked_for_no_second_step(staff):
    assert staff.get("/inloggen/tweede-stap").location.endswith("/")


class TestWithoutOne:
    """Who works here and has no second factor sets one up before anything else."""

    @pytest.fixture
    def bare(self, practice):
        with practice.database.write() as db:
            Factors(db).forget(account_of(practice, Role.STAFF).id)

    def test_they_are_led_there_from_everywhere(self, bare, visitor):
        give_password(visitor)

        assert "/mijn/aanmelden/app?next=%2Fbeheer" in visitor.get("/beheer").location
        assert "/mijn/aanmelden/app" in visitor.get("/mijn/aanmelden/herstelcodes").location

    def test_with_the_first_code_they_are_in_and_offered_recovery_codes(self, bare, visitor, clock):
        page = give_password(visitor, page="/beheer").follow()
        assert 'src="data:image/svg+xml' in page

        offered = set_up(visitor, page, clock).follow()

        assert "Ten codes on paper" in offered
        shown = offered.forms[1].submit()
        assert len(re.findall(r"<li><code>", shown.text)) == 10
        assert shown.html.find("a", class_="button")["href"] == "/beheer"
        assert visitor.status("/beheer") == 200

    def test_a_wrong_first_code_keeps_the_secret_of_the_page(self, bare, visitor, clock):
        page = give_password(visitor).follow()
        form = page.forms["form"]
        form["code"] = "000000"

        again = form.submit("add")

        assert "Type the one that the app shows now" in again
        assert set_up(visitor, again, clock).status_int == 303

    @pytest.mark.parametrize("sealed", ["", "bm90IG91cnM=", "no base64 at all"])
    def test_a_secret_that_is_not_ours_is_not_taken(self, bare, visitor, clock, sealed):
        page = give_password(visitor).follow()
        page.forms["form"]["sealed"].force_value(sealed)

        assert "does not fit" in set_up(visitor, page, clock)

    def test_who_has_one_cannot_set_up_another_with_the_password_alone(self, visitor):
        give_password(visitor)

        assert "/inloggen/tweede-stap" in visitor.get("/mijn/aanmelden/app").location

    def test_a_role_given_to_somebody_counts_once_they_have_one(self, person, practice):
        person.sign_in(person.account, factor=False)
        assert person.status("/mijn") == 200
        with practice.database.write() as db:
            accounts = Accounts(db, practice.host.clock)
            account = accounts.by_id(person.account.id)
            accounts.change(account, [Role.STAFF], active=True)

        assert "/mijn/aanmelden/app" in person.get("/beheer").location


class TestRecoveryCodes:
    """Codes on paper stand in for a lost telephone."""

    def use(self, page, code, **options):
        form = page.forms["recovery"]
        form["recovery"] = code
        return form.submit("recover", **options)

    def test_each_works_once(self, staff, visitor):
        [code, *_] = new_codes(staff)

        assert self.use(give_password(visitor).follow(), code).location.endswith("/beheer")
        assert "or it was used before" in self.use(give_password(visitor).follow(), code)

    def test_it_is_read_as_people_type_it(self, staff, visitor):
        [code, *_] = new_codes(staff)

        typed = f" {code.upper().replace('-', ' ')} "
        assert self.use(give_password(visitor).follow(), typed).status_int == 303

    def test_new_ones_end_those_of_before(self, staff, visitor):
        [old, *_] = new_codes(staff)
        new_codes(staff)

        assert "no recovery code of yours" in self.use(give_password(visitor).follow(), old)

    def test_one_of_somebody_else_does_not_work(self, administrator, visitor):
        [code, *_] = new_codes(administrator)

        assert "no recovery code of yours" in self.use(give_password(visitor).follow(), code)

    def test_its_owner_hears_of_it_and_the_mail_holds_none(self, staff, visitor, mailbox, clock):
        [code, *_] = new_codes(staff)
        clock.move(minutes=1)
        self.use(give_password(visitor).follow(), code)

        renewed, used = mailbox()
        assert "nieuwe herstelcodes" in renewed.get_content()
        assert code not in used.get_content()
        assert used["To"] == STAFF

    def test_they_are_kept_as_hashes_only(self, staff, practice):
        codes = new_codes(staff)

        with practice.database.read() as db:
            kept = set(db.scalars(select(RecoveryCode.code_hash)))
        assert len(kept) == 10
        assert not kept & set(codes)


def test_the_secret_of_an_app_is_encrypted_in_the_database(practice):
    with practice.database.read() as db:
        kept = list(db.scalars(select(Totp.secret)))

    assert kept
    assert not any(SECRET.encode() in secret for secret in kept)
