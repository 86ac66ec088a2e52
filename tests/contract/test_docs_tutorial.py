"""The tutorial, carried out as it is printed: a plugin is made, changed in steps, and tested."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from kring_core.cli import main

TUTORIAL = (Path(__file__).parents[2] / "docs" / "plugins.md").read_text("utf-8")
STEP = re.compile(
    r"`(src/kring_wishes/[^`]+)`[^\n]*:$|^```(diff|html|po|python)\n(.*?)^```",
    re.MULTILINE | re.DOTALL,
)
PAGES = """
import pytest

@pytest.fixture
def plugins():
    return ["wishes"]

def test_the_page_and_the_panel_of_the_tutorial(visitor):
    assert "Wishes so far: 0." in visitor.get("/wishes/cijfers")
    assert "Wishes" in [heading.text.strip() for heading in visitor.get("/").html.find_all("h2")]
"""


def change(file: Path, kind: str, text: str) -> None:
    """Do to a file what a block of the tutorial shows."""
    if kind == "diff":
        lines = text.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] in " -")
        new = "".join(line[1:] for line in lines if line[0] in " +")
        before = file.read_text("utf-8")
        assert before.count(old) == 1, f"{file.name} does not hold what is changed:\n{old}"
        file.write_text(before.replace(old, new), "utf-8")
    elif kind == "po":
        file.write_text(file.read_text("utf-8") + text, "utf-8")
    else:
        assert not file.exists(), f"{file.name} is there already"
        file.write_text(text, "utf-8")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Call Python beside the plugin, which it finds as if it were installed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KRING_")}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=kept | {"PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def plugin(tmp_path) -> Path:
    """The plugin at the end of the tutorial."""
    assert main(["plugin", "new", "wishes", "--into", str(tmp_path)]) == 0
    folder = tmp_path / "wishes"
    name = ""
    for file, kind, text in STEP.findall(TUTORIAL):
        if file:
            name = file
        else:
            change(folder / name, kind, text)
    (folder / "tests" / "test_tutorial.py").write_text(PAGES, "utf-8")
    return folder


@pytest.mark.slow
def test_the_plugin_of_the_tutorial_keeps_the_contract(plugin):
    made = run(plugin, "-c", "import setuptools; setuptools.setup()", "egg_info", "-e", "src")
    assert made.returncode == 0, made.stderr

    tested = run(plugin, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")
    assert tested.returncode == 0, tested.stdout
    assert " passed" in tested.stdout
