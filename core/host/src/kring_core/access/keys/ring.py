"""The key pairs of a practice's people: making, opening, wrapping anew, resets.

Who changes how somebody signs in calls this within the same transaction::

    KeyRing(kring.db, kring.now).rewrap(person_id, old_password, new_password)  # they knew the old
    reset_credential(kring, person_id, Credential.PASSWORD, by_account_id)      # they did not
    reset_credential(kring, person_id, Credential.SECOND_FACTOR, by_account_id)
    KeyRing(kring.db, kring.now).remove_passkey(person_id, passkey_id)          # one was removed

``reset_credential`` is in :mod:`kring_core.access.keys.resets`; it tells everybody concerned as
well. All of it is right for somebody without a key pair too.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from kring_core.access.keys.halves import PrivateHalf, new_secret, public_half
from kring_core.access.keys.models import KeyPair, KeyReset, KeyWrap
from kring_core.access.keys.openers import ByPassword, ByRecovery, Opener
from kring_core.access.keys.rules import COST, VOIDS, Credential, Way, frozen_until
from kring_core.access.keys.wrapping import WontOpen, Wrapped, unwrap, wrap
from kring_core.clock import Clock


class HasPair(Exception):
    """They have a key pair already."""


class Frozen(Exception):
    """Approvals of this person rest, until the instant ``until``."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class KeyRing:
    """The key pairs of one practice, within one transaction."""

    def __init__(self, db: Session, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def pair_of(self, person_id: str) -> KeyPair | None:
        """The pair that somebody uses now, or None."""
        used = select(KeyPair).where(KeyPair.person_id == person_id, KeyPair.replaced_at.is_(None))
        return self._db.scalars(used).one_or_none()

    def wraps_of(self, pair: KeyPair) -> list[KeyWrap]:
        """The ways in which a pair opens, oldest first."""
        kept = select(KeyWrap).where(KeyWrap.pair_id == pair.id)
        return list(self._db.scalars(kept.order_by(KeyWrap.made_at, KeyWrap.id)))

    def make(self, person_id: str, password: str) -> str:
        """Make somebody's pair, opened by their password; answer the recovery code, shown once.

        :raises HasPair: when they have one; ``reset_credential`` puts it aside first.
        """
        if self.pair_of(person_id):
            raise HasPair
        secret = new_secret()
        pair = KeyPair(person_id=person_id, public_key=public_half(secret), made_at=self._clock())
        self._db.add(pair)
        self._db.flush()
        half = PrivateHalf(person_id, pair.id, secret)
        self.add(half, ByPassword(password))
        return self.renew_recovery(half)

    def unlock(self, person_id: str, opener: Opener) -> PrivateHalf:
        """Open somebody's private half.

        :raises WontOpen: when it is not opened by this, or there is none.
        """
        pair = self.pair_of(person_id)
        wrap_row = self._wrap_of(pair, opener) if pair else None
        if pair is None or wrap_row is None:
            raise WontOpen
        wrapped = Wrapped(wrap_row.salt, wrap_row.wrapped)
        secret = unwrap(wrapped, opener, _about(pair, opener), wrap_row.cost)
        return PrivateHalf(person_id, pair.id, secret)

    def add(self, half: PrivateHalf, opener: Opener) -> None:
        """Let an opened private half open by this too; what was of the same kind is replaced.

        Somebody has one password and one recovery code, and may have several passkeys.
        """
        pair = self._db.get_one(KeyPair, half.pair_id)
        wrapped = wrap(half.secret, opener, _about(pair, opener), COST)
        self._db.execute(delete(KeyWrap).where(*_is_of(pair, opener.way, opener.id)))
        self._db.add(
            KeyWrap(
                pair_id=pair.id,
                kind=opener.way,
                opener=opener.id,
                salt=wrapped.salt,
                cost=dict(COST),
                wrapped=wrapped.sealed,
                made_at=self._clock(),
            )
        )
        self._db.flush()

    def renew_recovery(self, half: PrivateHalf) -> str:
        """Make a new recovery code and end the old one; answer it, to be shown once."""
        opener = ByRecovery.new()
        self.add(half, opener)
        return opener.code

    def rewrap(self, person_id: str, old_password: str, new_password: str) -> None:
        """Follow a change of password by who knew the old one; nothing to do without a pair.

        :raises WontOpen: when the old password does not open it.
        """
        pair = self.pair_of(person_id)
        if pair and self._wrap_of(pair, old := ByPassword(old_password)):
            self.add(self.unlock(person_id, old), ByPassword(new_password))

    def remove_passkey(self, person_id: str, passkey_id: str) -> None:
        """Let a passkey that was removed open nothing any more."""
        pair = self.pair_of(person_id)
        if pair:
            self._db.execute(delete(KeyWrap).where(*_is_of(pair, Way.PASSKEY, passkey_id)))

    def reset(self, person_id: str, credential: Credential, by_account_id: str | None) -> KeyReset:
        """Record that a credential was set anew without the old one, and end what it opened.

        Approvals rest from now on for the notice period, also with a pair that is made later.

        :param by_account_id: who had it set anew; None on the command line.
        """
        now = self._clock()
        pair = self.pair_of(person_id)
        if pair:
            ended = [KeyWrap.pair_id == pair.id, KeyWrap.kind.in_(VOIDS[credential])]
            self._db.execute(delete(KeyWrap).where(*ended))
            if credential is Credential.KEY:
                pair.replaced_at = now
        row = KeyReset(
            person_id=person_id,
            credential=credential,
            by_account_id=by_account_id,
            at=now,
            frozen_until=frozen_until(now),
        )
        self._db.add(row)
        self._db.flush()
        return row

    def frozen_until(self, person_id: str) -> datetime | None:
        """Until when approvals of somebody rest, or None when they do not."""
        last = select(func.max(KeyReset.frozen_until)).where(KeyReset.person_id == person_id)
        until = self._db.scalar(last)
        return until if until and until > self._clock() else None

    def approve(self, half: PrivateHalf, statement: bytes) -> bytes:
        """Sign an approval with an opened private half.

        :raises Frozen: while approvals of its owner rest.
        """
        if until := self.frozen_until(half.person_id):
            raise Frozen(until)
        return half.sign(statement)

    def _wrap_of(self, pair: KeyPair, opener: Opener) -> KeyWrap | None:
        return self._db.scalars(
            select(KeyWrap).where(*_is_of(pair, opener.way, opener.id))
        ).one_or_none()


def _is_of(pair: KeyPair, way: Way, opener_id: str | None) -> tuple[ColumnElement[bool], ...]:
    return (
        KeyWrap.pair_id == pair.id,
        KeyWrap.kind == way,
        KeyWrap.opener.is_not_distinct_from(opener_id),
    )


def _about(pair: KeyPair, opener: Opener) -> bytes:
    """Of which pair a wrap is, and opened how: it opens for nothing else.

    Whose the pair is may change, when two records turn out to be one person.
    """
    words = ("kring key wrap 1", pair.id, opener.way, opener.id or "")
    return "\0".join(words).encode() + b"\0" + pair.public_key
