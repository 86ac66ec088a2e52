"""What tests of the whole share: the little plugins of ``fixture_plugins/``, as if installed."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest

FOLDERS = sorted(file.parent for file in Path(__file__).parent.glob("fixture_plugins/*/setup.cfg"))
SOURCES = [str(folder / "src") for folder in FOLDERS]

# Tests import from the little plugins while they are collected, before any fixture is made.
sys.path += SOURCES


def announce(folder: Path, place: Path) -> None:
    """Write what an installer would write of a distribution, so that its entry points are found."""
    settings = ConfigParser(interpolation=None)
    settings.read(folder / "setup.cfg", encoding="utf-8")
    name, version = settings["metadata"]["name"], settings["metadata"]["version"]
    info = place / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir()
    header = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    (info / "METADATA").write_text(header, "utf-8")
    points = settings["options.entry_points"]
    lines = [line for group in points for line in (f"[{group}]", points[group].strip())]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n", "utf-8")


@pytest.fixture(scope="session", autouse=True)
def fixture_plugins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """Announce the little plugins; gives the folders, for another process' ``PYTHONPATH``.

    That they can be built and installed as well, ``packaging/`` proves.
    """
    place = tmp_path_factory.mktemp("announced")
    for folder in FOLDERS:
        announce(folder, place)
    sys.path.append(str(place))
    importlib.invalidate_caches()
    yield [str(place), *SOURCES]
    sys.path.remove(str(place))
