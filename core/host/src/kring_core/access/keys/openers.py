"""The three things that open a private half. Each gives secret bytes; none is kept anywhere."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from argon2.low_level import Type, hash_secret_raw

from kring_core.access.keys.rules import Way
from kring_core.db.ids import ALPHABET

GROUPS, GROUP = 7, 4
"""28 characters out of 30: 137 bits, which nobody guesses."""
BYTES = 32


@dataclass(frozen=True, slots=True)
class ByPassword:
    """The password of somebody's account."""

    password: str = field(repr=False)
    way = Way.PASSWORD
    id = None

    def secret(self, salt: bytes, cost: Mapping[str, int]) -> bytes:
        """Argon2id (RFC 9106) over it: 32 bytes.

        The salt is of the wrap alone, so that the hash with which they sign in opens nothing.
        """
        return hash_secret_raw(
            unicodedata.normalize("NFKC", self.password).encode(),
            salt,
            time_cost=cost["time"],
            memory_cost=cost["memory"],
            parallelism=cost["lanes"],
            hash_len=BYTES,
            type=Type.ID,
        )


@dataclass(frozen=True, slots=True)
class ByRecovery:
    """The recovery code, as it was shown or as somebody typed it over."""

    code: str = field(repr=False)
    way = Way.RECOVERY
    id = None

    @classmethod
    def new(cls) -> ByRecovery:
        """A new code, in groups: ``7k2m-…``; letters and digits that are not mistaken."""
        letters = ["".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS)]
        return cls("-".join(letters))

    def secret(self, salt: bytes, cost: Mapping[str, int]) -> bytes:
        """Its letters and digits; it is long enough to need no slow derivation."""
        return "".join(sign for sign in self.code.lower() if sign.isalnum()).encode()


@dataclass(frozen=True, slots=True)
class ByPasskey:
    """What a passkey answers to the PRF extension of WebAuthn, the same at every time."""

    id: str
    """Of the passkey, :attr:`kring_core.accounts.models.Passkey.id`."""
    output: bytes = field(repr=False)
    """32 bytes that only this passkey can give."""
    way = Way.PASSKEY

    def secret(self, salt: bytes, cost: Mapping[str, int]) -> bytes:
        """The answer as it is."""
        return self.output


Opener = ByPassword | ByRecovery | ByPasskey
