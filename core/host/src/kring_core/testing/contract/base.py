"""What the parts of the contract share: the plugin that is looked at."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from pyramid.path import AssetResolver

from kring_core.host import Host
from kring_core.plugins.catalogue import Catalogue, Plugin


@cache
def needed(name: str) -> tuple[str, ...]:
    """A plugin and all that it needs, however long the chain."""
    catalogue = Catalogue(strict=True)
    catalogue.find([name])
    assert name in catalogue.plugins, f"no installed distribution announces a plugin {name}"
    found = [need for one in catalogue.plugins[name].requires for need in needed(one)]
    return tuple(sorted({*found, name}))


def modules(package: str) -> list[ModuleType]:
    """Every module of a plugin, imported."""
    root = importlib.import_module(package)
    found = pkgutil.walk_packages(root.__path__, f"{package}.")
    return [root, *(importlib.import_module(module.name) for module in found)]


class Part:
    """A part of the contract."""

    plugin: str
    """The name of the plugin, which the inheriting class says."""

    @pytest.fixture
    def plugins(self) -> list[str]:
        """The plugin, and what it needs."""
        return list(needed(self.plugin))

    @pytest.fixture
    def filled(self) -> bool:
        """Every practice holds what the demo shows."""
        return True

    @pytest.fixture
    def subject(self, host: Host) -> Plugin:
        """The plugin as the installation knows it."""
        return host.catalogue.plugins[self.plugin]

    @pytest.fixture
    def package(self, subject: Plugin) -> Path:
        """The folder of its import package."""
        return Path(AssetResolver().resolve(f"{subject.package}:").abspath())
