"""It claims an address of the host; only the name of the placeholder differs."""

from __future__ import annotations

from typing import Any

from kring_hooks import hookimpl
from kring_hooks.host import Manifest


@hookimpl
def kring_register_plugin() -> Manifest:
    return Manifest(title="Equal address", description="Claims an address that another has.")


@hookimpl
def kring_register_web(config: Any) -> None:
    config.add_route("equal_address.plugin", "/beheer/plugins/{name}")
