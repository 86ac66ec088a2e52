"""Static files: their addresses carry a version, so that browsers may keep them for a year."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from pyramid.path import AssetResolver


@lru_cache(1000)
def _version(spec: str) -> str:
    path = Path(AssetResolver().resolve(spec).abspath())
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def address(request: Any, spec: str) -> str:
    """The address of a static file.

    :param spec: ``kring_core:portal/static/kring.css``.
    """
    known: dict[str, str] = request.registry["kring.assets"]
    prefix = request.script_name
    if (path := known.get(spec)) is None:
        # Without the prefix of a mount point, which is another for each request.
        full = request.static_path(spec)
        path = known[spec] = f"{full[len(prefix):]}?v={_version(spec)}"
    return f"{prefix}{path}"
