"""Recovery codes: ten on a sheet of paper, each standing in once for a lost second factor."""

from __future__ import annotations

import secrets

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from kring_core.accounts.accounts import token_hash
from kring_core.accounts.models import RecoveryCode
from kring_core.clock import Clock
from kring_core.db.ids import ALPHABET

CODES = 10
FEW = 3
"""With so many left or fewer, their owner is told to make new ones."""
GROUPS, LETTERS = 4, 4
"""Four groups of four out of thirty letters: 78 bits, too many to try, so a plain hash will do."""


class RecoveryCodes:
    """The recovery codes of one practice's accounts, within one transaction."""

    def __init__(self, db: Session, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def renew(self, account_id: str) -> list[str]:
        """Ten new codes, to be shown once; those of before work no more."""
        self._db.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
        codes = [_new_code() for _ in range(CODES)]
        self._db.add_all(
            RecoveryCode(account_id=account_id, code_hash=_hash(account_id, code)) for code in codes
        )
        return codes

    def use(self, account_id: str, typed: str) -> bool:
        """Whether this is a code of the account that was not used before; it is used up."""
        found = self._db.execute(
            update(RecoveryCode)
            .where(
                RecoveryCode.account_id == account_id,
                RecoveryCode.code_hash == _hash(account_id, typed),
                RecoveryCode.used_at.is_(None),
            )
            .values(used_at=self._clock())
            .returning(RecoveryCode.id)
        )
        return found.first() is not None

    def left(self, account_id: str) -> int:
        """How many codes of an account still work."""
        query = select(func.count()).where(
            RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None)
        )
        return self._db.scalar(query) or 0


def _new_code() -> str:
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))
    return "-".join(groups)


def _hash(account_id: str, code: str) -> str:
    # As somebody types it from paper: capitals, spaces and hyphens make no difference.
    letters = "".join(letter for letter in code.lower() if letter.isalnum())
    return token_hash(f"recovery:{account_id}:{letters}")
