"""Which methods an address takes, for who asks with another (RFC 9110, 15.5.6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kring_core.portal.checks import METHODS


def refused_methods(request: Any) -> list[str]:
    """The methods that the address would take, if it exists here and takes not this one.

    Empty when there is nothing here, whatever the method: then it is not found.
    """
    taken = set(_taken(request))
    return [] if request.method in taken else sorted(taken)


def _taken(request: Any) -> Iterator[str]:
    if (route := getattr(request, "matched_route", None)) is None:
        return
    for item in request.registry.introspector.get_category("views"):
        view = item["introspectable"]
        if view["route_name"] == route.name and view.get("plugin") in request.kring.enabled:
            named = view["request_methods"] or METHODS
            yield from (named,) if isinstance(named, str) else named
            yield from ("HEAD",) if "GET" in named else ()
