"""Browsers in which somebody signed in before: told from strange ones by a cookie."""

from __future__ import annotations

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from kring_core.accounts.accounts import token_hash
from kring_core.accounts.models import Account, Device
from kring_core.clock import Clock


class Devices:
    """The browsers of one practice's accounts, within one transaction."""

    def __init__(self, db: Session, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def find(self, account: Account | None, token: str) -> Device | None:
        """The browser with this cookie, if this account signed in there before.

        Without an account it looks all the same: the time tells nobody whether there is one.
        """
        hashed = _hash(account.id if account else "", token)
        return self._db.scalars(select(Device).where(Device.token_hash == hashed)).one_or_none()

    def remember(self, account: Account, token: str, browser: str) -> tuple[Device, bool]:
        """Note that an account signed in completely in the browser with this cookie.

        :param browser: the browser in words.
        :return: the browser, and whether its owner should hear of it: it is new to them, and not
            the first of all.
        """
        now = self._clock()
        if known := self.find(account, token):
            known.browser, known.seen_at = browser, now
            return known, False
        others = select(func.count()).where(Device.account_id == account.id)
        strange = bool(self._db.scalar(others))
        fresh = Device(
            account_id=account.id,
            token_hash=_hash(account.id, token),
            browser=browser,
            first_seen_at=now,
            seen_at=now,
        )
        self._db.add(fresh)
        self._db.flush()
        return fresh, strange

    def of(self, account_id: str) -> list[Device]:
        """The browsers of an account, the one used last first."""
        query = select(Device).where(Device.account_id == account_id)
        return list(self._db.scalars(query.order_by(Device.seen_at.desc(), Device.id)))

    def forget(self, account_id: str) -> None:
        """Forget all of them: each counts as strange again."""
        self._db.execute(delete(Device).where(Device.account_id == account_id))


def _hash(account_id: str, token: str) -> str:
    # Several people may share a browser and its cookie; each has it as a browser of their own.
    return token_hash(f"{account_id}:{token}")
