"""Codes of an app: the vectors of RFC 6238, and a practice whose key was lost."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest
from kring_core.access.identity import Role
from kring_core.access.keys.practice_key import PracticeKey
from kring_core.accounts.models import Totp
from kring_core.accounts.totp import Authenticators, address, new_secret
from kring_core.testing.people import account_of, code_at

RFC = base64.b32encode(b"12345678901234567890").decode()
VECTORS = {59: "287082", 1111111109: "081804", 1234567890: "005924", 2000000000: "279037"}
"""RFC 6238, appendix B, the last six digits."""


@pytest.mark.parametrize(("instant", "code"), VECTORS.items())
def test_the_codes_are_those_of_the_rfc(practice, instant, code):
    account = account_of(practice, Role.PERSON)
    with practice.database.write() as db:
        key = PracticeKey(practice.place.key)
        apps = Authenticators(db, lambda: datetime.fromtimestamp(instant, UTC), key)
        apps.give(account, RFC)

        assert apps.accept(account.id, f" {code[:3]} {code[3:]} ")
        assert not apps.accept(account.id, code)


def test_without_the_key_of_the_practice_no_code_is_taken(practice, clock):
    account = account_of(practice, Role.STAFF)
    practice.place.key.unlink()

    with practice.database.write() as db:
        apps = Authenticators(db, clock, PracticeKey(practice.place.key))
        assert not apps.accept(account.id, code_at(clock))


def test_a_secret_moved_to_another_account_opens_nothing(practice, clock):
    staff, person = account_of(practice, Role.STAFF), account_of(practice, Role.PERSON)
    with practice.database.write() as db:
        apps = Authenticators(db, clock, PracticeKey(practice.place.key))
        stolen = db.get_one(Totp, staff.id).secret
        db.add(Totp(account_id=person.id, secret=stolen, made_at=clock()))
        db.flush()

        assert apps.secret(person.id) is None
        assert not apps.accept(person.id, code_at(clock))


def test_an_app_is_told_whose_and_of_which_practice_it_is():
    said = address(new_secret(), "noor@praktijk.example", "De Linde & Zn")

    assert said.startswith("otpauth://totp/De%20Linde%20%26%20Zn:noor%40praktijk.example?secret=")
