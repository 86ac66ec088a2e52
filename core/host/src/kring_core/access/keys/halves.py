"""The two halves of a key pair: the private one, and the public one that others know.

A pair is two, kept together: X25519 (RFC 7748), for which things are sealed with HPKE (RFC 9180),
and Ed25519 (RFC 8032), with which its owner signs. One key for both would let what is signed and
what is opened speak for each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

HALF = 32
"""Bytes of each of the two, private or public; the one that opens stands first."""
APPROVAL = b"kring approval 1\0"
"""Stands before what is signed, so that no signature can be passed off as another kind's."""


@dataclass(frozen=True, slots=True)
class PrivateHalf:
    """An opened private half. It lives as long as the request, and is kept nowhere."""

    person_id: str
    pair_id: str
    secret: bytes = field(repr=False)

    def sign(self, statement: bytes) -> bytes:
        """Sign an approval, word for word; :func:`is_signed` checks it. 64 bytes."""
        return Ed25519PrivateKey.from_private_bytes(self.secret[HALF:]).sign(APPROVAL + statement)


def new_secret() -> bytes:
    """The secret of a new pair."""
    opens, signs = X25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    return opens.private_bytes_raw() + signs.private_bytes_raw()


def public_half(secret: bytes) -> bytes:
    """The public half that belongs to a secret."""
    opens = X25519PrivateKey.from_private_bytes(secret[:HALF])
    signs = Ed25519PrivateKey.from_private_bytes(secret[HALF:])
    return opens.public_key().public_bytes_raw() + signs.public_key().public_bytes_raw()


def is_signed(public: bytes, statement: bytes, signature: bytes) -> bool:
    """Whether the owner of a public half approved exactly this statement."""
    try:
        Ed25519PublicKey.from_public_bytes(public[HALF:]).verify(signature, APPROVAL + statement)
    except InvalidSignature:
        return False
    return True
