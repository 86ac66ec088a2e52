"""Every direct dependency has its reason in docs/dependencies.md and its pin in the lock."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("run.txt", "development.txt", "uv.txt")


def tools(root: Path) -> set[str]:
    """What only a developer needs: to check, to test, to build."""
    lines = (root / "requirements" / "development.in").read_text("utf-8").splitlines()
    lines += (root / "requirements" / "uv.in").read_text("utf-8").splitlines()
    build = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    return {Requirement(line).name for line in [*lines, *build] if line[0] not in "#-"}


def pins(lock: Path) -> dict[str, list[str]]:
    """The versions that a lock names, by canonical name; more than one where Python decides."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


def test_each_direct_dependency_has_one_line_of_why(root, distributions):
    page = (root / "docs" / "dependencies.md").read_text("utf-8")
    explained = re.findall(r"^\| `([^`]+)` \| \S.+ \|$", page, re.MULTILINE)

    asked = {need.name for each in distributions for need in each.libraries} | tools(root)
    assert sorted(explained, key=str.lower) == sorted(asked, key=str.lower)


def test_the_lock_holds_what_a_distribution_asks_for(root, distribution):
    locked = pins(root / "requirements" / "development.txt")

    for need in distribution.libraries:
        versions = locked.get(canonicalize_name(need.name), [])
        assert versions, f"{need} is not in the lock: make lock"
        assert all(need.specifier.contains(version) for version in versions), f"{need}: make lock"


def test_the_locks_hold_every_tool(root):
    locked = {name for lock in LOCKS for name in pins(root / "requirements" / lock)}

    assert {canonicalize_name(tool) for tool in tools(root)} - locked == set()


def test_developers_test_the_versions_that_servers_run(root):
    served = pins(root / "requirements" / "run.txt")
    developed = pins(root / "requirements" / "development.txt")

    assert served.items() <= developed.items()


def test_every_distribution_is_in_the_locked_set(root, distributions):
    lines = (root / "requirements" / "run.in").read_text("utf-8").splitlines()
    folders = {line.removeprefix("-e ").split("[")[0] for line in lines if line.startswith("-e ")}

    assert folders == {each.folder.relative_to(root).as_posix() for each in distributions}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_hashes_and_names_no_place(root, name):
    text = (root / "requirements" / name).read_text("utf-8")

    assert not re.search(r"://|^-|^\s*/| @ ", text, re.MULTILINE)
    for entry in re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in entry, entry.splitlines()[0]
