"""What is in the wheels: everything of a package, its licence, and nothing else."""

from __future__ import annotations

from email import message_from_bytes
from pathlib import PurePosixPath
from zipfile import ZipFile

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheels")]


def members(wheel) -> set[PurePosixPath]:
    """The files of a wheel."""
    return {PurePosixPath(name) for name in ZipFile(wheel).namelist()}


def test_every_file_of_the_package_is_in_the_wheel(distribution, wheels):
    source = distribution.package.parent
    files = {
        PurePosixPath(path.relative_to(source).as_posix())
        for path in distribution.package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    # A missing one is a kind of file that package_data in setup.cfg does not name yet.
    assert files - members(wheels[distribution.name]) == set()


def test_nothing_else_is_in_the_wheel(distribution, wheels):
    folders = {member.parts[0] for member in members(wheels[distribution.name])}

    assert {folder for folder in folders if not folder.endswith(".dist-info")} == {
        distribution.package.name
    }


def test_no_tests_are_in_the_wheel(distribution, wheels):
    tests = {
        member
        for member in members(wheels[distribution.name])
        if "tests" in member.parts or member.name.startswith(("test_", "conftest"))
        # What a new plugin begins with has tests, as text that nobody runs from here.
        if "scaffold" not in member.parts
    }

    assert tests == set()


def test_a_package_says_that_it_is_typed(distribution, wheels):
    marker = PurePosixPath(distribution.package.name, "py.typed")

    assert marker in members(wheels[distribution.name])


def test_the_meta_wheel_holds_no_code(meta, wheels):
    assert {member.parts[0] for member in members(wheels["kring"])} == {
        f"kring-{meta.settings['metadata']['version']}.dist-info"
    }


def test_every_wheel_carries_the_licence_and_says_which(wheels, root):
    for wheel in wheels.values():
        with ZipFile(wheel) as archive:
            (licence,) = [name for name in archive.namelist() if name.endswith("/LICENSE")]
            (metadata,) = [name for name in archive.namelist() if name.endswith("/METADATA")]
            assert archive.read(licence) == (root / "LICENSE").read_bytes()
            assert message_from_bytes(archive.read(metadata))["License-Expression"] == "EUPL-1.2"
