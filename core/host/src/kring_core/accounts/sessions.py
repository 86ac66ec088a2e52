"""Signing in and staying signed in: sessions kept on the server, guessing slowed down."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, joinedload

from kring_core.access.identity import Identity, Role
from kring_core.accounts.accounts import Accounts, token_hash
from kring_core.accounts.models import Account, Attempt, SessionRow
from kring_core.accounts.passwords import fits
from kring_core.clock import Clock

IDLE = timedelta(hours=2)
"""After this long without a page a session ends."""
LONGEST = timedelta(hours=12)
"""After this long it ends whatever happens."""
SEEN_EVERY = timedelta(minutes=5)
"""How precisely is remembered when a page was last asked for; each time is a write."""
WINDOW = timedelta(minutes=15)
TRIES = 10
"""Wrong passwords for one login within the window."""

_SESSION = (
    select(SessionRow, Account)
    .join(Account, Account.id == SessionRow.account_id)
    .options(joinedload(Account.person))
)


class TooManyTries(Exception):
    """So many wrong passwords were given for this login that it rests for a while."""


class Sessions:
    """The sessions of one practice, within one transaction."""

    def __init__(self, db: Session, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def password_fits(self, login: str, password: str) -> Account | None:
        """The account whose login and password these are, or None.

        :raises TooManyTries: whether or not the login exists.
        """
        now = self._clock()
        key = token_hash(login.strip().lower())
        failed = select(func.count()).where(
            Attempt.act == "sign_in", Attempt.key_hash == key, Attempt.at > now - WINDOW
        )
        if (self._db.scalar(failed) or 0) >= TRIES:
            raise TooManyTries
        account = Accounts(self._db, self._clock).by_login(login)
        if fits(password, account.password if account else None) and account and account.active:
            return account
        self._db.execute(delete(Attempt).where(Attempt.at <= now - WINDOW))
        self._db.add(Attempt(act="sign_in", key_hash=key, at=now))
        return None

    def start(self, account: Account) -> str:
        """Begin a session; answer the token for the cookie, which is kept nowhere."""
        now = self._clock()
        token = secrets.token_urlsafe(32)
        self._db.execute(delete(SessionRow).where(SessionRow.created_at <= now - LONGEST))
        self._db.add(
            SessionRow(
                token_hash=token_hash(token),
                account_id=account.id,
                csrf=secrets.token_urlsafe(32),
                created_at=now,
                seen_at=now,
            )
        )
        return token

    def find(self, token: str) -> tuple[SessionRow, Identity] | None:
        """The session of a cookie and whose it is, or None when it ended or never was here."""
        now = self._clock()
        found = self._db.execute(_SESSION.where(SessionRow.token_hash == token_hash(token))).first()
        if found is None:
            return None
        row, account = found
        ended = row.created_at <= now - LONGEST or row.seen_at <= now - IDLE
        if ended or not account.active:
            return None
        return row, Identity(
            account_id=account.id,
            person_id=account.person_id,
            name=account.person.name,
            login=account.login,
            roles=frozenset(Role(role.role) for role in account.roles),
            locale=account.person.locale,
            session_id=row.token_hash,
        )

    def end(self, session_id: str) -> None:
        """End a session."""
        self._db.execute(delete(SessionRow).where(SessionRow.token_hash == session_id))
