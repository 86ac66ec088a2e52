"""The settings of a whole installation, from the environment."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kring_core.clock import Clock, clock_from

KNOWN = {
    "KRING_HOME": "folder of all data",
    "KRING_PORT": "port that is listened on",
    "KRING_LISTEN": "address that is listened on",
    "KRING_DATABASE": "PostgreSQL server for new practices; without it each gets a SQLite file",
    "KRING_ANCHORS": "folder of the access logs' anchors, best on another disk; else in KRING_HOME",
    "KRING_PROXY": "address of the proxy whose X-Forwarded headers are trusted",
    "KRING_CLOCK": "development only: a fixed or shifted time",
    "KRING_STRICT": "1 stops the start when a plugin is broken, and shows the page of components",
    "KRING_NO_SKIP": "tests only: a test that lacks a part fails instead of being skipped",
    "KRING_TEST_POSTGRESQL": "tests only: a PostgreSQL server to make databases on",
}


class WrongSetting(ValueError):
    """A setting of the environment is misspelt or makes no sense; the message says which."""


@dataclass(frozen=True)
class Settings:
    """What the person who runs the installation decides."""

    home: Path
    clock: Clock
    port: int = 6543
    listen: str = "127.0.0.1"
    database: str | None = None
    proxy: str | None = None
    strict: bool = False
    anchors: Path | None = None
    """Where the access logs are anchored; None for a folder of ``home``."""


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment.

    :param environ: the environment, or None for that of this process.
    :raises WrongSetting: for an unknown ``KRING_…`` name or a value that cannot be used.
    """
    env = os.environ if environ is None else environ
    for name in env:
        if name.startswith("KRING_") and name not in KNOWN:
            near = difflib.get_close_matches(name, KNOWN, 1)
            hint = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(KNOWN)}"
            raise WrongSetting(f"{name} is no setting of Kring{hint}")
    try:
        clock = clock_from(env.get("KRING_CLOCK"))
    except ValueError:
        raise WrongSetting("KRING_CLOCK is neither an instant nor a shift such as +3d") from None
    port = env.get("KRING_PORT") or "6543"
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise WrongSetting("KRING_PORT is not a port number between 1 and 65535")
    if env.get("KRING_STRICT", "") not in ("", "0", "1"):
        raise WrongSetting("KRING_STRICT is 1 or 0")
    return Settings(
        home=Path(env.get("KRING_HOME") or "var").absolute(),
        clock=clock,
        port=int(port),
        listen=env.get("KRING_LISTEN") or "127.0.0.1",
        database=env.get("KRING_DATABASE") or None,
        proxy=env.get("KRING_PROXY") or None,
        strict=env.get("KRING_STRICT") == "1",
        anchors=Path(env["KRING_ANCHORS"]).absolute() if env.get("KRING_ANCHORS") else None,
    )
