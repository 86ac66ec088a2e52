"""Breaking the glass: staff, care, a reason, an hour, told to whom it is about, judged after."""

from __future__ import annotations

from datetime import date

import pytest
from kring_core.access.domains import Domain
from kring_core.access.emergency.models import Emergency
from kring_core.access.emergency.rules import is_overdue, is_reason, may_review
from kring_core.access.identity import Identity, Role
from kring_core.access.visibility import records_seen_by
from kring_core.accounts.accounts import Accounts
from kring_core.people.models import Person
from sqlalchemy import select

REASON = "She is unwell and alone in the waiting room"
BORN = date(1988, 3, 7)


@pytest.fixture(autouse=True)
def born(practice, ids):
    with practice.database.write() as db:
        db.get(Person, ids["person"]).born_on = BORN


def ask(client, name="Noor Jansen", born=BORN, reason=REASON):
    form = client.get("/beheer/noodtoegang/nieuw").forms["form"]
    form["name"], form["reason"] = name, reason
    for part in ("day", "month", "year"):
        form[part] = str(getattr(born, part))
    return form.submit("break")


def sees(practice, clock, account, domain):
    """Ids of the people whose records of a domain an account that is staff sees now."""
    identity = Identity(
        account.id, account.person_id, "", account.login, frozenset([Role.STAFF]), None, ""
    )
    now = clock()
    on = now.astimezone(practice.zone).date()
    with practice.database.read() as db:
        condition = records_seen_by(identity, domain, Person.id, on=on, now=now)
        return set(db.scalars(select(Person.id).where(condition)))


def test_an_hour_of_care_and_nothing_else(staff, practice, clock, ids):
    assert sees(practice, clock, staff.account, Domain.CARE) == {ids["staff"]}
    page = ask(staff).follow()

    assert "You see the care records of Noor Jansen until" in page
    assert sees(practice, clock, staff.account, Domain.CARE) == {ids["staff"], ids["person"]}
    for closed in (Domain.TRAINING, Domain.PEERS):
        assert sees(practice, clock, staff.account, closed) == {ids["staff"]}
    clock.move(minutes=59)
    assert ids["person"] in sees(practice, clock, staff.account, Domain.CARE)
    clock.move(minutes=1)
    assert sees(practice, clock, staff.account, Domain.CARE) == {ids["staff"]}


def test_a_clock_put_back_opens_nothing(staff, practice, clock, ids):
    ask(staff)
    clock.move(hours=-2)

    assert sees(practice, clock, staff.account, Domain.CARE) == {ids["staff"]}


def test_only_staff_break_the_glass(administrator, person, visitor, ids):
    for address in ("/beheer/noodtoegang/nieuw", f"/beheer/mensen/{ids['person']}/noodtoegang"):
        assert administrator.status(address) == 403
        assert person.status(address) == 403
        assert visitor.status(address) == 303


def test_who_was_not_asked_lately_shows_anew_that_it_is_them(staff):
    staff.sign_in(staff.account, confirmed=False)

    assert staff.status("/beheer/noodtoegang/nieuw") == 303


@pytest.mark.parametrize("reason", ["", "urgent", "nu nu", "... !!! ???"])
def test_a_reason_says_more_than_that_it_is_urgent(reason, staff, practice):
    assert not is_reason(reason)
    ask(staff, reason=reason)

    with practice.database.read() as db:
        assert db.scalars(select(Emergency)).all() == []


@pytest.mark.parametrize(
    ("name", "born"),
    [("Noor Janssen", BORN), ("Noor", BORN), ("Noor Jansen", date(1988, 3, 8)), ("Tom Bos", BORN)],
)
def test_who_is_not_named_exactly_is_not_there(name, born, staff):
    page = ask(staff, name=name, born=born)

    assert "This opens the records of nobody" in page
    assert page.forms["form"]["reason"].value == REASON


def test_marks_and_capitals_of_a_name_do_not_matter(staff, practice, ids):
    with practice.database.write() as db:
        db.get(Person, ids["person"]).name = "Zoë van den Bergh"

    assert ask(staff, name="zoe VAN DEN bergh").status_int == 303


