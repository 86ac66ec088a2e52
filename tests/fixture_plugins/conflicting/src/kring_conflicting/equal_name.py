"""It names a route as the notes do."""

from __future__ import annotations

from typing import Any

from kring_hooks import hookimpl
from kring_hooks.host import Manifest


@hookimpl
def kring_register_plugin() -> Manifest:
    return Manifest(title="Equal name", description="Names a route as another does.")


@hookimpl
def kring_register_web(config: Any) -> None:
    config.add_route("minimal.notes", "/andere-notities")
