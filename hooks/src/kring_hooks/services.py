"""The services of the host: where there is one answer, a plugin asks an interface and not a hook.

A visit hands them out within its transaction: ``request.kring.files``, ``request.kring.mail``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from zope.interface import Attribute, Interface


class UnfitFile(Exception):
    """A file is not taken; ``reason`` is ``empty``, ``large`` or ``type``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class IStoredFile(Interface):
    """What is known of a stored file."""

    id: str = Attribute("Its opaque id.")
    name: str = Attribute("As it was called where it came from.")
    media_type: str = Attribute("What it is, judged by its content.")
    size: int = Attribute("In bytes.")


class IFileStore(Interface):
    """The stored files of one practice, within one transaction."""

    def put(data: bytes, name: str, now: datetime, allowed: frozenset[str]) -> Any:
        """Keep a file that somebody sent; answers an :class:`IStoredFile`.

        ``allowed`` names the media types that are taken, judged by content and not by name. Raises
        :class:`UnfitFile`.
        """

    def put_own(data: bytes, name: str, now: datetime, media_type: str) -> Any:
        """Keep a file that we made ourselves, of a known type; answers an :class:`IStoredFile`."""

    def get(file_id: str) -> Any:
        """Answer the :class:`IStoredFile` of an id, or None if there is none."""

    def read(file: Any) -> bytes:
        """Answer the bytes of an :class:`IStoredFile`."""

    def remove(file_id: str) -> None:
        """Forget a file; does nothing when there is none. A rollback has it still."""


class IMailQueue(Interface):
    """The outgoing mail of one practice, within one transaction."""

    def send(recipient: str, subject: str, body: str) -> Any:
        """Queue a mail; it leaves after the commit, and a rollback takes it back.

        It says that there is something to read and where, and holds no personal content.
        """
