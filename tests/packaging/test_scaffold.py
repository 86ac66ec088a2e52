"""What `kring plugin new` writes, and the little plugins of the tests, can be built and used."""

from __future__ import annotations

import os
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest
from kring_core.cli import main

LITTLE = sorted(
    file.parent for file in (Path(__file__).parents[1] / "fixture_plugins").glob("*/setup.cfg")
)


@pytest.fixture
def installed(uv, run, tmp_path):
    """Build the wheel of a folder and install it into another; nothing is fetched."""

    def install(folder: Path) -> Path:
        wheels, target = tmp_path / "wheels", tmp_path / "installed"
        options = ("--wheel", "--no-build-isolation", "--python", sys.executable)
        run(uv, "build", *options, "--out-dir", wheels, folder)
        (wheel,) = wheels.glob("*.whl")
        options = ("--no-deps", "--offline", "--python", sys.executable, "--target", target)
        run(uv, "pip", "install", *options, wheel)
        return target

    return install


@pytest.mark.slow
@pytest.mark.xdist_group("wheels")
def test_a_new_plugin_builds_installs_and_keeps_the_contract(installed, run, tmp_path):
    assert main(["plugin", "new", "zomerkamp", "--into", str(tmp_path)]) == 0
    target = installed(tmp_path / "zomerkamp")
    # Nothing of the folder it was written in is left but its tests.
    (tmp_path / "zomerkamp" / "tests").rename(tmp_path / "tests")

    environment = {**os.environ, "PYTHONPATH": str(target)}
    command = (sys.executable, "-m", "pytest", "-q", "tests")
    said = run(*command, cwd=tmp_path, env=environment)
    assert " passed" in said
    assert "failed" not in said


@pytest.mark.slow
@pytest.mark.xdist_group("wheels")
@pytest.mark.parametrize("folder", LITTLE, ids=lambda folder: folder.name)
def test_a_little_plugin_builds_and_installs(folder, installed, tmp_path):
    copied = tmp_path / "source"
    copied.mkdir()
    for path in folder.rglob("*"):
        if path.is_file() and not {"__pycache__", "build"} & set(path.parts):
            place = copied / path.relative_to(folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
    target = installed(copied)

    (found,) = distributions(path=[str(target)])
    announced = {point.name: point.value for point in found.entry_points}
    assert announced
    for value in announced.values():
        assert (target / value.replace(".", "/")).with_suffix(".py").exists()


@pytest.mark.parametrize("name", ["Zomerkamp", "zomer-kamp", "1kamp", "k"])
def test_a_name_that_is_none_is_refused(name, tmp_path, capsys):
    assert main(["plugin", "new", name, "--into", str(tmp_path)]) == 1
    assert "no fit name" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_left_alone(tmp_path, capsys):
    (tmp_path / "zomerkamp").mkdir()

    assert main(["plugin", "new", "zomerkamp", "--into", str(tmp_path)]) == 1
    assert "already" in capsys.readouterr().err
    assert list((tmp_path / "zomerkamp").iterdir()) == []
