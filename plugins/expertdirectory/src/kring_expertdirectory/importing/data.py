"""The data files of the importer: towns, roles, languages and columns."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def load(name: str) -> dict[str, Any]:
    """The table in one of the data files of this package."""
    return tomllib.loads(files("kring_expertdirectory.importing").joinpath(name).read_text("utf-8"))