def test_two_with_one_name_and_date_open_neither(staff, practice):
    with practice.database.write() as db:
        db.add(Person(name="Noor Jansen", born_on=BORN))

    assert "This opens the records of nobody" in ask(staff)


def test_guessing_at_people_stops_after_five(staff, clock):
    for number in range(5):
        ask(staff, name=f"Somebody {number}")

    assert staff.status("/beheer/noodtoegang/nieuw") == 429


def test_the_person_concerned_reads_it_and_is_mailed_without_content(staff, person, mailbox):
    ask(staff)

    seen = person.get("/mijn/zichtbaar")
    assert "Sem Bakker" in seen
    assert "emergency access" in seen
    told = [mail for mail in mailbox() if mail["To"] == "noor@praktijk.example"]
    assert len(told) == 1
    for secret in ("Sem", "Noor", REASON, "emergency"):
        assert secret not in told[0].get_content() + told[0]["Subject"]


def test_another_judges_it_and_reads_the_reason_which_nobody_else_does(
    staff, administrator, person, practice
):
    ask(staff)
    assert REASON not in administrator.get("/beheer/noodtoegang")
    assert REASON not in person.get("/mijn/zichtbaar")
    page = administrator.get("/beheer/noodtoegang").click("2026")
    assert REASON in page

    page.forms["review"].submit("justified").follow()

    with practice.database.read() as db:
        row = db.scalars(select(Emergency)).one()
    assert row.finding == "justified"
    assert "Nothing waits to be judged" in administrator.get("/beheer/noodtoegang")
    assert administrator.status(f"/beheer/noodtoegang/{row.id}") == 403


def test_nobody_judges_their_own(staff, practice):
    ask(staff)
    with practice.database.read() as db:
        row = db.scalars(select(Emergency)).one()

    assert staff.status(f"/beheer/noodtoegang/{row.id}") == 403
    assert not may_review(row, row.by_person_id)
    assert not may_review(row, row.about_id)


def test_what_nobody_judged_within_a_week_is_too_late(staff, administrator, clock, practice):
    ask(staff)
    assert "Too late" not in administrator.get("/beheer/noodtoegang")
    clock.move(days=7, minutes=1)
    administrator.sign_in(administrator.account)

    assert "Too late" in administrator.get("/beheer/noodtoegang")
    with practice.database.read() as db:
        assert is_overdue(db.scalars(select(Emergency)).one(), clock())


def test_who_broke_it_closes_it_and_nobody_else_does(staff, administrator, practice, clock, ids):
    page = ask(staff).follow()
    [address] = [form.action for form in page.forms.values() if "einde" in form.action]
    token = administrator.get("/mijn/relaties").html.find(attrs={"name": "csrf_token"})["value"]
    refused = administrator.post(address, {"csrf_token": token}, expect_errors=True)
    assert refused.status_int == 403

    next(form for form in page.forms.values() if form.action == address).submit().follow()
    assert sees(practice, clock, staff.account, Domain.CARE) == {ids["staff"]}


def test_it_is_in_the_log_before_anything_is_seen(staff, practice, ids):
    from kring_core.access.log.reading import Asked, reading
    from kring_core.access.log.store import log_of

    ask(staff)

    with reading(log_of(practice), Asked(people=(ids["person"],), event="emergency")) as lines:
        [line] = lines.newest(9)
    assert line.entry.actor_id == ids["staff"]


def test_the_first_page_of_staff_says_so_as_long_as_it_lasts(staff, clock):
    assert "care records in an emergency" not in staff.get("/beheer")
    ask(staff)
    assert "care records in an emergency" in staff.get("/beheer")

    clock.move(minutes=60)
    assert "care records in an emergency" not in staff.get("/beheer")


def test_who_may_see_them_already_has_no_emergency(staff, practice, clock):
    ask(staff)

    assert "You see these records already" in ask(staff)


def test_a_person_of_the_other_practice_is_not_found(staff, other_practice, clock):
    with other_practice.database.write() as db:
        account = Accounts(db, clock).add("Iris de Wit", "iris@praktijk.example", [Role.PERSON])
        account.person.born_on = BORN

    assert "This opens the records of nobody" in ask(staff, name="Iris de Wit")
