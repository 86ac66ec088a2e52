"""Accounts: making them, the roles they have, and the link with which a password is chosen."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, joinedload

from kring_core.access.identity import Role
from kring_core.accounts.models import Account, AccountRole, OneTimeLink, SessionRow
from kring_core.accounts.passwords import hashed
from kring_core.clock import Clock
from kring_core.people.models import Person

LINK_LIVES = timedelta(days=3)


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
        login = login.strip().lower()
        if self.by_login(login):
            raise LoginTaken
        person = Person(name=name, locale=locale)
        self._db.add(person)
        self._db.flush()
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

    def by_login(self, login: str) -> Account | None:
        """The account of a login, or None."""
        query = select(Account).where(Account.login == login.strip().lower())
        return self._db.scalars(query.options(joinedload(Account.person))).one_or_none()

    def by_id(self, account_id: str) -> Account | None:
        """The account of this id with its person, or None."""
        query = select(Account).where(Account.id == account_id)
        return self._db.scalars(query.options(joinedload(Account.person))).one_or_none()

    def all(self) -> list[Account]:
        """Every account with its person and roles, by name."""
        query = select(Account).join(Account.person).order_by(Person.name, Account.login)
        return list(self._db.scalars(query.options(joinedload(Account.person))))

    def change(self, account: Account, name: str, roles: Iterable[Role], *, active: bool) -> None:
        """Change who somebody is here; who is not active any more is signed out at once.

        :raises LastAdministrator: when nobody would be left to manage the practice.
        """
        wanted = sorted(set(roles))
        stays = active and Role.ADMINISTRATOR in wanted
        if not stays and self._is_last_administrator(account):
            raise LastAdministrator
        account.person.name = name
        account.active = active
        account.roles = [
            next((kept for kept in account.roles if kept.role == role), AccountRole(role=role))
            for role in wanted
        ]
        if not active:
            self.sign_out_everywhere(account.id)

    def _is_last_administrator(self, account: Account) -> bool:
        others = (
            select(func.count())
            .select_from(AccountRole)
            .join(Account, Account.id == AccountRole.account_id)
            .where(AccountRole.role == Role.ADMINISTRATOR, Account.active, Account.id != account.id)
        )
        is_one = any(role.role == Role.ADMINISTRATOR for role in account.roles) and account.active
        return is_one and not self._db.scalar(others)

    def new_link(self, account: Account) -> str:
        """A token with which a password can be chosen once, within three days.

        Links given out before stop working.
        """
        now = self._clock()
        self._db.execute(delete(OneTimeLink).where(OneTimeLink.account_id == account.id))
        token = secrets.token_urlsafe(32)
        self._db.add(
            OneTimeLink(
                token_hash=token_hash(token),
                account_id=account.id,
                purpose="password",
                expires_at=now + LINK_LIVES,
            )
        )
        return token

    def by_link(self, token: str) -> Account | None:
        """Whose link this is, or None when it was used, has expired or never was."""
        link = self._db.get(OneTimeLink, token_hash(token))
        if link is None or link.used_at is not None or link.expires_at <= self._clock():
            return None
        account = self.by_id(link.account_id)
        return account if account and account.active else None

    def use_link(self, token: str, password: str) -> Account | None:
        """Set the password and use up the link; every session that was open ends."""
        account = self.by_link(token)
        if account is None:
            return None
        link = self._db.get_one(OneTimeLink, token_hash(token))
        link.used_at = self._clock()
        self.set_password(account, password)
        return account

    def set_password(self, account: Account, password: str) -> None:
        """Set a password; every session that was open ends."""
        account.password = hashed(password)
        self.sign_out_everywhere(account.id)

    def sign_out_everywhere(self, account_id: str) -> None:
        """End every session of an account."""
        self._db.execute(delete(SessionRow).where(SessionRow.account_id == account_id))
