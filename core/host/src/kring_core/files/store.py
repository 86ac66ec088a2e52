"""The file store: bytes in the practice's folder, named by what they are.

A file is written whole under another name and moved into place before the transaction commits, so a
row never points at half a file; bytes that no row names are swept by a job.
"""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from pathlib import Path

from kring_hooks.services import IFileStore, UnfitFile
from sqlalchemy import select
from sqlalchemy.orm import Session
from zope.interface import implementer

from kring_core.db import new_id
from kring_core.files.models import StoredFile

LARGEST = 5 * 2**20
"""Bytes of the largest file that is taken."""

_SIGNS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"%PDF-": "application/pdf",
}


def media_type_of(data: bytes) -> str:
    """What bytes are, judged by themselves and not by a name; :data:`OTHER` if unknown."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for sign, kind in _SIGNS.items() if data.startswith(sign)), OTHER)


OTHER = "application/octet-stream"
IMAGES = frozenset({"image/png", "image/jpeg", "image/webp"})


@implementer(IFileStore)
class Files:
    """The stored files of one practice, within one transaction."""

    def __init__(self, db: Session, folder: Path) -> None:
        self._db = db
        self._folder = folder

    def put(self, data: bytes, name: str, now: datetime, allowed: frozenset[str]) -> StoredFile:
        """Keep a file that somebody sent; a picture is drawn anew.

        :param allowed: the media types that are taken, judged by content.
        :raises UnfitFile: ``empty``, ``large`` or ``type``.
        """
        if not data:
            raise UnfitFile("empty")
        if len(data) > LARGEST:
            raise UnfitFile("large")
        media_type = media_type_of(data)
        if media_type not in allowed:
            raise UnfitFile("type")
        if media_type in IMAGES:
            # Most processes never draw one.
            from kring_core.files.pictures import drawn_anew

            data = drawn_anew(data, media_type)
        # A name is shown to people; what nobody can see, PostgreSQL may not keep either.
        seen = "".join(letter for letter in name if letter.isprintable())
        return self.put_own(data, seen, now, media_type)

    def put_own(self, data: bytes, name: str, now: datetime, media_type: str) -> StoredFile:
        """Keep a file that we made ourselves, whose type we know."""
        digest = hashlib.sha256(data).hexdigest()
        self._write(digest, data)
        file = StoredFile(
            name=name[:200], media_type=media_type, size=len(data), sha256=digest, stored_at=now
        )
        self._db.add(file)
        self._db.flush()
        return file

    def _write(self, digest: str, data: bytes) -> None:
        path = self._path(digest)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{digest}.{new_id()}")
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest

    def get(self, file_id: str) -> StoredFile | None:
        """What is known of a file, or None when there is none of this id."""
        return self._db.get(StoredFile, file_id)

    def read(self, file: StoredFile) -> bytes:
        """The bytes of a file."""
        return self._path(file.sha256).read_bytes()

    def remove(self, file_id: str) -> None:
        """Forget a file. Its bytes go with the next sweep, so that a rollback has them still."""
        if file := self.get(file_id):
            self._db.delete(file)

    def sweep(self, before: float) -> int:
        """Remove bytes that no row names.

        :param before: seconds since the epoch; younger bytes may be of a transaction under way.
        :return: how many files were removed.
        """
        named = set(self._db.scalars(select(StoredFile.sha256)))
        swept = 0
        for path in self._folder.glob("*/*"):
            unnamed = path.name not in named and path.stat().st_mtime < before
            if unnamed:
                path.unlink(missing_ok=True)
                swept += 1
        return swept
