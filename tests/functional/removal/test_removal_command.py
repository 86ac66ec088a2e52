"""Removing a plugin on the command line."""

from __future__ import annotations

import json

import pytest
from kring_core.plugins.packages import packages
from kring_core.plugins.removal import MODES


@pytest.mark.parametrize("mode", MODES)
def test_a_dry_run_changes_nothing(practice, kring, mode, look):
    before = look.row(practice).version, look.tables(practice), look.changes(practice)
    options = ["--practice", practice.slug, "--mode", mode, "--dry-run", "--json"]

    code, said, _ = kring("plugin", "remove", "minimal", *options)

    assert code == 0
    assert json.loads(said)["done"] is False
    assert (look.row(practice).version, look.tables(practice), look.changes(practice)) == before
    assert packages(practice) == []


def test_on_the_command_line_the_package_opens_with_what_was_told(practice, kring, look):
    options = ["--practice", practice.slug, "--mode", "export", "--json"]

    code, said, complaint = kring("plugin", "remove", "minimal", *options)

    report = json.loads(said)
    assert code == 0
    assert report["done"]
    assert report["passphrase"] in complaint
    assert "records.json" in look.opened(report["package"], report["passphrase"])


def test_the_command_refuses_what_is_not_there(practice, kring):
    options = ["--practice", practice.slug, "--mode", "keep"]

    assert kring("plugin", "remove", "nobody", *options)[0] == 1
    assert kring("plugin", "remove", "minimal", "--practice", practice.slug)[0] == 2
