"""Merging two records of one person in the portal, and undoing it."""

from __future__ import annotations

from datetime import date

import pytest
from kring_core.access.identity import Role
from kring_core.people.persons import Persons
from kring_core.people.values import PersonDetails
from kring_core.relations.kinds import Kind
from kring_core.relations.models import Relation
from kring_core.testing.people import account_of


@pytest.fixture
def add(practice):
    """Make a person; answers their id."""

    def make(name, **details):
        with practice.database.write() as db:
            return Persons(db, practice.host.clock).add(PersonDetails(name, **details)).id

    return make


@pytest.fixture
def relate(practice):
    """Record a relation that is in force."""

    def record(subject, kind, other, **more):
        now = practice.host.clock()
        with practice.database.write() as db:
            row = Relation(
                kind=kind,
                subject_id=subject,
                object_id=other,
                starts_on=now.date(),
                recorded_at=now,
                confirmed_at=now,
                **more,
            )
            db.add(row)

    return record


@pytest.fixture
def pair(add):
    """Two records of one person: the one that stays, the one that goes."""
    return add("Zoë Berg", telephone="+31301234567"), add("Zoë van den Berg-Vos")


def path(person, step=""):
    return f"/beheer/mensen/{person}{step}"


def compare(administrator, pair):
    kept, gone = pair
    return administrator.get(path(kept, "/samenvoegen"), {"other": gone})


def merge(administrator, pair):
    return compare(administrator, pair).forms["merge"].submit().follow()


def undo(page):
    form = next(f for f in page.forms.values() if f.action.endswith("/splitsen"))
    return form.submit("merge").follow()


def test_the_other_is_found_and_both_are_shown_before_anything_happens(administrator, pair, add):
    page = administrator.get(path(pair[0])).click("Merge with another record")
    form = next(f for f in page.forms.values() if "q" in f.fields)
    form["q"] = "vos"
    page = form.submit().click("Zoë van den Berg-Vos")

    assert [h.text for h in page.html.select(".two h2")] == ["Zoë Berg", "Zoë van den Berg-Vos"]
    assert administrator.status(path(pair[1])) == 200


def test_after_it_the_old_address_leads_to_the_one_that_stays(administrator, pair):
    page = merge(administrator, pair)

    assert page.request.path == path(pair[0])
    assert administrator.get(path(pair[1])).location.endswith(path(pair[0]))
    assert administrator.get(path(pair[1], "/wijzigen")).location.endswith(path(pair[0]))
    assert "records of a person merged" in administrator.get("/beheer/wijzigingen")


def test_the_person_is_found_by_both_names_and_listed_once(administrator, pair):
    merge(administrator, pair)

    for typed in ("zoe", "vos", "zoe vos", "berg"):
        page = administrator.get("/beheer/mensen", {"q": typed})
        assert [link.text for link in page.html.select("tbody th a")] == ["Zoë Berg"]


def test_what_the_one_did_not_know_the_other_tells(administrator, add):
    pair = add("Zoë Berg"), add("Zoë Vos", born_on=date(1980, 3, 7), email="zoe@example.org")
    page = merge(administrator, pair)

    assert "7 March 1980" in page
    assert "zoe@example.org" in page


def test_undone_both_are_there_again(administrator, pair):
    page = undo(merge(administrator, pair))

    assert page.request.path == path(pair[1])
    assert administrator.status(path(pair[0])) == 200
    page = administrator.get("/beheer/mensen?q=vos")
    assert [link.text for link in page.html.select("tbody th a")] == ["Zoë van den Berg-Vos"]


def test_undoing_twice_says_so(administrator, pair):
    page = merge(administrator, pair)
    undo(page)

    assert "undone already" in undo(page)


def test_after_thirty_days_it_stays(administrator, pair, clock):
    merged = merge(administrator, pair).html.find(attrs={"name": "merge"})["value"]
    clock.move(days=30, seconds=1)
    administrator.sign_in(administrator.account)
    page = administrator.get(path(pair[0]))
    token = page.html.find(attrs={"name": "csrf_token"})["value"]

    assert "Undo the merge" not in page
    sent = {"csrf_token": token, "merge": merged}
    answer = administrator.post(path(pair[0], "/splitsen"), sent).follow()
    assert "longer than 30 days ago" in answer
    assert administrator.get(path(pair[1])).status_int == 303


@pytest.mark.parametrize("kind", list(Kind))
def test_two_who_are_something_to_each_other_are_not_one(administrator, pair, relate, kind):
    relate(pair[1], kind, pair[0])
    page = compare(administrator, pair)

    assert "something to do with each other" in page
    assert "Merge them" not in page
    assert "something to do with each other" in page.forms["merge"].submit().follow()
    assert administrator.status(path(pair[1])) == 200


def test_two_who_treat_each_other_are_not_one_either_way_round(administrator, pair, relate):
    relate(pair[0], Kind.TREATS, pair[1])
    relate(pair[1], Kind.TREATS, pair[0])

    assert "cannot be one person" in compare(administrator, pair)
    assert "cannot be one person" in compare(administrator, pair[::-1])


def test_a_relation_that_was_withdrawn_never_was(administrator, pair, relate, clock):
    relate(pair[1], Kind.FAMILY_OF, pair[0], withdrawn_at=clock())

    assert merge(administrator, pair).request.path == path(pair[0])


def test_two_who_can_both_sign_in_are_not_merged(administrator):
    pair = (
        account_of(administrator.practice, Role.STAFF).person_id,
        account_of(administrator.practice, Role.PERSON).person_id,
    )

    assert "Both can sign in" in compare(administrator, pair)


def test_the_account_moves_and_its_owner_signs_in_as_before(administrator, person, add):
    kept, gone = add("Noor J."), account_of(person.practice, Role.PERSON).person_id
    page = merge(administrator, (kept, gone))

    assert "noor@praktijk.example" in page
    assert "Noor J." in person.get("/mijn/gegevens")
    undo(page)
    assert "Noor Jansen" in person.get("/mijn/gegevens")


def test_nobody_comes_to_see_records_by_a_merge(administrator, pair, relate, add):
    client, therapist = add("Bram Vos"), pair[0]
    relate(therapist, Kind.TREATS, client)
    own = administrator.account.person_id

    for kept, gone in ((own, therapist), (therapist, own)):
        assert "would open those records" in compare(administrator, (kept, gone))


def test_a_rule_between_the_one_and_a_third_stands_in_the_way(administrator, pair, relate, add):
    third = add("Bram Vos")
    relate(pair[0], Kind.TEACHES, third)
    relate(pair[1], Kind.TREATS, third)

    page = compare(administrator, pair)
    assert "A rule stands in the way" in page
    assert "Bram" not in page.html.main.text


def test_a_record_is_not_merged_with_itself(administrator, pair):
    assert "the same record" in compare(administrator, (pair[0], pair[0]))


def test_a_stranger_to_the_practice_is_not_found(administrator, pair):
    for other in ("22222222222222222222", ""):
        answer = administrator.get(
            path(pair[0], "/samenvoegen"), {"other": other}, expect_errors=True
        )
        assert answer.status_int == 404


def test_it_asks_once_more_who_it_is_and_is_not_for_staff(administrator, staff, pair):
    assert staff.status(path(pair[0], "/samenvoegen")) == 404
    own = account_of(staff.practice, Role.STAFF).person_id
    assert staff.status(path(own, "/samenvoegen")) == 403
    administrator.sign_in(administrator.account, confirmed=False)
    assert administrator.status(path(pair[0], "/samenvoegen")) == 303
