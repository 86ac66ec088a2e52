"""Write the generated pages of this folder again: ``make docs``.

What a page says stands in the code: in the docstrings of the hooks, in the table of settings, in the
parser of ``kring``, in the routes. ``tests/contract/test_docs.py`` fails when a page lags behind.
"""

# ruff: noqa: INP001 - a folder of pages is no package

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS))

from generated import addresses, commands, hooks, settings  # noqa: E402

HOUSE = tuple(sorted(path.parent.name for path in DOCS.parent.glob("plugins/*/setup.cfg")))
"""Names of the plugins that live in this repository; others may be installed beside them."""


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated page with the text it should have."""
    yield DOCS / "hooks.md", hooks.page()
    yield DOCS / "settings.md", settings.page()
    yield DOCS / "commands.md", commands.page(HOUSE)
    architecture = DOCS / "architecture.md"
    yield architecture, addresses.put_into(architecture.read_text("utf-8"), HOUSE)


if __name__ == "__main__":
    for path, text in pages():
        path.write_text(text, "utf-8")
