"""Every address of this plugin."""

from __future__ import annotations

from typing import Any

from kring_core.sdk import Home

from kring_minimal.permissions import Permission


def includeme(config: Any) -> None:
    """Add the routes, the static files and the views."""
    config.add_route("minimal.notes", "/notities", factory=Home)
    config.add_route("minimal.pin", "/notities/ophangen", factory=Home)
    config.add_route("minimal.api", "/api/v1/minimal", factory=Home)
    config.add_static_view(
        "minimal/static", "kring_minimal:static/minimal", permission=Permission.READ
    )
    config.scan("kring_minimal.views")
