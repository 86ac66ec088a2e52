"""Somebody may be a client in one practice and a therapist in another, and the two never meet."""

from __future__ import annotations

import pytest
from kring_core.access.identity import Role
from kring_core.accounts.accounts import Accounts
from kring_core.people.persons import Persons
from kring_core.people.values import PersonDetails
from kring_core.relations.kinds import Kind
from kring_core.relations.models import Relation
from kring_core.testing.people import account_of

LOGIN = "mira@thuis.example"


def relate(practice, subject, other):
    with practice.database.write() as db:
        now = practice.host.clock()
        values = {"starts_on": now.date(), "recorded_at": now, "confirmed_at": now}
        db.add(Relation(kind=Kind.TREATS, subject_id=subject, object_id=other, **values))


@pytest.fixture
def client_here(practice):
    """Mira, who is treated in the one practice."""
    with practice.database.write() as db:
        account = Accounts(db, practice.host.clock).add("Mira Bos", LOGIN, [Role.PERSON])
    relate(practice, account_of(practice, Role.STAFF).person_id, account.person_id)
    return account


@pytest.fixture
def therapist_there(other_practice):
    """The same Mira, who works in the other and treats somebody there."""
    with other_practice.database.write() as db:
        account = Accounts(db, other_practice.host.clock).add("Mira Bos", LOGIN, [Role.STAFF])
        patient = Persons(db, other_practice.host.clock).add(PersonDetails("Bram Vos"))
    relate(other_practice, account.person_id, patient.id)
    return account


@pytest.fixture
def here(client_of, practice, client_here):
    browser = client_of(practice)
    browser.sign_in(client_here)
    return browser


@pytest.fixture
def there(client_of, other_practice, therapist_there):
    browser = client_of(other_practice)
    browser.sign_in(therapist_there)
    return browser


def names(page):
    return {link.text for link in page.html.select("tbody th a")}


def test_each_practice_knows_its_own_half(here, there, client_here, therapist_there):
    assert names(there.get("/beheer/mensen")) == {"Mira Bos", "Bram Vos"}
    assert here.status("/beheer/mensen") == 403
    assert client_here.person_id != therapist_there.person_id
    assert there.status(f"/beheer/mensen/{client_here.person_id}") == 404


def test_who_treats_her_here_does_not_learn_of_there(staff, client_here, there):
    page = staff.get("/beheer/mensen")

    assert names(page) == {"Sem Bakker", "Mira Bos"}
    assert "Bram" not in page.click("Mira Bos")


def test_the_session_of_the_one_opens_nothing_in_the_other(here, there):
    for mine, theirs in ((here, there), (there, here)):
        stranger = type(mine)(mine.app, theirs.practice)
        for name, value in mine.cookies.items():
            stranger.set_cookie(name, value)
        assert stranger.status("/mijn") == 303


def test_whoever_archives_or_merges_her_here_leaves_there_alone(
    administrator, there, client_here, therapist_there, practice
):
    with practice.database.write() as db:
        double = Persons(db, practice.host.clock).add(PersonDetails("M. Bos"))
    page = administrator.get(
        f"/beheer/mensen/{client_here.person_id}/samenvoegen?other={double.id}"
    )
    page.forms["merge"].submit()

    assert there.get(f"/beheer/mensen/{therapist_there.person_id}").status_int == 200
    assert names(there.get("/beheer/mensen")) == {"Mira Bos", "Bram Vos"}
