"""Deputies: made ready by one, agreed to by another, opened by two, closed by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kring_core.access.identity import Role
from kring_core.accounts.accounts import Accounts
from kring_core.relations.deputies import rules
from kring_core.relations.deputies.rules import Hand, Stage, stage
from kring_core.relations.kinds import Kind
from kring_core.relations.models import Deputy, Relation
from kring_core.testing.people import account_of
from sqlalchemy import select

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NAMES = ("principal", "deputy", "witness", "other")
HANDS = [Hand(name, works_here=here) for name, here in product(NAMES, (True, False))]


def made(**said):
    return Deputy(
        principal_id="principal",
        deputy_id="deputy",
        witness_id="witness",
        prepared_at=NOW,
        valid_until=TODAY + timedelta(days=9),
        **said,
    )


@given(st.sampled_from(HANDS), st.sampled_from(HANDS))
def test_one_alone_never_opens_it(first, second):
    row = made(agreed_at=NOW)
    if rules.may_ask(row, first, TODAY):
        row.asked_by, row.asked_at = first.person_id, NOW
        assert not rules.may_open(row, Hand(first.person_id, works_here=True), TODAY)
        if rules.may_open(row, second, TODAY):
            assert first.person_id != second.person_id
            assert {first.person_id, second.person_id} != {"deputy"}


@pytest.mark.parametrize("hand", HANDS)
def test_nobody_opens_what_nobody_asked_for_or_agreed_to(hand):
    assert not rules.may_open(made(), hand, TODAY)
    assert not rules.may_open(made(agreed_at=NOW), hand, TODAY)
    assert not rules.may_ask(made(), hand, TODAY)


def test_of_a_solo_practitioner_the_two_are_the_deputy_and_the_witness():
    row = made(agreed_at=NOW, asked_by="deputy", asked_at=NOW)

    assert rules.may_open(row, Hand("witness", works_here=False), TODAY)
    assert not rules.may_open(row, Hand("other", works_here=False), TODAY)


def test_it_lapses_by_its_days():
    row = made(agreed_at=NOW)
    assert stage(row, row.valid_until) is Stage.READY
    assert stage(row, row.valid_until + timedelta(days=1)) is Stage.OVER
    row.asked_at = row.opened_at = NOW
    row.closes_on = TODAY
    assert stage(row, TODAY) is Stage.OPEN
    assert stage(row, TODAY + timedelta(days=1)) is Stage.OVER


@pytest.fixture(autouse=True)
def treats(practice, clock):
    """Sem treats Noor."""
    with practice.database.write() as db:
        db.add(
            Relation(
                kind=Kind.TREATS,
                subject_id=account_of(practice, Role.STAFF).person_id,
                object_id=account_of(practice, Role.PERSON).person_id,
                starts_on=TODAY,
                recorded_at=clock(),
                confirmed_at=clock(),
            )
        )


def set_day(form, day):
    for part in ("day", "month", "year"):
        form[part] = str(getattr(day, part))


def prepare(staff, deputy, witness=""):
    form = staff.get("/mijn/waarneming").forms["form"]
    form["deputy"] = deputy.account.person_id
    form["witness"] = witness
    set_day(form, TODAY + timedelta(days=300))
    return form.submit("prepare")


def ask(client, until=TODAY + timedelta(days=7)):
    form = client.get("/mijn/waarneming").click("Marit Smit").forms["form"]
    form["form-reason"] = "ill"
    set_day(form, until)
    return form.submit("ask")


def opened(staff, colleague, administrator):
    prepare(staff, colleague)
    colleague.get("/mijn/waarneming").click("Marit Smit").forms["agree"].submit().follow()
    ask(colleague)
    page = administrator.get("/beheer/waarneming").click("Marit Smit")
    return page.forms["open"].submit().follow()


def sees_noor(client):
    return "Noor Jansen" in client.get("/beheer/mensen")


def test_made_ready_agreed_to_asked_for_and_opened_by_another(
    staff, colleague, administrator, person, mailbox
):
    assert "Asked." in prepare(staff, colleague).follow()
    page = colleague.get("/mijn/waarneming").click("Marit Smit")
    assert "nothing opens yet" in page
    page.forms["agree"].submit().follow()
    assert not sees_noor(colleague)

    ask(colleague).follow()
    assert not sees_noor(colleague)
    page = colleague.get("/mijn/waarneming").click("Marit Smit")
    assert "open" not in page.forms

    administrator.get("/beheer/waarneming").click("Marit Smit").forms["open"].submit().follow()
    assert sees_noor(colleague)
    assert "stands in for Sem Bakker" in person.get("/mijn/zichtbaar")
    told = {mail["To"] for mail in mailbox()}
    assert {"marit@praktijk.example", "sem@praktijk.example", "ada@praktijk.example"} <= told
    for mail in mailbox():
        assert "Sem" not in mail.get_content()
        assert "Marit" not in mail.get_content()


def test_it_closes_on_its_day_by_itself(staff, colleague, administrator, clock):
    opened(staff, colleague, administrator)
    clock.move(days=7)
    colleague.sign_in(colleague.account)
    assert sees_noor(colleague)

    clock.move(days=1)
    colleague.sign_in(colleague.account)
    assert not sees_noor(colleague)
    assert "Nobody is ready" in colleague.get("/beheer/waarneming")


def test_the_principal_takes_it_back_at_any_time(staff, colleague, administrator, person):
    opened(staff, colleague, administrator)
    staff.get("/mijn/waarneming").click("Marit Smit").forms["close"].submit().follow()

    assert not sees_noor(colleague)
    assert "stands in" not in person.get("/mijn/zichtbaar")


def test_only_the_deputy_agrees(staff, colleague, administrator, practice):
    prepare(staff, colleague)

    for browser in (staff, administrator):
        assert "agree" not in browser.get("/beheer/waarneming").click("Marit Smit").forms


def test_the_deputy_opens_it_with_somebody_from_outside_and_not_with_a_client(
    staff, colleague, practice, client_of, clock, person
):
    with practice.database.write() as db:
        tom = Accounts(db, clock).add("Tom Bos", "tom@buiten.example", [Role.PERSON])
        db.add(
            Relation(
                kind=Kind.FAMILY_OF,
                subject_id=account_of(practice, Role.STAFF).person_id,
                object_id=tom.person_id,
                starts_on=TODAY,
                recorded_at=clock(),
                confirmed_at=clock(),
            )
        )
    prepare(staff, colleague, witness="tom@buiten.example")
    colleague.get("/mijn/waarneming").click("Marit Smit").forms["agree"].submit()
    ask(colleague)
    with practice.database.read() as db:
        row = db.scalars(select(Deputy)).one()
        account = Accounts(db, clock).by_login("tom@buiten.example")
    outside = client_of(practice)
    outside.sign_in(account)

    assert person.status(f"/mijn/waarneming/{row.id}") == 404
    outside.get("/mijn/waarneming").click("Marit Smit").forms["open"].submit().follow()
    assert sees_noor(colleague)


@pytest.mark.parametrize(
    "login", ["sem@praktijk.example", "nobody@praktijk.example", "ada@praktijk.example"]
)
def test_a_witness_is_somebody_else_whom_one_sees(login, staff, colleague, practice):
    page = prepare(staff, colleague, witness=login)

    assert page.html.find(attrs={"name": "witness"})["aria-invalid"] == "true"
    with practice.database.read() as db:
        assert db.scalars(select(Deputy)).all() == []


def test_nobody_stands_in_longer_than_ninety_days(staff, colleague):
    prepare(staff, colleague)
    colleague.get("/mijn/waarneming").click("Marit Smit").forms["agree"].submit()

    assert ask(colleague, until=TODAY + timedelta(days=91)).status_int == 200
    assert ask(colleague, until=TODAY - timedelta(days=1)).status_int == 200


def test_pressed_twice_it_is_done_once(staff, colleague):
    prepare(staff, colleague)
    form = colleague.get("/mijn/waarneming").click("Marit Smit").forms["agree"]
    form.submit()

    assert form.submit(expect_errors=True).status_int == 403


def test_a_participant_makes_nobody_ready(person):
    page = person.get("/mijn/waarneming")

    assert "form" not in page.forms


def test_who_is_asked_finds_it_among_their_tasks(staff, colleague):
    prepare(staff, colleague)

    page = colleague.get("/mijn").click("Say whether you will stand in")
    page.forms["agree"].submit()
    assert "Say whether you will stand in" not in colleague.get("/mijn")


def test_the_person_concerned_reads_for_whom_a_deputy_looked(
    staff, colleague, administrator, person
):
    opened(staff, colleague, administrator)
    noor = person.account.person_id
    colleague.get(f"/beheer/mensen/{noor}")

    page = person.get("/mijn/inzage")
    assert "Marit Smit" in page
    assert "on behalf of Sem Bakker" in " ".join(page.html.main.get_text().split())
