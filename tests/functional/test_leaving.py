"""Leaving: nobody is left without anybody, and access ends at once."""

from __future__ import annotations

from datetime import date, timedelta

from kring_core.accounts.accounts import Accounts
from kring_core.accounts.models import Account
from kring_core.relations.models import Deputy, Relation
from sqlalchemy import select

TODAY = date(2026, 11, 23)


def page_of(administrator, ids):
    return administrator.get(f"/beheer/mensen/{ids['staff']}/vertrek")


def finish(administrator, ids):
    return page_of(administrator, ids).forms["form"].submit("finish")


def test_looking_changes_nothing(administrator, staff, ids, relate, practice):
    relate(ids["staff"], "treats", ids["person"])

    page = page_of(administrator, ids)

    assert "Left without anybody: 1" in page
    assert "Without anybody" in page
    assert staff.status("/beheer") == 200


def test_it_is_not_finished_while_a_client_would_be_left(administrator, staff, ids, relate):
    relate(ids["staff"], "treats", ids["person"])

    assert "would be left without anybody" in finish(administrator, ids)
    assert staff.status("/beheer") == 200


def test_handed_over_with_the_word_of_who_leaves_and_then_out_at_once(
    administrator, staff, colleague, person, ids, relate
):
    relate(ids["staff"], "treats", ids["person"])
    form = page_of(administrator, ids).click("Noor Jansen").forms["over"]
    form["colleague"] = colleague.account.person_id
    form.submit("over").follow()
    assert "Waits for a second word" in page_of(administrator, ids)
    assert "would be left without anybody" in finish(administrator, ids)

    staff.get("/mijn/relaties").click("Marit Smit treats").forms["word"].submit("agree").follow()
    assert "A colleague sees them too" in page_of(administrator, ids)
    finish(administrator, ids).follow()

    assert staff.status("/beheer") == 303
    staff.sign_in(staff.account)
    assert staff.status("/beheer") == 303
    assert "Noor Jansen" in colleague.get("/beheer/mensen")
    seen = person.get("/mijn/zichtbaar")
    assert "Marit Smit" in seen


def test_a_hand_over_goes_through_the_check_of_conflicts(administrator, colleague, ids, relate):
    relate(ids["staff"], "treats", ids["person"])
    relate(colleague.account.person_id, "teaches", ids["person"])
    form = page_of(administrator, ids).click("Noor Jansen").forms["over"]
    form["colleague"] = colleague.account.person_id

    assert "This relation cannot be recorded." in form.submit("over")


def test_ended_with_a_reason_it_stands_in_nobodys_way(administrator, staff, ids, relate):
    relate(ids["staff"], "treats", ids["person"])
    page = page_of(administrator, ids).click("Noor Jansen")
    assert "end" in page.forms
    assert page.forms["end"].submit("end").status_int == 200
    form = page_of(administrator, ids).click("Noor Jansen").forms["end"]
    form["end-reason"] = "completed"
    form.submit("end").follow()

    assert "Ends today" in page_of(administrator, ids)
    finish(administrator, ids).follow()
    assert staff.status("/beheer") == 303


def test_nothing_of_theirs_is_orphaned(administrator, colleague, ids, relate, practice, clock):
    marit = colleague.account.person_id
    relate(ids["staff"], "supervises", marit)
    relate(ids["staff"], "colleague_of", marit)
    relate(ids["staff"], "family_of", ids["person"])
    relate(ids["staff"], "treats", ids["administrator"], confirmed=False)
    relate(ids["staff"], "teaches", ids["administrator"], first=TODAY + timedelta(days=9))
    with practice.database.write() as db:
        db.add(
            Deputy(
                principal_id=marit,
                deputy_id=ids["staff"],
                prepared_at=clock(),
                valid_until=TODAY + timedelta(days=9),
            )
        )
    finish(administrator, ids).follow()

    with practice.database.read() as db:
        rows = {row.kind: row for row in db.scalars(select(Relation))}
        deputy = db.scalars(select(Deputy)).one()
    assert rows["supervises"].ends_on == rows["colleague_of"].ends_on == TODAY
    assert rows["family_of"].ends_on is None
    assert rows["treats"].withdrawn_at
    assert rows["teaches"].withdrawn_at
    assert deputy.closed_at


def test_who_is_a_client_here_too_keeps_their_own_page(administrator, staff, ids):
    form = page_of(administrator, ids).forms["form"]
    form["stays"] = True
    form.submit("finish").follow()

    assert staff.status("/mijn") == 303
    staff.sign_in(staff.account)
    assert staff.status("/mijn") == 200
    assert staff.status("/beheer") == 403


def test_the_last_administrator_does_not_leave(administrator, ids):
    page = administrator.get(f"/beheer/mensen/{ids['administrator']}/vertrek")

    assert "Somebody must be left" in page.forms["form"].submit("finish")


def test_only_who_manages_people_lets_somebody_go(staff, person, visitor, ids):
    address = f"/beheer/mensen/{ids['staff']}/vertrek"

    assert staff.status(address) == 403
    assert person.status(address) == 403
    assert visitor.status(address) == 303


def test_a_colleague_who_left_before_takes_nobody_over(
    administrator, colleague, ids, relate, practice
):
    relate(ids["staff"], "treats", ids["person"])
    relate(colleague.account.person_id, "treats", ids["person"])
    with practice.database.write() as db:
        db.get(Account, colleague.account.id).active = False

    assert "Left without anybody: 1" in page_of(administrator, ids)


def test_the_page_asks_the_same_however_many_there_are(
    administrator, ids, relate, practice, clock, statements
):
    relate(ids["staff"], "treats", ids["person"])
    page_of(administrator, ids)
    with statements() as few:
        page_of(administrator, ids)
    with practice.database.write() as db:
        accounts = Accounts(db, clock)
        others = [
            accounts.add(f"Somebody {number}", f"n{number}@praktijk.example", []).person_id
            for number in range(20)
        ]
    for other in others:
        relate(ids["staff"], "treats", other)
    with statements() as many:
        page_of(administrator, ids)

    assert len(own(few)) == len(own(many)) <= 14


def own(asked):
    """What a page asked, without what is read of the practice itself every half second."""
    others = ("kring_practice", "kring_plugin", "kring_version", "SET TRANSACTION")
    return [each for each in asked if not any(word in each for word in others)]
