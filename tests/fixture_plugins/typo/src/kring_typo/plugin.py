"""It means ``kring_collect_menu``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kring_hooks import hookimpl
from kring_hooks.host import Manifest, MenuItem


@hookimpl
def kring_register_plugin() -> Manifest:
    return Manifest(title="Misspelt", description="Writes a hook as it is not written.")


@hookimpl
def kring_colect_menu(request: Any, area: str) -> Sequence[MenuItem]:
    return []
