"""Passwords: hashed with argon2id at its recommended cost, and judged by length alone."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
"""Characters; NIST SP 800-63B and OWASP ASVS 5 ask for length, not for odd characters."""
LONGEST = 200


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    return _hasher().hash("nobody has this password")


def hashed(password: str) -> str:
    """The hash to keep of a password."""
    return _hasher().hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is the one whose hash was kept.

    Without a hash the work is done all the same, so that the time tells nobody whether a login
    exists.
    """
    try:
        _hasher().verify(kept or _nobody(), password)
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None
