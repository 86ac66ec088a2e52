"""``kring plugin new``: a plugin that works and keeps the contract, to be changed from there."""

from __future__ import annotations

import argparse
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from kring_core.cli.context import Context, Refusal
from kring_core.plugins.checks import NAME

SUFFIX = ".txt"
"""Ends the name of every file of the scaffold, so that no tool takes it for code of the host."""


def add_command(commands: Any) -> None:
    """Add ``new``."""
    parser = commands.add_parser("new", help="write a plugin to begin with")
    parser.add_argument("name", metavar="NAME", help="small letters, digits and underscores")
    parser.add_argument(
        "--into", metavar="FOLDER", type=Path, default=Path(), help="where it comes"
    )
    parser.set_defaults(run=new)


def new(context: Context, asked: argparse.Namespace) -> int:
    """Write a plugin into a new folder of its name."""
    name: str = asked.name
    if not NAME.fullmatch(name):
        raise Refusal(f"{name!r} is no fit name: small letters, digits and underscores, 2 to 40")
    folder: Path = asked.into / name
    if folder.exists():
        raise Refusal(f"there is a folder {folder} already")
    words = {
        "NAME": name,
        "TITLE": name.replace("_", " ").capitalize(),
        "VERSION": version("kring-core"),
    }
    _write(files(__package__).joinpath("files"), folder, words)
    print(f"{folder} holds a plugin that works. Install it beside Kring, and run its tests:")
    print(f"  pip install -e {folder}")
    print(f"  pytest {folder}")
    return 0


def _write(source: Traversable, target: Path, words: dict[str, str]) -> None:
    if source.is_dir():
        target.mkdir(parents=True)
        for one in source.iterdir():
            name = _filled_in(one.name.removesuffix(SUFFIX), words)
            _write(one, target / name, words)
    else:
        target.write_text(_filled_in(source.read_text("utf-8"), words), "utf-8")


def _filled_in(text: str, words: dict[str, str]) -> str:
    for word, value in words.items():
        text = text.replace(word, value)
    return text
