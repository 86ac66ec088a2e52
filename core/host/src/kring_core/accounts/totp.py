"""Codes of an authenticator app: six digits that change every half minute (RFC 6238)."""

from __future__ import annotations

import hmac

import pyotp
from sqlalchemy.orm import Session

from kring_core.access.keys.practice_key import PracticeKey, WrongKey
from kring_core.accounts.models import Account, Totp
from kring_core.clock import Clock
from kring_core.faults import report

STEP = 30
"""Seconds that a code holds."""
AROUND = (-1, 0, 1)
"""Codes of one step before and after are taken too: telephones run a little early or late."""


class Authenticators:
    """The authenticator apps of one practice's accounts, within one transaction."""

    def __init__(self, db: Session, clock: Clock, key: PracticeKey) -> None:
        self._db = db
        self._clock = clock
        self._key = key

    def add(self, account: Account, secret: str, code: str) -> bool:
        """Take a secret for the account's own if a code shows that its app has it.

        One that was there before is replaced.
        """
        step = self._step(secret, code, after=0)
        if step is None:
            return False
        self.give(account, secret, last_step=step)
        return True

    def give(self, account: Account, secret: str, last_step: int = 0) -> None:
        """Give an account a secret without asking for a code; for demos and tests."""
        self._db.merge(
            Totp(
                account_id=account.id,
                secret=self._key.encrypt(secret.encode(), _about(account.id)),
                made_at=self._clock(),
                last_step=last_step,
            )
        )
        self._db.flush()

    def accept(self, account_id: str, code: str) -> bool:
        """Whether a code is of the account's app; each is taken once.

        None is taken that is not newer than the last one, even with the clock put back.
        """
        row = self._db.get(Totp, account_id)
        secret = self.secret(account_id)
        if row is None or secret is None:
            return False
        step = self._step(secret, code, after=row.last_step)
        if step is None:
            return False
        row.last_step = step
        return True

    def has(self, account_id: str) -> bool:
        """Whether an account has an app."""
        return self._db.get(Totp, account_id) is not None

    def secret(self, account_id: str) -> str | None:
        """The secret of an account's app, or None: it has none, or the practice's key was lost."""
        row = self._db.get(Totp, account_id)
        if row is None:
            return None
        try:
            return self._key.decrypt(row.secret, _about(account_id)).decode()
        except WrongKey as error:
            report(error, "the secret of an authenticator app")
            return None

    def _step(self, secret: str, code: str, *, after: int) -> int | None:
        """The step whose code this is, or None."""
        digits = "".join(code.split())
        now = int(self._clock().timestamp()) // STEP
        for step in (now + near for near in AROUND):
            said = pyotp.TOTP(secret).generate_otp(step)
            if step > after and hmac.compare_digest(said.encode(), digits.encode()):
                return step
        return None


def new_secret() -> str:
    """A secret for an app, in the letters that people type (RFC 4648, base 32)."""
    return pyotp.random_base32()


def address(secret: str, login: str, practice: str) -> str:
    """What the square on the page holds: ``otpauth://totp/…``."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=practice)


def _about(account_id: str) -> str:
    return f"totp:{account_id}"
