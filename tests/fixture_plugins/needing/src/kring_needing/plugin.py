"""It needs the notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kring_hooks import hookimpl
from kring_hooks.host import Manifest, MenuItem


@hookimpl
def kring_register_plugin() -> Manifest:
    return Manifest(title="Needing", description="Points at the notes.", requires=("minimal",))


@hookimpl
def kring_collect_menu(request: Any, area: str) -> Sequence[MenuItem]:
    return [MenuItem("pointer", "Pointer to the notes", "minimal.notes", weight=60)]
