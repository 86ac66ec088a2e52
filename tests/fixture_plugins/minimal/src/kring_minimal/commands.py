"""What this plugin adds to ``kring``."""

from __future__ import annotations

import argparse
import json
from typing import Any

from kring_minimal import notes


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask for the text."""
    parser.add_argument("text", metavar="TEXT", help="what the note says")


def pin(practice: Any, asked: argparse.Namespace) -> int:
    """Pin a note and say where it hangs."""
    with practice.database.write() as db:
        note = notes.pin(db, asked.text, practice.host.clock())
    print(json.dumps({"id": note.id}) if asked.json else "It hangs.")  # noqa: T201
    return 0
