"""Anchors: what the log was, written outside the log, so that a missing end is found as well.

A text file for each segment, ``000012.txt``, which is only ever appended to; where the folder lies
on another disk or machine, it may refuse anything else. Records are:

``line <first> <last> <hash>``
    Before the commit, and on the disk by then: these lines are about to be there.
``kept <last> <hash>``
    After the commit. A process may be killed between the two; the last record is then in doubt, and
    settled by what is written next.
``removed <last> <hash> <latest instant in it> <instant of removal>``
    The segment has had its term.

Each begins with the end of the line before it, so that half a record spoils no other.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path


@dataclass(slots=True)
class Promise:
    """Lines that were about to be written, and whether it is said that they were."""

    first: int
    last: int
    head: bytes
    kept: bool = False


@dataclass(slots=True)
class Removal:
    """A segment that had its term."""

    last: int
    head: bytes
    last_at: datetime
    removed_at: datetime


@dataclass(slots=True)
class Anchored:
    """What the anchors say of a segment."""

    promises: list[Promise] = field(default_factory=list)
    """In the order of the lines; each but the last was kept."""
    rewound: int | None = None
    """The first line that was written anew after it had been confirmed, or None."""
    removal: Removal | None = None


class Anchors:
    """The anchors of one practice's log."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def promise(self, segment: int, first: int, last: int, head: bytes) -> None:
        """Say which lines are about to be written; on the disk when it returns.

        :raises OSError: when that cannot be said; the lines must not be written then.
        """
        self._append(segment, f"line {first} {last} {head.hex()}", sync=True)

    def confirm(self, segment: int, last: int, head: bytes) -> None:
        """Say that lines were written. It reaches the disk with what is said next."""
        self._append(segment, f"kept {last} {head.hex()}", sync=False)

    def remove(self, segment: int, removal: Removal) -> None:
        """Say that a segment has had its term, before its lines go.

        :raises OSError: when that cannot be said.
        """
        instants = f"{removal.last_at.isoformat()} {removal.removed_at.isoformat()}"
        said = f"removed {removal.last} {removal.head.hex()} {instants}"
        self._append(segment, said, sync=True)

    def sizes(self) -> dict[int, int]:
        """The size in bytes of what is said of each segment, by its number."""
        files = [path for path in self._folder.glob("*.txt") if path.stem.isdigit()]
        return {int(path.stem): path.stat().st_size for path in files}

    def read(self, segment: int, size: int) -> Anchored:
        """What is said of a segment in the first so many bytes; nothing, where its file is gone."""
        anchored = Anchored()
        with suppress(FileNotFoundError), self._path(segment).open("rb") as file:
            for record in file.read(size).splitlines():
                # Half a record is none; what it would have anchored is found to have no anchor.
                with suppress(ValueError):
                    _take(anchored, record.decode("ascii").split())
        return anchored

    def _append(self, segment: int, said: str, *, sync: bool) -> None:
        path = self._path(segment)
        is_new = not path.exists()
        if is_new:
            self._folder.mkdir(parents=True, exist_ok=True)
        record = f"\n{said}".encode("ascii")
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            if os.write(descriptor, record) < len(record):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            if sync:
                os.fdatasync(descriptor)
        finally:
            os.close(descriptor)
        if is_new:
            _sync_folder(self._folder)

    def _path(self, segment: int) -> Path:
        return self._folder / f"{segment:06}.txt"


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _take(anchored: Anchored, words: list[str]) -> None:
    promises = anchored.promises
    match words:
        case ["line", first, last, head]:
            new = Promise(int(first), int(last), bytes.fromhex(head))
            while promises and not _continues(promises[-1], new):
                # What was promised last never was; if it was kept, somebody took it back.
                if promises.pop().kept and anchored.rewound is None:
                    anchored.rewound = new.first
            promises.append(new)
        case ["kept", last, head]:
            for promise in reversed(promises[-8:]):
                if promise.last == int(last) and promise.head.hex() == head:
                    promise.kept = True
        case ["removed", last, head, last_at, removed_at]:
            instants = (datetime.fromisoformat(last_at), datetime.fromisoformat(removed_at))
            anchored.removal = Removal(int(last), bytes.fromhex(head), *instants)


def _continues(old: Promise, new: Promise) -> bool:
    # Whoever writes continues what is there. A gap after what was kept is found with the lines.
    return new.first == old.last + 1 or (old.kept and new.first > old.last)
