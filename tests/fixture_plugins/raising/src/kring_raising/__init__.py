"""A plugin that raises in every hook when it is told to."""

from __future__ import annotations

TOLD: set[str] = set()
"""Names of the hooks that raise; a test adds to it. ``sql`` lets a panel say a wrong statement."""


def raise_if_told(hook: str) -> None:
    """Raise when a test said so."""
    if hook in TOLD:
        raise RuntimeError("a secret of somebody")
