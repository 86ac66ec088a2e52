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


def address(request: Any, spec: str) -> str:
    """The address of a static file.

    :param spec: ``kring_core:portal/static/kring.css``.
    """
    known: dict[tuple[str, str], str] = request.registry["kring.addresses"]
    key = (request.script_name, spec)
    if (path := known.get(key)) is None:
        path = known[key] = f"{request.static_path(spec)}?v={_version(spec)}"
    return path


def plain_path(request: Any, route: str) -> str:
    """The path of a route without placeholders, which is the same for every request.

    Kept, since a page with its menus asks for a dozen and Pyramid makes each anew.
    """
    known: dict[tuple[str, str], str] = request.registry["kring.addresses"]
    key = (request.script_name, route)
    if (path := known.get(key)) is None:
        path = known[key] = request.route_path(route)
    return path
