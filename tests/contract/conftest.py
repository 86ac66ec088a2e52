"""What the tests of the contract share: a plugin that raises on demand, plugins written here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import kring_raising
import pytest

HEADER = """\
from __future__ import annotations
from collections.abc import Sequence
from typing import Any
from kring_core.sdk import Permission
from kring_hooks import hookimpl
from kring_hooks.host import Manifest, MenuItem, Panel
from pluggy import HookimplMarker
from pyramid.response import Response

@hookimpl
def kring_register_plugin() -> Manifest:
    return Manifest(title=__name__, description="Written in a test.")
"""


@pytest.fixture
def plugins() -> list[str]:
    """The notes, unless a test says otherwise."""
    return ["minimal"]


@pytest.fixture
def told() -> Iterator[set[str]]:
    """Names of the hooks in which the plugin ``raising`` raises."""
    yield kring_raising.TOLD
    kring_raising.TOLD.clear()


@pytest.fixture
def module(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., tuple[str, ModuleType]]:
    """Write a plugin: ``module("name", source)`` gives what ``new_host(extra=[…])`` takes."""

    def write(name: str, source: str = "", header: str = HEADER) -> tuple[str, ModuleType]:
        file = tmp_path / f"written_{name}.py"
        file.write_text(header + source, "utf-8")
        spec = spec_from_file_location(file.stem, file)
        written = module_from_spec(spec)
        monkeypatch.setitem(sys.modules, file.stem, written)
        spec.loader.exec_module(written)
        return name, written

    return write
