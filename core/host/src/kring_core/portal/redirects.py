"""Where a reader may be led: to a page of this practice, never away from it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

_HERE = re.compile(r"/(?![/\\])[!-\[\]-~]*")
"""A path as links write it: browsers read two slashes, or a backslash, as the start of a host."""


def safe_path(request: Any, wanted: str) -> str:
    """A path that was asked for, or the first page when it would lead elsewhere."""
    return wanted if _HERE.fullmatch(wanted) else str(request.kring.path("kring.home"))


def came_from(request: Any) -> str:
    """The page of this practice that a link was followed from, or the first page."""
    try:
        parts = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return safe_path(request, "")
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return safe_path(request, path if parts.netloc == request.host else "")
