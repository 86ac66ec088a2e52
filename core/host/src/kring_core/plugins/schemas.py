"""Which version the tables of each distribution have in a database, and which they should have.

Every distribution has its own migrations and its own version table, so that one that leaves blocks
no other. A migration is a file ``migrations/versions/NNNN_name.py`` whose revision is its file
name, in one line without branches: what a database should be at is the last file, and what it may
have come from are the files before.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyramid.path import AssetResolver
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from kring_core.db import Unavailable
from kring_core.db.database import reason_of
from kring_core.i18n import _
from kring_core.plugins.migrate import version_table
from kring_core.practices.models import PracticeRow

if TYPE_CHECKING:
    from kring_core.plugins.catalogue import Catalogue

HOST_MIGRATIONS = "kring_core:migrations"
_PRACTICE = select(PracticeRow)
_VERSION = text("SELECT version_num FROM kring_version_kring")


@cache
def revisions(folder: Path) -> tuple[str, ...]:
    """The revisions of a folder of migrations, oldest first."""
    return tuple(sorted(path.stem for path in (folder / "versions").glob("[0-9]*.py")))


class Schemas:
    """The migrations of the host and of the plugins, held against a database."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def folder(self, name: str) -> Path | None:
        """The folder of a distribution's migrations, or None when it has no tables."""
        plugin = self._catalogue.plugins[name]
        asset = plugin.manifest.migrations if plugin.manifest else None
        return Path(AssetResolver().resolve(asset).abspath()) if asset else None

    def practice_row(self, db: Session) -> PracticeRow:
        """The practice's own row.

        :raises Unavailable: ``newer`` or ``outdated`` when the host's tables are of another
            version,
            ``gone`` when this is no practice's database.
        """
        folder = Path(AssetResolver().resolve(HOST_MIGRATIONS).abspath())
        try:
            found = db.execute(_VERSION).scalar()
        except DBAPIError as error:
            if reason_of(error):
                raise
            raise Unavailable("gone") from error
        if found != revisions(folder)[-1]:
            raise Unavailable("outdated" if found in revisions(folder) else "newer")
        row = db.scalars(_PRACTICE).one_or_none()
        if row is None:
            raise Unavailable("gone")
        return row

    def behind(self, db: Session, names: Iterable[str]) -> dict[str, str]:
        """Why the tables of a plugin cannot be used as they are, for each that cannot."""
        wanted = {}
        for name in names:
            plugin = self._catalogue.plugins[name]
            if plugin.broken is None and (folder := self.folder(name)) is not None:
                wanted[name] = revisions(folder)
        if not wanted:
            return {}
        query = " UNION ALL ".join(
            # Names of plugins are checked when they are taken up: small letters and digits.
            f"SELECT '{name}', version_num FROM {version_table(name)}"  # noqa: S608
            for name in wanted
        )
        found: dict[str, str] = dict(iter(db.execute(text(query))))
        return {
            name: OUTDATED if found.get(name) in known else NEWER
            for name, known in wanted.items()
            if found.get(name) != known[-1]
        }


OUTDATED = _("Its tables are of an older version. Run “kring practice upgrade”.")
NEWER = _("Its tables are of a newer version than its software. Install the newer version.")
