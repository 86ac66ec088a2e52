"""Passwords: hashed with argon2id at its recommended cost, and judged by length alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
"""Characters; NIST SP 800-63B and OWASP ASVS 5 ask for length, not for odd characters."""
LONGEST = 200

PASSES, KIBIBYTES, LANES = 2, 19_456, 1
"""The cost: what OWASP recommends (Password Storage Cheat Sheet) and ASVS 5 asks in its table of
password hashes. argon2-cffi's own default takes seven times the work, more than two cores have for
20 people who sign in within a second; see ``docs/adr/0014-how-somebody-becomes-known.md``."""

AT_ONCE = max(1, len(os.sched_getaffinity(0)) // 2)
"""How many hashes are computed at the same time; the other cores are for everybody else's pages."""
WITHIN = AT_ONCE + 4
"""How many show a password at the same time; each holds one of the eight threads that serve."""

_room = BoundedSemaphore(WITHIN)
_turn = BoundedSemaphore(AT_ONCE)


class Crowded(Exception):
    """So many people sign in at this moment that one more would keep others from their pages."""


@contextmanager
def room() -> Iterator[None]:
    """Have a place among those whose password is looked at, before anything is done about it.

    :raises Crowded: when all are taken; nothing waits, so that threads are left for other pages.
    """
    if not _room.acquire(blocking=False):
        raise Crowded
    try:
        yield
    finally:
        _room.release()


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=PASSES, memory_cost=KIBIBYTES, parallelism=LANES)


@cache
def _nobody() -> str:
    return _hasher().hash("nobody has this password")


def hashed(password: str) -> str:
    """The hash to keep of a password."""
    with _turn:
        return _hasher().hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is the one whose hash was kept.

    Without a hash the work is done all the same, so that the time tells nobody whether a login
    exists.
    """
    with _turn:
        try:
            _hasher().verify(kept or _nobody(), password)
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def is_dated(kept: str) -> bool:
    """Whether a hash was made at another cost than is asked now; a sign-in renews it."""
    return _hasher().check_needs_rehash(kept)
