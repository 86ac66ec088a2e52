"""It puts a first page of its own in place of the host's."""

from __future__ import annotations

from typing import Any

from kring_core.sdk import Permission
from kring_hooks import hookimpl
from kring_hooks.host import Manifest
from pyramid.response import Response


@hookimpl
def kring_register_plugin() -> Manifest:
    return Manifest(title="Replacing", description="Replaces a page of the host.")


@hookimpl
def kring_register_web(config: Any) -> None:
    config.add_view(
        first_page, route_name="kring.home", request_method="GET", permission=Permission.VISIT
    )


def first_page(request: Any) -> Response:
    """Another first page."""
    return Response("Mine")
