"""What the tests of removals share: a plugin with two notes in it, and eyes to see what is left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kring_core.plugins.models import PluginRow
from kring_core.plugins.packages import new_passphrase
from kring_core.practices.models import Change
from kring_core.practices.practice import Practice
from pyzipper import AESZipFile
from sqlalchemy import inspect, select


class Look:
    """Looks into a practice and into packages."""

    passphrase = new_passphrase()

    def row(self, practice: Practice) -> PluginRow | None:
        """What the practice remembers of the plugin."""
        with practice.database.read() as db:
            return db.get(PluginRow, "minimal")

    def tables(self, practice: Practice) -> set[str]:
        """The tables of the plugin, and its version table."""
        with practice.database.read() as db:
            known = inspect(db.connection()).get_table_names()
        return {name for name in known if "minimal" in name}

    def changes(self, practice: Practice) -> list[tuple[str, str | None]]:
        """What was noted of the plugin: actions, each with the mode of the removal."""
        with practice.database.read() as db:
            noted = db.scalars(select(Change).where(Change.subject == "minimal"))
            return sorted((each.action, each.details.get("mode", "")) for each in noted)

    def opened(self, package: Path | str, passphrase: str = passphrase) -> dict[str, bytes]:
        """What is in a package, by name."""
        with AESZipFile(package) as archive:
            archive.setpassword(passphrase.encode())
            return {name: archive.read(name) for name in archive.namelist()}

    def asked(self, page: Any) -> Any:
        """The form that asks for confirmation; beside it stands the one that signs out."""
        return next(form for form in page.forms.values() if "confirm" in form.fields)


@pytest.fixture
def plugins() -> list[str]:
    return ["minimal"]


@pytest.fixture
def filled() -> bool:
    return True


@pytest.fixture
def look() -> Look:
    return Look()
