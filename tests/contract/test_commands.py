"""The commands of a plugin run where it is enabled, and are refused with the reason elsewhere."""

from __future__ import annotations

import json

import pytest
from kring_core.cli import main
from kring_core.plugins.lifecycle import Lifecycle


@pytest.fixture
def kring(workshop, monkeypatch, capsys):
    """Call ``kring``; answers the exit code and what it printed on both ways out."""
    monkeypatch.setenv("KRING_HOME", str(workshop.home))

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def test_a_command_runs_where_its_plugin_is_enabled(kring, practice, visitor):
    code, out, _err = kring("minimal", "pin", "--practice", practice.slug, "--json", "Tea at four.")

    assert code == 0
    assert json.loads(out)["id"]
    assert "Tea at four." in visitor.get("/notities")


def test_a_command_is_refused_where_its_plugin_is_off(kring, practice, other_practice):
    Lifecycle(practice).disable("minimal")
    for where in (practice, other_practice):
        code, _out, err = kring("minimal", "pin", "--practice", where.slug, "Tea at four.")

        assert code == 1
        assert f"kring plugin enable minimal --practice {where.slug}" in err
