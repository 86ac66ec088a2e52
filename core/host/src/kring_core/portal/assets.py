"""Addresses: those of static files carry a version, so that browsers may keep them for a year."""

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


def addresses(request: Any) -> dict[str, str]:
    """The addresses that are the same for every request below a prefix, by asset or route.

    Kept, since a page with its menus asks for a dozen and Pyramid makes each anew.
    """
    known: dict[str, dict[str, str]] = request.registry["kring.addresses"]
    return known.setdefault(request.environ.get("SCRIPT_NAME", ""), {})


def address(request: Any, spec: str) -> str:
    """The address of a static file.

    :param spec: ``kring_core:portal/static/kring.css``.
    """
    known = addresses(request)
    if (path := known.get(spec)) is None:
        path = known[spec] = f"{request.static_path(spec)}?v={_version(spec)}"
    return path
