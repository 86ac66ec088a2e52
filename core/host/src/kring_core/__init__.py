"""The host of Kring: practices, people, access, plugins and the portal around them."""

from __future__ import annotations

from typing import Any


def includeme(config: Any) -> None:
    """Put Kring into a Pyramid application; the order of start-up, from top to bottom.

    The application may hand over an installation first, a :class:`kring_core.host.Host` as
    ``config.registry["kring.host"]``; otherwise it is the one that the environment describes.
    Routes lie below ``route_prefix`` when one is given.
    """
    from kring_core.app import registry_of
    from kring_core.plugins.web import add_infrastructure, rehearse_web

    host = registry_of(config)
    rehearse_web(host.catalogue)
    add_infrastructure(config)
    config.include("kring_core.portal.tween")
    config.include("kring_core.plugins.web")
