"""The uploaded lists that wait for somebody to confirm their import."""

from __future__ import annotations

from datetime import timedelta

from kring_core.sdk import Clock, Files
from sqlalchemy import select
from sqlalchemy.orm import Session

from kring_expertdirectory.models import Upload

KEPT = timedelta(days=1)
"""How long a list waits before it is forgotten."""


class Waiting:
    """The lists of one practice that wait, each a stored file."""

    def __init__(self, db: Session, files: Files, clock: Clock) -> None:
        self._db = db
        self._files = files
        self._clock = clock

    def add(self, data: bytes, name: str) -> Upload:
        """Keep a list until somebody decides."""
        now = self._clock()
        file = self._files.put_own(data, name, now, "text/plain")
        upload = Upload(file_id=file.id, name=name[:200], uploaded_at=now)
        self._db.add(upload)
        self._db.flush()
        return upload

    def by_id(self, upload_id: str) -> Upload | None:
        """A list that waits, or None when there is none, or not any more."""
        return self._db.get(Upload, upload_id)

    def read(self, upload: Upload) -> bytes:
        """The bytes of a list."""
        file = self._files.get(upload.file_id)
        assert file is not None, "an upload and its file go together"
        return self._files.read(file)

    def forget(self, upload: Upload) -> None:
        """Forget a list and its file."""
        self._files.remove(upload.file_id)
        self._db.delete(upload)
        self._db.flush()

    def forget_old(self) -> None:
        """Forget what nobody decided on in time."""
        before = self._clock() - KEPT
        for upload in self._db.scalars(select(Upload).where(Upload.uploaded_at < before)).all():
            self.forget(upload)
