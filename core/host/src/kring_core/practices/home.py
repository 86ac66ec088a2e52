"""The folder of all data: one folder for each practice, and who answers to which host name.

``practices/<slug>/practice.toml`` says where a practice's database is and to which host names it
answers; ``practice.sqlite`` and ``files/`` lie beside it. A practice that leaves takes its folder.
A new one is built in a folder of another name and moved into place, so half a practice never
exists.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import time
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kring_core.faults import report

SLUG = re.compile(r"[a-z][a-z0-9-]{1,38}")
HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?")


BELIEVED_SECONDS = 0.5
"""How long what was read is believed, so that processes agree within a second."""

ASKED = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[^:@/\[\]]+)(:\d{1,5})?")
"""What a browser calls a host: a name, or an IPv6 address in its brackets, and a port."""


class Refused(Exception):
    """What was asked of the installation cannot be; the message says why and what to do."""


@dataclass(frozen=True)
class Place:
    """Where one practice lives."""

    slug: str
    hosts: tuple[str, ...]
    """Host names without port, in small letters; the first is the one that links use."""
    database: str
    """URL of its database."""
    folder: Path

    @property
    def files(self) -> Path:
        """The folder of stored files."""
        return self.folder / "files"

    @property
    def key(self) -> Path:
        """The file of the practice's key, beside its database and never in it."""
        return self.folder / "practice.key"

    @property
    def log(self) -> Path:
        """The file of the access log, which is never part of its database."""
        return self.folder / "log.sqlite"


class Home:
    """All practices of this installation, by slug and by host name, read again when they change."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._practices = path / "practices"
        self._stamp: tuple[tuple[Path, int], ...] | None = None
        self._believed_until = 0.0
        self._by_slug: dict[str, Place] = {}
        self._by_host: dict[str, Place] = {}

    def by_host(self, host: str) -> Place | None:
        """The practice that answers to a host name, with or without port; None when nobody does."""
        self._refresh()
        asked = ASKED.fullmatch(host)
        return self._by_host.get(asked["name"].lower().rstrip(".")) if asked else None

    def by_slug(self, slug: str) -> Place | None:
        """The practice of this slug, or None."""
        self._refresh()
        return self._by_slug.get(slug)

    def places(self) -> list[Place]:
        """All practices, by slug."""
        self._refresh()
        return [self._by_slug[slug] for slug in sorted(self._by_slug)]

    def _refresh(self) -> None:
        now = time.monotonic()
        if now < self._believed_until:
            return
        self._believed_until = now + BELIEVED_SECONDS
        paths = sorted(self._practices.glob("*/practice.toml"))
        # A file may go between being found and being looked at.
        with suppress(FileNotFoundError):
            stamp = tuple((path, path.stat().st_mtime_ns) for path in paths)
            if stamp == self._stamp:
                return
            self._stamp = stamp
        found = list(_readable(paths))
        by_slug = {place.slug: place for place in found}
        by_host = {host: place for place in found for host in place.hosts}
        self._by_slug, self._by_host = by_slug, by_host

    @contextmanager
    def new_place(self, slug: str, hosts: tuple[str, ...], database: str | None) -> Iterator[Place]:
        """Make the folder of a new practice; what the block makes in it is kept if it succeeds.

        :param database: URL of its database, or None for a SQLite file in the folder.
        :raises Refused: for a slug or a host name that is unfit or taken.
        """
        self.check(slug, hosts)
        final = self._practices / slug
        (self.path / "building").mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=f"{slug}-", dir=self.path / "building"))
        try:
            url = database or f"sqlite:///{building / 'practice.sqlite'}"
            yield Place(slug, hosts, url, building)
            _write(building / "practice.toml", hosts, database)
            self._practices.mkdir(parents=True, exist_ok=True)
            # Another process may have taken a name in the meantime.
            self.check(slug, hosts)
            try:
                building.rename(final)
            except OSError:
                raise Refused(f"there is a practice {slug} already") from None
            self._believed_until = 0.0
        finally:
            shutil.rmtree(building, ignore_errors=True)

    def check(self, slug: str, hosts: tuple[str, ...]) -> None:
        """Refuse names that a new practice cannot have.

        :raises Refused: for a slug or a host name that is unfit or taken.
        """
        self._believed_until = 0.0
        if not SLUG.fullmatch(slug):
            raise Refused(f"{slug!r} is no fit name: small letters, digits and hyphens, 2 to 39")
        if self.by_slug(slug):
            raise Refused(f"there is a practice {slug} already")
        for host in hosts:
            if not HOST.fullmatch(host):
                raise Refused(f"{host!r} is no host name; give it in small letters, without port")
            if place := self.by_host(host):
                raise Refused(f"the host name {host} is that of {place.slug}")


def _readable(paths: Iterable[Path]) -> Iterator[Place]:
    """The practices whose files can be read; one that is damaged is told and stops no other."""
    for path in paths:
        try:
            yield _read(path)
        except (OSError, ValueError, KeyError, TypeError) as error:
            report(error, f"{path.parent.name}/{path.name}")


def _read(path: Path) -> Place:
    known = tomllib.loads(path.read_text("utf-8"))
    folder = path.parent
    url = known.get("database") or f"sqlite:///{folder / 'practice.sqlite'}"
    return Place(folder.name, tuple(known["hosts"]), url, folder)


def _write(path: Path, hosts: tuple[str, ...], database: str | None) -> None:
    # TOML strings are JSON strings as far as host names and URLs go.
    listed = ", ".join(f'"{host}"' for host in hosts)
    lines = [f"hosts = [{listed}]"]
    if database:
        lines.append(f'database = "{database}"')
    path.write_text("\n".join(lines) + "\n", "utf-8")
