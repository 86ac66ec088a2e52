"""The lists of people that wait for somebody to confirm their import."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from kring_core.clock import Clock
from kring_core.files.models import StoredFile
from kring_core.files.store import Files
from kring_core.practices.practice import Practice

KEPT = timedelta(days=1)
"""How long a list waits before it is forgotten."""

LIST = "text/x-kring-people"
"""The media type by which a stored file is known as such a list, and as nothing else."""


class WaitingLists:
    """The lists of one practice that wait, each a stored file."""

    def __init__(self, db: Session, files: Files, clock: Clock) -> None:
        self._db = db
        self._files = files
        self._clock = clock

    def add(self, data: bytes, name: str) -> StoredFile:
        """Keep a list until somebody decides."""
        seen = "".join(letter for letter in name if letter.isprintable())
        return self._files.put_own(data, seen, self._clock(), LIST)

    def by_id(self, list_id: str) -> StoredFile | None:
        """A list that waits, or None when there is none, or not any more."""
        found = self._files.get(list_id)
        waits = found and found.media_type == LIST and found.stored_at > self._clock() - KEPT
        return found if waits else None

    def read(self, waiting: StoredFile) -> bytes:
        """The bytes of a list."""
        return self._files.read(waiting)

    def forget(self, waiting: StoredFile) -> None:
        """Forget a list; its bytes go with the next sweep."""
        self._files.remove(waiting.id)

    def forget_old(self) -> None:
        """Forget what nobody decided on in time."""
        old = select(StoredFile).where(
            StoredFile.media_type == LIST, StoredFile.stored_at < self._clock() - KEPT
        )
        for waiting in self._db.scalars(old).all():
            self.forget(waiting)


def forget_old_lists(practice: Practice, db: Session) -> None:
    """Forget the lists of people on which nobody decided in time; a job."""
    files = Files(db, practice.place.files)
    WaitingLists(db, files, practice.host.clock).forget_old()
