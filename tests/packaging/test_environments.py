"""Each distribution in a fresh environment of its own, from the wheels: alone it works, too."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheels")]

BOOT = """
import os, sys
from webob import Request
from kring_core.app import make_app
os.environ["KRING_HOME"] = sys.argv[1]
print(Request.blank("/healthz").get_response(make_app()).status_int)
"""
PLUGINS = """
from importlib.metadata import entry_points
print(*(point.load() and point.name for point in entry_points(group="kring.plugins")))
"""
IMPORT_ALL = """
import pkgutil, kring_hooks
for module in pkgutil.walk_packages(kring_hooks.__path__, "kring_hooks."):
    __import__(module.name)
"""


@dataclass
class Environment:
    """A virtual environment that knows nothing of the checkout."""

    home: Path
    uv: str
    run: Callable[..., str]

    def call(self, program: str, *arguments: str) -> str:
        """Run a program of the environment and return what it printed."""
        settings = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        settings |= {"KRING_STRICT": "1", "KRING_HOME": str(self.home / "data")}
        return self.run(
            self.home / "bin" / program, *arguments, cwd=self.home, env=settings
        ).strip()

    def install(self, *arguments: str | Path) -> None:
        """Install packages."""
        self.run(self.uv, "pip", "install", "--python", self.home / "bin" / "python", *arguments)

    def names(self) -> set[str]:
        """The names of what is installed."""
        listed = self.run(self.uv, "pip", "freeze", "--python", self.home / "bin" / "python")
        return {line.split("==")[0].split(" @ ")[0] for line in listed.splitlines()}


@pytest.fixture
def environment(
    uv, run, wheels, meta, distributions, root, tmp_path
) -> Callable[[str], Environment]:
    """Makes an environment with one requirement of the house, and what that requires itself."""
    house = {each.name: each for each in [meta, *distributions]}

    def needs(wanted: Iterable[Requirement]) -> set[Requirement]:
        """The libraries that these requirements lead to, through the distributions of the house."""
        found = set()
        for need in wanted:
            if need.name in house:
                every = house[need.name]
                asked = [every.requirements, *(every.extras[extra] for extra in need.extras)]
                found |= {each for some in asked for each in needs(some)}
            else:
                found.add(need)
        return found

    def make(wanted: str) -> Environment:
        made = Environment(tmp_path / "environment", uv, run)
        run(uv, "venv", "--python", sys.executable, made.home)
        libraries = sorted(str(need) for need in needs([Requirement(wanted)]))
        made.install("--constraints", root / "requirements" / "run.txt", *libraries)
        # Apart and without an index: nobody else's distribution can come under one of our names.
        folder = wheels["kring"].parent
        version = meta.settings["metadata"]["version"]
        made.install("--no-index", "--find-links", folder, f"{wanted}=={version}")
        return made

    return make


def test_the_contract_stands_alone(environment):
    made = environment("kring-hooks")

    made.call("python", "-I", "-c", IMPORT_ALL)
    assert made.names() == {"kring-hooks", "pluggy", "zope-interface"}


def test_the_host_boots_without_any_plugin(environment, tmp_path):
    made = environment("kring-core")

    assert made.call("kring", "--version")
    assert made.call("python", "-I", "-c", PLUGINS) == ""
    assert made.call("python", "-I", "-c", BOOT, str(tmp_path / "data")) == "200"


def test_the_host_boots_with_one_plugin(environment, plugin, tmp_path):
    made = environment(plugin.name)

    assert made.call("python", "-I", "-c", PLUGINS) == plugin.folder.name
    assert made.call("python", "-I", "-c", BOOT, str(tmp_path / "data")) == "200"


def test_the_meta_distribution_brings_everything(environment, distributions, tmp_path):
    made = environment("kring[all]")

    assert made.names() >= {"kring", "psycopg", *(each.name for each in distributions)}
    assert made.call("kring", "--version")
    assert made.call("python", "-I", "-c", BOOT, str(tmp_path / "data")) == "200"
