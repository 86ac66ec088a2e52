"""Staying signed in: sessions kept on the server, complete once what is asked was shown."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from kring_core.access.identity import Arriving, Identity, Role
from kring_core.accounts.accounts import token_hash
from kring_core.accounts.factors import HAS_FACTOR, must_have_factor
from kring_core.accounts.models import Account, SessionRow
from kring_core.clock import Clock

IDLE = timedelta(hours=2)
"""After this long without a page a session ends."""
LONGEST = timedelta(hours=12)
"""After this long it ends whatever happens."""
ARRIVING = timedelta(minutes=15)
"""So long somebody may take between their password and their second factor."""
CONFIRMED = timedelta(minutes=10)
"""So long it is believed that who signed in still sits there."""
SEEN_EVERY = timedelta(minutes=5)
"""How precisely is remembered when a page was last asked for; each time is a write."""
DRIFT = timedelta(minutes=5)
"""A session that began later than this from now is not believed: the clock was put back."""

_SESSION = (
    select(SessionRow, Account, HAS_FACTOR)
    .join(Account, Account.id == SessionRow.account_id)
    .options(joinedload(Account.person))
)


class SignedIn(NamedTuple):
    """Who reads: somebody, somebody half-way in, or nobody."""

    row: SessionRow | None = None
    """The session here, or None when an application around Kring vouches for the identity."""
    identity: Identity | None = None
    arriving: Arriving | None = None


NOBODY = SignedIn()


class Sessions:
    """The sessions of one practice, within one transaction."""

    def __init__(self, db: Session, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def start(
        self,
        account: Account,
        *,
        factor: bool,
        confirmed: bool = True,
        browser: str = "",
        device_id: str | None = None,
    ) -> str:
        """Begin a session; answer the token for the cookie, which is kept nowhere.

        :param factor: whether a second factor was shown.
        :param confirmed: whether they showed just now that it is them, as signing in does.
        :param browser: the browser in words.
        """
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
                browser=browser,
                device_id=device_id,
                factor_at=now if factor else None,
                confirmed_at=now if confirmed else None,
            )
        )
        return token

    def find(self, token: str) -> SignedIn:
        """Whose session a cookie carries; nobody's when it ended or never was here."""
        now = self._clock()
        found = self._db.execute(_SESSION.where(SessionRow.token_hash == token_hash(token))).first()
        if found is None:
            return NOBODY
        row, account, has_factor = found
        if not account.active or not _lives(row, now):
            return NOBODY
        roles = frozenset(Role(role.role) for role in account.roles)
        if row.factor_at is None and (has_factor or must_have_factor(roles)):
            if row.created_at <= now - ARRIVING:
                return NOBODY
            return SignedIn(row, arriving=Arriving(account.id, account.login, has_factor))
        return SignedIn(
            row,
            Identity(
                account_id=account.id,
                person_id=account.person_id,
                name=account.person.name,
                login=account.login,
                roles=roles,
                locale=account.person.locale,
                session_id=row.token_hash,
                factor=row.factor_at is not None,
                confirmed=_is_confirmed(row, now),
            ),
        )

    def confirm(self, session_id: str, *, factor: bool = False) -> None:
        """Remember that who reads showed anew that it is them.

        :param factor: whether they did so with a second factor.
        """
        row = self._db.get_one(SessionRow, session_id)
        row.confirmed_at = self._clock()
        if factor:
            row.factor_at = row.confirmed_at

    def of(self, account_id: str) -> list[SessionRow]:
        """The open sessions of an account, the one used last first."""
        now = self._clock()
        rows = self._db.scalars(
            select(SessionRow)
            .where(SessionRow.account_id == account_id)
            .order_by(SessionRow.seen_at.desc(), SessionRow.id)
        )
        return [row for row in rows if _lives(row, now)]

    def end(self, session_id: str) -> None:
        """End a session."""
        self._db.execute(delete(SessionRow).where(SessionRow.token_hash == session_id))

    def end_others(self, account_id: str, session_id: str) -> None:
        """End every session of an account but one."""
        self._db.execute(
            delete(SessionRow).where(
                SessionRow.account_id == account_id, SessionRow.token_hash != session_id
            )
        )


def _lives(row: SessionRow, now: datetime) -> bool:
    begun = now - LONGEST < row.created_at <= now + DRIFT
    return begun and row.seen_at > now - IDLE


def _is_confirmed(row: SessionRow, now: datetime) -> bool:
    at = row.confirmed_at
    return at is not None and now - CONFIRMED < at <= now + DRIFT
