"""Somebody's own sealing key: making it, its recovery code, a reset, and who hears of that."""

from __future__ import annotations

import re
from datetime import date

import pytest
from kring_core.access.identity import Role
from kring_core.access.keys.openers import ByPassword, ByRecovery
from kring_core.access.keys.ring import KeyRing
from kring_core.access.keys.rules import Credential
from kring_core.access.keys.wrapping import WontOpen
from kring_core.access.log.reading import Asked, reading
from kring_core.access.log.store import log_of
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.models import Passkey
from kring_core.people.models import Person
from kring_core.relations.kinds import Kind
from kring_core.relations.models import Relation
from kring_core.testing.people import PASSWORD, PEOPLE, account_of

NEW = "een heel andere kring"
CODE = re.compile(r"(?:[0-9a-z]{4}-){6}[0-9a-z]{4}")
ACTS = ["herstelcode", "openen", "vervangen", "passkey", "openen/passkey"]


def act(client, what, password=PASSWORD, **typed):
    """Fill in the page of an act and press its button."""
    form = client.get(f"/mijn/sleutel/{what}").forms["form"]
    form["password"] = password
    for name, value in typed.items():
        form[name] = value
    return form.submit()


def code_of(page):
    """The one recovery code that a page shows."""
    [code] = CODE.findall(page.text)
    return code


@pytest.fixture
def opens(practice, clock):
    """Whether something opens the key of who uses a browser."""

    def ask(client, opener):
        with practice.database.read() as db:
            try:
                KeyRing(db, clock).unlock(client.account.person_id, opener)
            except WontOpen:
                return False
            return True

    return ask


@pytest.fixture
def relate(practice, clock):
    """Record a relation that holds since spring."""

    def record(kind, subject, object_, **said):
        with practice.database.write() as db:
            row = Relation(
                kind=kind,
                subject_id=account_of(practice, subject).person_id,
                object_id=account_of(practice, object_).person_id,
                starts_on=date(2026, 3, 1),
                recorded_at=clock(),
                confirmed_at=clock(),
            )
            for name, value in said.items():
                setattr(row, name, value)
            db.add(row)

    return record


@pytest.fixture
def forget_password(practice, visitor, clock):
    """Choose a new password with a link, as who forgot theirs."""

    def choose(role, password=NEW):
        with practice.database.write() as db:
            accounts = Accounts(db, clock)
            token = accounts.new_link(accounts.by_login(PEOPLE[role].login))
        form = visitor.get(f"/wachtwoord/{token}").forms["form"]
        form["password"] = password
        assert form.submit().status_int == 303

    return choose


def test_a_stranger_is_asked_to_sign_in(visitor):
    for page in ("", "/maken", *(f"/{each}" for each in ACTS)):
        assert visitor.status(f"/mijn/sleutel{page}") == 303


def test_without_a_key_there_is_nothing_to_renew_open_or_replace(person):
    assert "You have no key yet" in person.get("/mijn/sleutel")
    for each in ACTS:
        assert person.status(f"/mijn/sleutel/{each}") == 404


def test_a_key_is_made_with_the_password_and_its_code_shown_once(person, opens):
    start = person.get("/mijn/sleutel").click("Make my key", index=0)
    start.forms["form"]["password"] = PASSWORD
    page = start.forms["form"].submit()
    code = code_of(page)

    assert page.headers["Cache-Control"] == "no-store"
    assert opens(person, ByPassword(PASSWORD))
    assert opens(person, ByRecovery(code))
    state = page.click("I have written it down")
    assert "23 November 2026 at 10:00" in state
    assert code not in state
    assert "Approvals rest until" not in state


def test_a_wrong_password_makes_no_key_and_is_said_at_its_field(person):
    page = act(person, "maken", "not my password")

    assert page.html.find(attrs={"name": "password"})["aria-invalid"] == "true"
    assert "This is not your password" in page
    assert "You have no key yet" in person.get("/mijn/sleutel")


def test_guessing_the_password_in_an_open_session_has_to_wait(person):
    pages = [act(person, "maken", f"guess {number}") for number in range(5)]
    form = pages[-1].forms["form"]
    form["password"] = PASSWORD

    assert form.submit(expect_errors=True).status_int == 429
    assert "You have no key yet" in person.get("/mijn/sleutel")


