"""Wrapping a secret, so that one opener opens it, and nothing else does.

The key comes from what the opener gives by HKDF with SHA-256 (RFC 5869); the secret is encrypted
with AES-256-GCM (NIST SP 800-38D). What it is about is the associated data, so that a wrap that was
moved to another pair or way does not open.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kring_core.access.keys.openers import BYTES, Opener

SALT_BYTES = 32
NONCE_BYTES = 12
_PURPOSE = b"kring key wrap"


class WontOpen(Exception):
    """It is another password, code or passkey, or the wrap was changed."""


class Wrapped(NamedTuple):
    """A wrapped secret, with what was fresh for it."""

    salt: bytes
    sealed: bytes
    """Nonce, then ciphertext with its tag."""


def wrap(secret: bytes, opener: Opener, about: bytes, cost: Mapping[str, int]) -> Wrapped:
    """Wrap a secret.

    :param about: of which pair it is and how it opens; the same bytes open it.
    :param cost: of the derivation from a password; see :data:`kring_core.access.keys.rules.COST`.
    """
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    cipher = _cipher(opener, salt, cost)
    return Wrapped(salt, nonce + cipher.encrypt(nonce, secret, about))


def unwrap(wrapped: Wrapped, opener: Opener, about: bytes, cost: Mapping[str, int]) -> bytes:
    """Open what :func:`wrap` made.

    :raises WontOpen: for anything but the same opener, words and cost over unchanged bytes.
    """
    nonce, sealed = wrapped.sealed[:NONCE_BYTES], wrapped.sealed[NONCE_BYTES:]
    cipher = _cipher(opener, wrapped.salt, cost)
    try:
        return cipher.decrypt(nonce, sealed, about)
    except (InvalidTag, ValueError):
        # ValueError: what was cut off within its nonce.
        raise WontOpen from None


def _cipher(opener: Opener, salt: bytes, cost: Mapping[str, int]) -> AESGCM:
    key = HKDF(SHA256(), BYTES, salt, _PURPOSE).derive(opener.secret(salt, cost))
    return AESGCM(key)
