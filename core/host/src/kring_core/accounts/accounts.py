"""Accounts: making them, the roles they have, and the link with which a password is chosen."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session, joinedload

from kring_core.access.identity import Role
from kring_core.accounts.models import Account, AccountRole, OneTimeLink, SessionRow
from kring_core.accounts.passwords import hashed
from kring_core.clock import Clock
from kring_core.people.models import Person
from kring_core.people.persons import Persons
from kring_core.people.values import PersonDetails

LINK_LIVES = timedelta(days=3)
CHOOSE_PASSWORD = "password"  # noqa: S105 - it is none
"""What a link is for; it does nothing else."""


class LoginTaken(Exception):
    """Another account has this login."""


class LastAdministrator(Exception):
    """The practice would be left without anybody who can manage it."""


def token_hash(token: str) -> str:
    """What is kept of a secret that a cookie or a link holds."""
    return hashlib.sha256(token.encode()).hexdigest()


class Accounts:
    """The accounts of one practice, within one transaction."""

    def __init__(self, db: Session, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def add(
        self, name: str, login: str, roles: Iterable[Role], locale: str | None = None
    ) -> Account:
        """Make a person with an account, without a password yet.

        :raises LoginTaken: when the login is another's.
        """
        self._check_free(login)
        person = Persons(self._db, self._clock).add(PersonDetails(name, locale=locale))
        return self.give(person, login, roles)

    def give(self, person: Person, login: str, roles: Iterable[Role]) -> Account:
        """Give somebody whom the practice knows an account, without a password yet.

        :raises LoginTaken: when the login is another's.
        """
        login = login.strip().lower()
        self._check_free(login)
        account = Account(
            person_id=person.id,
            login=login,
            created_at=self._clock(),
            roles=[AccountRole(role=role) for role in sorted(set(roles))],
        )
        account.person = person
        self._db.add(account)
        self._db.flush()
        return account

    def _check_free(self, login: str) -> None:
        if self.by_login(login):
            raise LoginTaken

    def by_login(self, login: str) -> Account | None:
        """The account of a login, or None."""
        query = select(Account).where(Account.login == login.strip().lower())
        return self._db.scalars(query.options(joinedload(Account.person))).one_or_none()

    def by_id(self, account_id: str) -> Account | None:
        """The account of this id with its person, or None."""
        query = select(Account).where(Account.id == account_id)
        return self._db.scalars(query.options(joinedload(Account.person))).one_or_none()

    def by_person(self, person_id: str) -> Account | None:
        """The account of a person, or None when they have none."""
        query = select(Account).where(Account.person_id == person_id)
        return self._db.scalars(query.options(joinedload(Account.person))).one_or_none()

    def change(self, account: Account, roles: Iterable[Role], *, active: bool) -> None:
        """Change what somebody is here; who is not active any more is signed out at once.

        :raises LastAdministrator: when nobody would be left to manage the practice.
        """
        wanted = sorted(set(roles))
        stays = active and Role.ADMINISTRATOR in wanted
        if not stays and self._is_last_administrator(account):
            raise LastAdministrator
        account.active = active
        account.roles = [
            next((kept for kept in account.roles if kept.role == role), AccountRole(role=role))
            for role in wanted
        ]
        if not active:
            self._end_links(account.id)
            self.sign_out_everywhere(account.id)

    def withdraw(self, account: Account) -> None:
        """Take back an account that was never used; its link stops working.

        :raises LastAdministrator: when nobody would be left to manage the practice.
        """
        if self._is_last_administrator(account):
            raise LastAdministrator
        self._db.execute(delete(OneTimeLink).where(OneTimeLink.account_id == account.id))
        self._db.delete(account)
        self._db.flush()

    def _is_last_administrator(self, account: Account) -> bool:
        others = (
            select(func.count())
            .select_from(AccountRole)
            .join(Account, Account.id == AccountRole.account_id)
            .where(AccountRole.role == Role.ADMINISTRATOR, Account.active, Account.id != account.id)
        )
        is_one = any(role.role == Role.ADMINISTRATOR for role in account.roles) and account.active
        return is_one and not self._db.scalar(others)

    def new_link(self, account: Account, made_by: str | None = None) -> str:
        """A token with which a password can be chosen once, within three days.

        Links given out before stop working.

        :param made_by: id of the account that asks for it; None for the command line.
        """
        now = self._clock()
        self._db.execute(delete(OneTimeLink).where(OneTimeLink.account_id == account.id))
        token = secrets.token_urlsafe(32)
        self._db.add(
            OneTimeLink(
                token_hash=token_hash(token),
                account_id=account.id,
                purpose=CHOOSE_PASSWORD,
                expires_at=now + LINK_LIVES,
                made_by=made_by,
            )
        )
        return token

    def by_link(self, token: str) -> Account | None:
        """Whose link this is, or None when it was used or ended, has expired or never was."""
        link = self._db.get(OneTimeLink, token_hash(token))
        if link is None or link.purpose != CHOOSE_PASSWORD or link.used_at is not None:
            return None
        if link.expires_at <= self._clock():
            return None
        account = self.by_id(link.account_id)
        return account if account and account.active else None

    def link_made_by(self, token: str) -> str | None:
        """Id of the account that asked for a link; None for the command line."""
        return self._db.get_one(OneTimeLink, token_hash(token)).made_by

    def set_password(self, account: Account, password: str) -> None:
        """Set a password; every session that was open ends, and every link that was given out."""
        account.password = hashed(password)
        self._end_links(account.id)
        self.sign_out_everywhere(account.id)

    def _end_links(self, account_id: str) -> None:
        unused = update(OneTimeLink).where(
            OneTimeLink.account_id == account_id, OneTimeLink.used_at.is_(None)
        )
        self._db.execute(unused.values(used_at=self._clock()))

    def sign_out_everywhere(self, account_id: str) -> None:
        """End every session of an account."""
        self._db.execute(delete(SessionRow).where(SessionRow.account_id == account_id))
