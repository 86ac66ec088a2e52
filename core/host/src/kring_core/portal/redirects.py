"""Where a reader may be led: to a page of this practice, never away from it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit


def safe_path(request: Any, wanted: str) -> str:
    """A path that was asked for, or the first page when it would lead elsewhere."""
    parts = urlsplit(wanted)
    leads_away = (
        parts.scheme
        or parts.netloc
        or not wanted.startswith("/")
        or wanted.startswith(("//", "/\\"))
        or any(ord(letter) < 32 for letter in wanted)
    )
    return str(request.kring.path("kring.home")) if leads_away else wanted
