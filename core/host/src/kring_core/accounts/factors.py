"""Second factors of an account together: which there are, and which may go."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from kring_core.access.identity import GUARDED
from kring_core.accounts.models import Account, Passkey, RecoveryCode, Totp

HAS_FACTOR = or_(
    select(Totp.account_id).where(Totp.account_id == Account.id).exists(),
    select(Passkey.id).where(Passkey.account_id == Account.id).exists(),
)
"""Condition over Account: it has a second factor, so that its password alone opens nothing."""

APP = "app"
"""Stands for the authenticator app where a factor is named; a passkey goes by its id."""


class LastFactor(Exception):
    """Who reaches the records of others cannot be without a second factor."""


class Factor(NamedTuple):
    """One second factor, as its owner sees it."""

    id: str
    """Id of a passkey, or :data:`APP`."""
    name: str
    """As its owner calls it; empty for the app."""
    made_at: datetime
    used_at: datetime | None


def must_have_factor(roles: Iterable[str]) -> bool:
    """Whether who has these roles needs a second factor."""
    return not GUARDED.isdisjoint(roles)


class Factors:
    """The second factors of one practice's accounts, within one transaction."""

    def __init__(self, db: Session) -> None:
        self._db = db

    def of(self, account_id: str) -> list[Factor]:
        """The second factors of an account: the app first, then passkeys by age."""
        app = self._db.get(Totp, account_id)
        passkeys = self._db.scalars(
            select(Passkey).where(Passkey.account_id == account_id).order_by(Passkey.made_at)
        )
        found = [Factor(APP, "", app.made_at, None)] if app else []
        return found + [Factor(each.id, each.name, each.made_at, each.used_at) for each in passkeys]

    def remove(self, account: Account, factor_id: str) -> None:
        """Remove one; with the last of all, the recovery codes that stood in for them go too.

        :raises LastFactor: when it is the last of somebody who must have one.
        """
        left = [each for each in self.of(account.id) if each.id != factor_id]
        if not left and must_have_factor(role.role for role in account.roles):
            raise LastFactor
        if factor_id == APP:
            self._db.execute(delete(Totp).where(Totp.account_id == account.id))
        else:
            self._db.execute(
                delete(Passkey).where(Passkey.account_id == account.id, Passkey.id == factor_id)
            )
        if not left:
            self._forget_codes(account.id)

    def forget(self, account_id: str) -> None:
        """Remove all of them, of somebody who lost theirs; signing in asks them for a new one."""
        self._db.execute(delete(Totp).where(Totp.account_id == account_id))
        self._db.execute(delete(Passkey).where(Passkey.account_id == account_id))
        self._forget_codes(account_id)

    def _forget_codes(self, account_id: str) -> None:
        self._db.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
