"""No file tells of the machine on which it was written: no folder of it, no host of an index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

NOT_OURS = {
    ".git",
    ".hypothesis",
    ".venv",
    "__pycache__",
    "build",
    "dist",
    "htmlcov",
    "node_modules",
    "var",
}
# Put together here, so that this file does not hold what it looks for.
FOLDERS = re.compile(r"(?<![\w./}>)-])/(?:root|work|tmp|home/\w+|Users/\w+|mnt)/|\b[C-Z]:\\\w")
HOSTS = re.compile(
    "|".join(
        re.escape(".".join(parts))
        for parts in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("npmjs", "org"),
            ("npmjs", "com"),
            ("debian", "org"),
            ("crates", "io"),
        )
    )
)


def texts(folder: Path) -> Iterator[tuple[Path, str]]:
    """The text files under a folder, caches and the environment left out."""
    for path in sorted(folder.iterdir()):
        if path.name in NOT_OURS or path.name.endswith(("_cache", ".egg-info")):
            continue
        if path.is_dir():
            yield from texts(path)
            continue
        try:
            yield path, path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


@pytest.mark.parametrize("trace", [FOLDERS, HOSTS], ids=["folders", "hosts"])
def test_no_file_holds_a_trace_of_a_machine(root, trace):
    found = [
        f"{path.relative_to(root)}:{number}: {line.strip()}"
        for path, text in texts(root)
        for number, line in enumerate(text.splitlines(), start=1)
        if trace.search(line)
    ]

    assert found == []


@pytest.mark.parametrize(
    "line", ["home = /ro" + "ot/kring", 'open("/ho' + 'me/anna/x")', "x = C:" + "\\Kring"]
)
def test_a_folder_of_a_machine_is_recognised(line):
    assert FOLDERS.search(line)


@pytest.mark.parametrize("line", ["/beheer/home/page", "{path}/tmp/", "sqlite:///var/kring"])
def test_an_address_of_the_portal_is_no_folder_of_a_machine(line):
    assert not FOLDERS.search(line)
