"""The list of commands: it explains itself, and says clearly what it lacks."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest


def make(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Call make in the checkout, with nobody to answer it."""
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=root,
        env=os.environ | {"MAKEFLAGS": "", "MAKELEVEL": ""},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_is_what_make_does_alone_and_names_every_command(root):
    (phony,) = re.findall(r"^\.PHONY: (.+)$", (root / "Makefile").read_text("utf-8"), re.MULTILINE)
    shown = make(root)

    assert shown.stdout == make(root, "help").stdout
    assert re.findall(r"^  make (\w+) +\S", shown.stdout, re.MULTILINE) == phony.split()


@pytest.fixture
def python_of(tmp_path):
    """Makes a stand-in for a Python that lacks something."""

    def write(script: str) -> str:
        file = tmp_path / "python"
        file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        file.chmod(0o755)
        return f"PYTHON={file}"

    return write


def test_an_old_python_is_refused_by_its_version(root, tmp_path, python_of):
    old = python_of('case "$1" in -V) echo Python 3.10.4;; *) exit 1;; esac')

    refused = make(root, "install", old, f"VENV={tmp_path / 'environment'}")

    assert refused.returncode != 0
    assert "Kring needs Python 3.11 or newer" in refused.stderr
    assert "Python 3.10.4" in refused.stderr


def test_a_python_without_pip_is_told_what_to_install(root, tmp_path, python_of):
    bare = python_of('case "$2" in pip) exit 1;; esac')

    refused = make(root, "install", bare, f"VENV={tmp_path / 'environment'}")

    assert refused.returncode != 0
    assert "apt install python3-pip" in refused.stderr
