"""The key of a practice, which encrypts what the practice itself must be able to read.

It lies in a file beside the database and never in it, so that the database alone, or a backup of
it, gives nothing of this away. The thief of both has both; see ``docs/keys.md``.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12


class WrongKey(Exception):
    """It was encrypted under another key or for another purpose, or was changed since."""


class PracticeKey:
    """AES-256-GCM under the key in a file, which is made when it is first needed."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def encrypt(self, plain: bytes, about: str) -> bytes:
        """Encrypt.

        :param about: what it is, such as ``totp:<account id>``; it opens for the same words only.
        """
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + AESGCM(self._key()).encrypt(nonce, plain, about.encode())

    def decrypt(self, sealed: bytes, about: str) -> bytes:
        """Decrypt what :meth:`encrypt` made.

        :raises WrongKey: when it does not open.
        """
        try:
            return AESGCM(self._key()).decrypt(
                sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about.encode()
            )
        except (InvalidTag, ValueError):
            # ValueError: what was cut off within its nonce.
            raise WrongKey from None

    def _key(self) -> bytes:
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return self._make()

    def _make(self) -> bytes:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(f".{secrets.token_hex(4)}")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            # Whoever links first has made the key; the others use theirs.
            os.link(fresh, self._path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
        return self._path.read_bytes()
