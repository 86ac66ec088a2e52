"""The switch: a view of a plugin that is off in this practice is not there.

It is the outermost view deriver, and raises ``PredicateMismatch``: Pyramid then looks for another
view of the same route, so what a plugin refined falls back to the host's own, and else answers 404.
It covers static views, and works inside a foreign application's Configurator.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pyramid.config import Configurator
from pyramid.exceptions import PredicateMismatch
from pyramid.registry import Registry
from pyramid.viewderivers import INGRESS

from kring_core.plugins.catalogue import HOST
from kring_core.portal.checks import check_address

View = Callable[[Any, Any], Any]


def switched(view: View, info: Any) -> View:
    """Let a view answer only where its plugin is enabled; the host's views are left as they are."""
    plugin = info.options.get("plugin")
    if plugin is None or plugin == HOST:
        return view

    def answer(context: Any, request: Any) -> Any:
        if plugin not in request.kring.enabled:
            raise PredicateMismatch("not here")
        return view(context, request)

    return answer


switched.options = ("plugin",)  # type: ignore[attr-defined]


class Off:
    """The context of a route whose plugin is off: nothing is loaded for it."""

    def __init__(self, request: Any) -> None:
        del request


def gate(
    registry: Registry, plugin: str, factory: Callable[[Any], object] | None
) -> Callable[[Any], object] | None:
    """Wrap a route's factory, since Pyramid loads the context before it looks for a view.

    Where a plugin was never enabled its tables do not exist, and loading would be a fault. What is
    looked up by the address is text: that is checked here, before the first look-up.
    """
    if factory is None:
        return None

    def load(request: Any) -> object:
        check_address(request)
        on = plugin == HOST or plugin in request.kring.enabled
        return factory(request) if on else Off(request)

    return load


def includeme(config: Configurator) -> None:
    """Put the switch outside all other derivers."""
    config.add_view_deriver(switched, "kring_switch", under=INGRESS)
