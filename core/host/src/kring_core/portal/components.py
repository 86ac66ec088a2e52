"""The page that shows every component together; only where ``KRING_STRICT`` is set."""

from __future__ import annotations

from typing import Any

from pyramid.view import view_config

from kring_core.access.permissions import Permission


@view_config(
    route_name="kring.components",
    request_method="GET",
    permission=Permission.VISIT,
    renderer="kring_core:portal/templates/components.html",
)
def components(context: object, request: Any) -> dict[str, Any]:
    """Everything a page can be made of."""
    return {"title": "Components"}
