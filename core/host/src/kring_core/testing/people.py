"""The people of a practice under test: one in every role, all made up."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

import pyotp

from kring_core.access.identity import Role
from kring_core.access.keys.practice_key import PracticeKey
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.factors import must_have_factor
from kring_core.accounts.models import Account
from kring_core.accounts.passwords import hashed
from kring_core.accounts.totp import STEP, Authenticators
from kring_core.clock import Clock
from kring_core.people.persons import Persons
from kring_core.people.values import PersonDetails
from kring_core.practices.practice import Practice

PASSWORD = "een kring van twaalf stoelen"  # noqa: S105 - of nobody who exists
"""Of each of them."""
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - of nobody who exists
"""Of the authenticator app of each who works here."""


class Somebody(NamedTuple):
    """Who has one role in a practice under test."""

    name: str
    login: str


PEOPLE = {
    Role.ADMINISTRATOR: Somebody("Ada Verhoeven", "ada@praktijk.example"),
    Role.STAFF: Somebody("Sem Bakker", "sem@praktijk.example"),
    Role.PERSON: Somebody("Noor Jansen", "noor@praktijk.example"),
}


def add_people(practice: Practice, clock: Clock) -> None:
    """Give a practice, which has its administrator already, the others; each with the password.

    Who works here has an authenticator app with :data:`SECRET`.
    """
    kept = hashed(PASSWORD)
    with practice.database.write() as db:
        accounts = Accounts(db, clock)
        for role, (name, login) in PEOPLE.items():
            known = accounts.by_login(login) or accounts.add(name, login, [role])
            account = accounts.by_id(known.id)
            assert account is not None
            account.password = kept
            if must_have_factor([role]):
                key = PracticeKey(practice.place.key)
                Authenticators(db, clock, key).give(account, SECRET)
            Persons(db, clock).change(account.person, PersonDetails(name))


def code_at(clock: Clock, steps: int = 0) -> str:
    """The code that an app with :data:`SECRET` shows, now or so many half minutes later."""
    return pyotp.TOTP(SECRET).at(clock() + timedelta(seconds=steps * STEP))


def account_of(practice: Practice, role: Role) -> Account:
    """The account of who has a role in a practice under test."""
    with practice.database.read() as db:
        account = Accounts(db, practice.host.clock).by_login(PEOPLE[role].login)
        assert account is not None
        return account
