"""Guessing slowed down: what failed is counted, and each failure makes the next wait longer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address, ip_network

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from kring_core.accounts.accounts import token_hash
from kring_core.accounts.models import Attempt
from kring_core.clock import Clock

WINDOW = timedelta(days=1)
"""So long a failure counts."""
FIRST = timedelta(seconds=30)
"""The first wait; each failure doubles it."""
LONGEST_WAIT = timedelta(minutes=15)

PER_ACCOUNT = 5
"""Failures at one login from browsers that its owner never used."""
PER_DEVICE = 10
"""Failures in a browser that the owner used before. They are counted apart, so that a stranger who
guesses locks himself out and not the owner (OWASP, device cookies)."""
PER_ADDRESS = 50
"""Failures from one address of the network, behind which a whole practice may sit."""


class TooManyTries(Exception):
    """So much failed already that this must wait; ``wait`` says how long."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(wait)
        self.wait = wait

    @property
    def minutes(self) -> int:
        """The wait in whole minutes, at least one."""
        return max(1, -(-int(self.wait.total_seconds()) // 60))


@dataclass(frozen=True)
class Counted:
    """Whom an attempt counts for, and how many failures cost nothing."""

    key: str
    free: int


def of_address(remote: str | None) -> Counted:
    """An address of the network; of IPv6 the half that a household has to itself."""
    address = remote or ""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        parsed = None
    if parsed and parsed.version == 6:
        address = str(ip_network((parsed, 64), strict=False))
    return Counted(f"address:{address}", PER_ADDRESS)


def of_login(login: str, remote: str | None, device_id: str | None = None) -> Sequence[Counted]:
    """An attempt to get in at a login.

    :param remote: from where in the network.
    :param device_id: of a browser that the owner used before, or None.
    """
    if device_id:
        return (Counted(f"device:{device_id}", PER_DEVICE),)
    return (Counted(f"login:{login.strip().lower()}", PER_ACCOUNT), of_address(remote))


class Limits:
    """What is counted in one practice, within one transaction that writes."""

    def __init__(self, db: Session, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def take(self, act: str, counted: Iterable[Counted]) -> list[str]:
        """Count an attempt before it is made, so that neither many at once nor a crash escape it.

        :return: what :meth:`give_back` takes when it succeeded.
        :raises TooManyTries: when it must wait.
        """
        now = self._clock()
        hashes = [(token_hash(one.key), one.free) for one in counted]
        for key_hash, free in hashes:
            failed, last = self._db.execute(
                select(func.count(), func.max(Attempt.at)).where(
                    Attempt.act == act, Attempt.key_hash == key_hash, Attempt.at > now - WINDOW
                )
            ).one()
            if failed >= free:
                pause = min(FIRST * 2 ** min(failed - free, 10), LONGEST_WAIT)
                if (wait := last + pause - now) > timedelta(0):
                    raise TooManyTries(min(wait, LONGEST_WAIT))
        self._db.execute(delete(Attempt).where(Attempt.act == act, Attempt.at <= now - WINDOW))
        attempts = [Attempt(act=act, key_hash=key_hash, at=now) for key_hash, _free in hashes]
        self._db.add_all(attempts)
        return [attempt.id for attempt in attempts]

    def give_back(self, attempt_ids: Iterable[str]) -> None:
        """Forget an attempt that succeeded."""
        self._db.execute(delete(Attempt).where(Attempt.id.in_(list(attempt_ids))))
