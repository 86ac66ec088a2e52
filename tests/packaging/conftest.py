"""The distributions of the house as they lie in the checkout, and their wheels."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from configparser import ConfigParser
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(
    file.parent
    for pattern in ("hooks", "core/*", "plugins/*")
    for file in ROOT.glob(f"{pattern}/setup.cfg")
)
FOLDERS_OF_PLUGINS = [folder for folder in FOLDERS if folder.parent.name == "plugins"]


@dataclass(frozen=True)
class Distribution:
    """One folder with a setup.cfg, and what that file says."""

    folder: Path

    @cached_property
    def settings(self) -> ConfigParser:
        """Its setup.cfg."""
        parser = ConfigParser(interpolation=None, inline_comment_prefixes=("#",))
        parser.read(self.folder / "setup.cfg", encoding="utf-8")
        return parser

    @cached_property
    def name(self) -> str:
        """The name under which it is installed."""
        return self.settings["metadata"]["name"]

    @cached_property
    def package(self) -> Path:
        """The folder of its import package."""
        return self.folder / "src" / self.name.replace("-", "_")

    @property
    def is_plugin(self) -> bool:
        """Whether it is a plugin of the host."""
        return self.folder in FOLDERS_OF_PLUGINS

    @cached_property
    def requirements(self) -> list[Requirement]:
        """What it needs at run time."""
        return _requirements(self.settings.get("options", "install_requires"))

    @cached_property
    def extras(self) -> dict[str, list[Requirement]]:
        """What it needs besides, per extra."""
        if not self.settings.has_section("options.extras_require"):
            return {}
        section = self.settings["options.extras_require"]
        return {extra: _requirements(lines) for extra, lines in section.items()}

    @property
    def every_requirement(self) -> list[Requirement]:
        """What it needs at run time and in any of its extras."""
        return [*self.requirements, *(need for needs in self.extras.values() for need in needs)]

    @property
    def libraries(self) -> list[Requirement]:
        """What of this comes from outside the house."""
        return [need for need in self.every_requirement if not need.name.startswith("kring")]


def _requirements(lines: str) -> list[Requirement]:
    return [Requirement(line) for line in lines.splitlines() if line.strip()]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def meta() -> Distribution:
    """The distribution without code that stands for the whole."""
    return Distribution(ROOT)


@pytest.fixture(scope="session")
def distributions() -> list[Distribution]:
    """Every distribution that has code."""
    return [Distribution(folder) for folder in FOLDERS]


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def distribution(request: pytest.FixtureRequest) -> Distribution:
    """Each distribution that has code, in turn."""
    return Distribution(request.param)


@pytest.fixture(params=FOLDERS_OF_PLUGINS, ids=lambda folder: folder.name)
def plugin(request: pytest.FixtureRequest) -> Distribution:
    """Each plugin, in turn."""
    return Distribution(request.param)


@pytest.fixture(scope="session")
def run() -> Callable[..., str]:
    """Call a program that must succeed, and return what it printed."""

    def call(*command: str | Path, **options: Any) -> str:
        done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
        assert done.returncode == 0, f"{command[0]} failed:\n{done.stdout}{done.stderr}"
        return done.stdout

    return call


@pytest.fixture(scope="session")
def uv() -> str:
    """The program that builds and installs here."""
    return pytest.importorskip("uv", reason="uv is not installed").find_uv_bin()


@pytest.fixture(scope="session")
def wheels(
    uv: str, run: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """The wheel of every distribution by name, built outside the checkout as a release would be."""
    source = tmp_path_factory.mktemp("source")
    target = tmp_path_factory.mktemp("wheels")
    for file in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        if (ROOT / file).exists():
            (source / file).write_bytes((ROOT / file).read_bytes())
    for folder in FOLDERS:
        ignored = ignore_patterns("build", "dist", "*.egg-info", "__pycache__")
        copytree(folder, source / folder.relative_to(ROOT), ignore=ignored)
    for folder in [source, *(source / folder.relative_to(ROOT) for folder in FOLDERS)]:
        options = ("--wheel", "--no-build-isolation", "--python", sys.executable)
        run(uv, "build", *options, "--out-dir", target, folder)
    return {file.name.split("-")[0].replace("_", "-"): file for file in target.glob("*.whl")}
