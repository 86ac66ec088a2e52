"""What the walks through the pages share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from kring_core.cli import main
from kring_core.testing.workshop import Workshop
from kring_hooks import hookimpl
from kring_hooks.host import Manifest


@pytest.fixture
def kring(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Run ``kring`` over the practices of the tests; answers code, output and complaints."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setenv("KRING_HOME", str(workshop.home))
        capsys.readouterr()
        try:
            code = main(arguments)
        except SystemExit as wrong_use:
            code = int(wrong_use.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def little_plugin(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[str, ModuleType]]:
    """Make a plugin of a few lines: ``little_plugin("strict", kring_decide_plugin_removal=…)``."""

    def make(name: str, **hooks: Callable[..., Any]) -> tuple[str, ModuleType]:
        module = ModuleType(f"kring_{name}")
        # Pyramid imports the package of a plugin by its name.
        monkeypatch.setitem(sys.modules, module.__name__, module)

        def kring_register_plugin() -> Manifest:
            return Manifest(title=name.title(), description="For a test.")

        for hook, function in {"kring_register_plugin": kring_register_plugin, **hooks}.items():
            function.__module__ = module.__name__
            setattr(module, hook, hookimpl(function))
        return name, module

    return make


@pytest.fixture
def tick() -> Callable[..., None]:
    """Tick the box of a form that stands for a value: ``tick(form, "staff")``."""

    def tick_box(form: Any, value: str, *, on: bool = True) -> None:
        boxes = [box for box in form.fields["checkbox"] if box._value == value]
        boxes[0].checked = on

    return tick_box
