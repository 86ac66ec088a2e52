"""The page of the settings of an installation, from the table that ``kring`` reads them by."""

from __future__ import annotations

from pathlib import Path

from kring_core.settings import KNOWN, Settings, read_settings

HEAD = "| variable | meaning | without it |\n| --- | --- | --- |\n"


def part() -> str:
    """The table of ``settings.md``."""
    settings = read_settings({})
    rows = (f"| `{name}` | {said} | {_default(settings, name)} |" for name, said in KNOWN.items())
    return HEAD + "\n".join(rows)


def _default(settings: Settings, name: str) -> str:
    value = getattr(settings, name.removeprefix("KRING_").lower(), None)
    if isinstance(value, Path):
        return f"`{value.relative_to(Path.cwd())}` in the current folder"
    return f"`{value}`" if isinstance(value, int | str) and value is not False else ""