def test_a_page_sent_twice_makes_one_key(person, opens):
    form = person.get("/mijn/sleutel/maken").forms["form"]
    form["password"] = PASSWORD
    code = code_of(form.submit())

    assert form.submit().location.endswith("/mijn/sleutel")
    assert person.get("/mijn/sleutel/maken").location.endswith("/mijn/sleutel")
    assert opens(person, ByRecovery(code))


def test_a_new_recovery_code_ends_the_old_one_and_its_owner_hears_of_it(person, opens, mailbox):
    old = code_of(act(person, "maken"))
    assert mailbox() == []
    new = code_of(act(person, "herstelcode"))

    [mail] = mailbox()
    assert mail["To"] == PEOPLE[Role.PERSON].login
    assert "uw zegelsleutel" in mail.get_content()

    assert opens(person, ByRecovery(new))
    assert not opens(person, ByRecovery(old))


def test_after_a_forgotten_password_the_code_opens_the_key_under_the_new_one(
    practice, person, forget_password, opens
):
    code = code_of(act(person, "maken"))
    forget_password(Role.PERSON)
    person.sign_in(account_of(practice, Role.PERSON))
    assert not opens(person, ByPassword(PASSWORD))
    assert not opens(person, ByPassword(NEW))

    home = person.get("/mijn")
    start = home.click("Open your sealing key with your recovery code")
    start = start.click("Open my key with the recovery code")
    form = start.forms["form"]
    form["code"], form["password"] = code.upper().replace("-", " "), NEW
    state = form.submit().follow()

    assert "Your password opens your key again" in state
    assert "30 November 2026" in state
    assert opens(person, ByPassword(NEW))
    assert "Open your sealing key" not in person.get("/mijn")


def test_a_wrong_recovery_code_opens_nothing_and_stays_where_it_was_typed(
    practice, person, forget_password, opens
):
    act(person, "maken")
    forget_password(Role.PERSON)
    person.sign_in(account_of(practice, Role.PERSON))
    page = act(person, "openen", NEW, code="2222-3333")

    assert "This code does not open your key" in page
    assert page.forms["form"]["code"].value == "2222-3333"
    assert not opens(person, ByPassword(NEW))


def test_while_the_password_opens_nothing_a_new_code_is_not_made_by_it(
    practice, person, forget_password
):
    act(person, "maken")
    forget_password(Role.PERSON)
    person.sign_in(account_of(practice, Role.PERSON))

    assert "does not open your key" in act(person, "herstelcode", NEW)


def test_who_lost_both_makes_a_new_key_and_approvals_rest(person, opens):
    old = code_of(act(person, "maken"))
    new = code_of(act(person, "vervangen"))

    assert opens(person, ByRecovery(new))
    assert not opens(person, ByRecovery(old))
    assert "Approvals rest until" in person.get("/mijn/sleutel")


def test_a_replacement_sent_twice_replaces_once(person, opens):
    act(person, "maken")
    form = person.get("/mijn/sleutel/vervangen").forms["form"]
    form["password"] = PASSWORD
    code = code_of(form.submit())

    assert form.submit().location.endswith("/mijn/sleutel")
    assert opens(person, ByRecovery(code))


def test_a_changed_password_goes_on_opening_the_key(practice, clock, person, opens):
    act(person, "maken")
    with practice.database.write() as db:
        KeyRing(db, clock).rewrap(person.account.person_id, PASSWORD, NEW)

    assert opens(person, ByPassword(NEW))
    assert "Your password was set anew" not in person.get("/mijn/sleutel")


def test_a_reset_is_told_to_who_is_concerned_and_to_nobody_else(
    practice, person, staff, administrator, forget_password, relate, mailbox
):
    relate(Kind.TREATS, Role.STAFF, Role.PERSON)
    act(person, "maken")
    forget_password(Role.PERSON)

    told = {mail["To"]: mail for mail in mailbox()}
    assert set(told) == {who.login for who in PEOPLE.values()}
    for mail in told.values():
        assert "Noor" not in mail.as_string()
        assert mail.get_content().rstrip().endswith("/mijn")
    for client in (staff, administrator):
        home = client.get("/mijn")
        assert "Noor Jansen had their way in set anew" in home.html.text.replace("\n", " ")
    person.sign_in(account_of(practice, Role.PERSON))
    assert "Your password was set anew" in person.get("/mijn").html.text.replace("\n", " ")


