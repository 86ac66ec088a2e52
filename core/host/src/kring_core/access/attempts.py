"""Attempts that are limited, because each is a question about somebody else."""

from __future__ import annotations

from datetime import datetime, timedelta

from pyramid.httpexceptions import HTTPTooManyRequests
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from kring_core.accounts.accounts import token_hash
from kring_core.accounts.models import Attempt

A_DAY = timedelta(days=1)
MOST = 5
"""Refused attempts at one act that somebody may make within a day."""


class Exhausted(HTTPTooManyRequests):  # type: ignore[misc]
    """Somebody was refused so often that they wait until tomorrow."""


class Attempts:
    """The refused attempts of somebody at one act, within one transaction."""

    def __init__(self, db: Session, now: datetime, act: str, account_id: str) -> None:
        self._db = db
        self._now = now
        self._act = act
        self._key = token_hash(account_id)

    @property
    def exhausted(self) -> bool:
        """Whether there were too many within a day; also where the clock was put back."""
        counted = select(func.count()).where(
            Attempt.act == self._act,
            Attempt.key_hash == self._key,
            Attempt.at > self._now - A_DAY,
        )
        return (self._db.scalar(counted) or 0) >= MOST

    def count(self) -> None:
        """Count one, and let go of those of this act that count no more."""
        old = Attempt.at <= self._now - A_DAY
        self._db.execute(delete(Attempt).where(Attempt.act == self._act, old))
        self._db.add(Attempt(act=self._act, key_hash=self._key, at=self._now))
