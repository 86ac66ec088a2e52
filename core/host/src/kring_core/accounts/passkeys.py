"""Passkeys: a telephone or key signs what this practice asks.

A passkey belongs to the host name on which it was made, and signs for no other; the browser sees to
that, and what it signed is checked here once more.
"""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kring_core.accounts.accounts import token_hash
from kring_core.accounts.models import Account, Challenge, Passkey
from kring_core.clock import Clock

LIVES = timedelta(minutes=5)
"""So long a challenge waits for its answer."""


class Site(NamedTuple):
    """Where a passkey is used: what it is bound to, and where the page was."""

    host: str
    """Host name without port."""
    origin: str
    """``https://host.example``, with its port when it is no usual one."""
    browser: str
    """The token that this browser's forms carry; a challenge is for one browser."""


class Passkeys:
    """The passkeys of one practice's accounts at one address, within one transaction."""

    def __init__(self, db: Session, clock: Clock, site: Site) -> None:
        self._db = db
        self._clock = clock
        self._site = site

    def ask_new(self, account: Account, practice: str) -> str:
        """What a browser is told so that it makes a passkey, as JSON."""
        from kring_core.accounts.ceremonies import ask_to_make

        asked = ask_to_make(self._site.host, practice, account, self.of(account.id))
        self._keep(asked.challenge)
        return asked.options

    def ask(self, account_id: str | None) -> str:
        """What a browser is told so that it signs with a passkey, as JSON.

        :param account_id: whose, or None when the passkey is to say who it is: then the telephone
            or key must also ask for a finger, face or PIN, since it stands for both factors.
        """
        from kring_core.accounts.ceremonies import ask_to_sign

        known = self.of(account_id) if account_id else None
        asked = ask_to_sign(self._site.host, known)
        self._keep(asked.challenge)
        return asked.options

    def add(self, account: Account, answer: str, name: str) -> bool:
        """Keep the passkey that a browser made, if it answers our challenge."""
        from kring_core.accounts.ceremonies import made

        challenge = self._take()
        if challenge is None:
            return False
        found = made(answer, challenge, self._site.host, self._site.origin)
        if found is None or self._by_credential(found.credential_id):
            return False
        self._db.add(
            Passkey(account_id=account.id, name=name, made_at=self._clock(), **found._asdict())
        )
        self._db.flush()
        return True

    def accept(self, answer: str, account_id: str | None = None) -> Passkey | None:
        """The passkey that signed our challenge, or None; a challenge is answered once.

        :param account_id: whose it must be, or None for anybody's, see :meth:`ask`.
        """
        from kring_core.accounts.ceremonies import sign_count, signed

        challenge = self._take()
        if challenge is None or (given := signed(answer)) is None:
            return None
        passkey = self._by_credential(given.raw_id)
        if passkey is None or account_id not in (None, passkey.account_id):
            return None
        count = sign_count(
            given,
            passkey,
            challenge,
            host=self._site.host,
            origin=self._site.origin,
            verified=account_id is None,
        )
        if count is None:
            return None
        passkey.sign_count, passkey.used_at = count, self._clock()
        return passkey

    def of(self, account_id: str) -> list[Passkey]:
        """The passkeys of an account, the oldest first."""
        query = select(Passkey).where(Passkey.account_id == account_id)
        return list(self._db.scalars(query.order_by(Passkey.made_at, Passkey.id)))

    def _by_credential(self, credential_id: bytes) -> Passkey | None:
        query = select(Passkey).where(Passkey.credential_id == credential_id)
        return self._db.scalars(query).one_or_none()

    def _keep(self, challenge: bytes) -> None:
        now = self._clock()
        self._db.execute(delete(Challenge).where(Challenge.expires_at <= now))
        self._db.merge(
            Challenge(
                browser_hash=token_hash(self._site.browser),
                challenge=challenge,
                expires_at=now + LIVES,
            )
        )

    def _take(self) -> bytes | None:
        """The challenge of this browser, which is gone with it whatever the answer is worth."""
        kept = self._db.get(Challenge, token_hash(self._site.browser))
        if kept is None:
            return None
        self._db.delete(kept)
        self._db.flush()
        return kept.challenge if kept.expires_at > self._clock() else None
