"""Packages: what a plugin kept, encrypted, readable without the plugin and without Kring.

A package is a ZIP file with AES-256, which 7-Zip and others open. It lies in the practice's folder
``removed/`` and lapses there after thirty days, so that a backup that was forgotten goes as well.
"""

from __future__ import annotations

import base64
import json
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kring_hooks.host import Record
from sqlalchemy import select, table, text
from sqlalchemy.orm import Session

from kring_core.db.ids import ALPHABET, ID_LENGTH
from kring_core.files.models import StoredFile
from kring_core.files.store import Files
from kring_core.practices.practice import Practice

FOLDER = "removed"
KEPT_FOR = timedelta(days=30)

_STAMP = "%Y%m%dT%H%M%S"
_NAME = re.compile(r"(?P<plugin>[a-z0-9_]+)-(?P<mode>export|erase)-(?P<at>\d{8}T\d{6})\.zip")
_PARTIAL = ".partial"
_PASSPHRASE = re.compile(rf"(?:[{ALPHABET}]{{5}}-){{4}}[{ALPHABET}]{{5}}")
_ID = re.compile(rf"\b[{ALPHABET}]{{{ID_LENGTH}}}\b")


@dataclass(frozen=True, slots=True)
class Package:
    """One package of a practice."""

    path: Path
    plugin: str
    mode: str
    """``export`` or ``erase``: why it was made."""
    made_at: datetime

    @property
    def name(self) -> str:
        """Its file name."""
        return self.path.name

    @property
    def size(self) -> int:
        """In bytes."""
        return self.path.stat().st_size

    @property
    def lapses_at(self) -> datetime:
        """When it is removed."""
        return self.made_at + KEPT_FOR


def new_passphrase() -> str:
    """A passphrase that can be read aloud; about 122 bits, since guessing it needs no server."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(5)) for _ in range(5))
    return "-".join(groups)


def is_passphrase(words: str) -> bool:
    """Whether this is a passphrase as we make them, and not a weaker one of somebody's own."""
    return _PASSPHRASE.fullmatch(words) is not None


def packages(practice: Practice) -> list[Package]:
    """The packages of a practice, newest first."""
    found = [_package(path) for path in (practice.place.folder / FOLDER).glob("*.zip")]
    return sorted(filter(None, found), key=lambda package: package.made_at, reverse=True)


def _package(path: Path) -> Package | None:
    named = _NAME.fullmatch(path.name)
    if named is None:
        return None
    made_at = datetime.strptime(named["at"], _STAMP).replace(tzinfo=UTC)
    return Package(path, named["plugin"], named["mode"], made_at)


def lapse_packages(practice: Practice, db: Session) -> None:
    """Remove the packages whose thirty days are over, and what was left half made."""
    for package in packages(practice):
        if package.lapses_at <= practice.host.clock():
            package.path.unlink(missing_ok=True)
    for partial in (practice.place.folder / FOLDER).glob(f"*{_PARTIAL}"):
        partial.unlink(missing_ok=True)


@contextmanager
def new_package(
    practice: Practice, db: Session, plugin: str, mode: str, passphrase: str
) -> Iterator[Packing]:
    """Make a package; it appears under its name once the block has filled it."""
    # Most processes never make one.
    from pyzipper import WZ_AES, ZIP_DEFLATED, AESZipFile

    folder = practice.place.folder / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{plugin}-{mode}-{practice.host.clock():{_STAMP}}.zip"
    partial = path.with_name(path.name + _PARTIAL)
    try:
        with AESZipFile(partial, "w", ZIP_DEFLATED, encryption=WZ_AES) as archive:
            archive.setpassword(passphrase.encode())
            yield Packing(archive, db, Files(db, practice.place.files), path)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


class Packing:
    """A package that is being filled, within one transaction."""

    def __init__(self, archive: Any, db: Session, files: Files, path: Path) -> None:
        self._archive = archive
        self._db = db
        self._files = files
        self._stored = set(db.scalars(select(StoredFile.id)))
        self.path = path
        self.named: set[str] = set()
        """Ids of the stored files that the rows name."""

    def add_contents(self, contents: Mapping[str, Any]) -> None:
        """Say what this package is."""
        said = json.dumps(contents, ensure_ascii=False, indent=2, default=_plain)
        self._archive.writestr("contents.json", said.encode())

    def add_records(self, records: Iterable[Record]) -> int:
        """Add what the plugin itself says that it keeps; answer how many records."""
        said = (
            {"kind": one.kind, "id": one.id, "person_id": one.person_id, "data": dict(one.data)}
            for one in records
        )
        return self._add_list("records.json", said)

    def add_table(self, name: str) -> int:
        """Add the rows of a table as they are; answer how many."""
        # A name of a manifest; the compiler quotes it.
        statement = select(text("*")).select_from(table(name)).execution_options(yield_per=500)
        rows = (dict(row) for row in self._db.execute(statement).mappings())
        return self._add_list(f"tables/{name}.json", rows)

    def add_files(self) -> int:
        """Add the stored files that the rows name; answer how many."""
        files = [file for key in sorted(self.named) if (file := self._files.get(key))]
        listed = ({"id": f.id, "name": f.name, "media_type": f.media_type} for f in files)
        self._add_list("files.json", listed)
        for file in files:
            self._archive.writestr(f"files/{file.id}", self._files.read(file))
        return len(files)

    def _add_list(self, name: str, items: Iterable[Mapping[str, Any]]) -> int:
        count = 0
        with self._archive.open(name, "w", force_zip64=True) as file:
            file.write(b"[")
            for item in items:
                line = json.dumps(item, ensure_ascii=False, default=_plain)
                self.named |= self._stored.intersection(_ID.findall(line))
                file.write(b",\n" if count else b"\n")
                file.write(line.encode())
                count += 1
            file.write(b"\n]\n")
        return count


def _plain(value: Any) -> object:
    """A value of a database as JSON can say it."""
    if isinstance(value, bytes | memoryview):
        return {"base64": base64.b64encode(value).decode()}
    if isinstance(value, Mapping):
        return dict(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