@pytest.mark.parametrize(
    "said",
    [
        {"ends_on": date(2026, 11, 22)},
        {"confirmed_at": None},
        {"kind": Kind.FAMILY_OF},
    ],
)
def test_who_has_no_relation_that_counts_hears_nothing(
    person, staff, forget_password, relate, mailbox, said
):
    relate(**{"kind": Kind.TREATS, "subject": Role.STAFF, "object_": Role.PERSON, **said})
    act(person, "maken")
    forget_password(Role.PERSON)

    assert PEOPLE[Role.STAFF].login not in {mail["To"] for mail in mailbox()}
    assert "Noor" not in staff.get("/mijn")


def test_the_reset_of_somebody_without_a_key_is_theirs_to_know(
    person, staff, administrator, forget_password, relate, mailbox
):
    relate(Kind.TREATS, Role.STAFF, Role.PERSON)
    forget_password(Role.PERSON)

    assert {mail["To"] for mail in mailbox()} == {PEOPLE[Role.PERSON].login}
    for client in (staff, administrator):
        assert "Noor" not in client.get("/mijn")


def test_after_the_notice_period_nobody_is_told_any_more(
    practice, clock, staff, person, forget_password, relate
):
    relate(Kind.TREATS, Role.STAFF, Role.PERSON)
    act(person, "maken")
    forget_password(Role.PERSON)
    clock.move(days=7)
    staff.sign_in(account_of(practice, Role.STAFF))

    assert "Noor" not in staff.get("/mijn")


def test_one_practice_knows_nothing_of_the_keys_of_another(
    person, other_practice, client_of, opens
):
    act(person, "maken")
    there = client_of(other_practice, Role.PERSON)

    assert "You have no key yet" in there.get("/mijn/sleutel")


def test_many_resets_cost_no_more_statements_than_one(practice, clock, administrator, statements):
    def reset_somebody(number):
        with practice.database.write() as db:
            ring = KeyRing(db, clock)
            person = Person(name=f"Iemand {number}")
            db.add(person)
            db.flush()
            ring.make(person.id, PASSWORD)
            ring.reset(person.id, Credential.PASSWORD, None)

    reset_somebody(0)
    administrator.get("/mijn")
    with statements() as one:
        administrator.get("/mijn")
    for number in range(1, 6):
        reset_somebody(number)
    administrator.get("/mijn")
    with statements() as many:
        page = administrator.get("/mijn")

    assert page.text.count("Iemand ") == 6
    assert len(many) == len(one)


@pytest.mark.parametrize("page", ["passkey", "openen/passkey"])
@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"credential": "{}", "output": "AA"},
        {"credential": "no json", "output": "ééé"},
        {"credential": '{"id": 1, "rawId": []}', "output": "A" * 43},
    ],
)
def test_what_is_no_answer_of_a_passkey_opens_nothing(person, opens, page, sent):
    act(person, "maken")
    answer = act(person, page, **sent)

    assert "does not open your key" in answer
    assert answer.headers["Cache-Control"] == "no-store"
    assert opens(person, ByPassword(PASSWORD))


def test_a_passkey_is_offered_to_who_has_one(practice, clock, person):
    act(person, "maken")
    assert "Let a passkey open it" not in person.get("/mijn/sleutel")
    with practice.database.write() as db:
        db.add(
            Passkey(
                account_id=person.account.id,
                credential_id=b"1",
                public_key=b"",
                name="Telephone",
                made_at=clock(),
            )
        )

    assert "Let a passkey open it" in person.get("/mijn/sleutel")


def test_a_reset_stands_in_the_access_log_of_who_it_is_about(practice, person, forget_password):
    act(person, "maken")
    act(person, "vervangen")
    forget_password(Role.PERSON)

    asked = Asked(people=(person.account.person_id,), event="reset")
    with reading(log_of(practice), asked) as lines:
        assert [read.entry.resource for read in lines.each()] == ["key", "account"]
