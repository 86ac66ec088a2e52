"""The host of Kring: practices, people, access, plugins and the portal around them."""

from __future__ import annotations

from typing import Any


def includeme(config: Any) -> None:
    """Put Kring into a Pyramid application; the order of start-up, from top to bottom.

    The application hands over the installation first: ``config.registry["kring.host"]``, made by
    :func:`kring_core.app.new_host`. Routes lie below ``route_prefix`` when one is given.
    """
    from kring_core.app import registry_of
    from kring_core.plugins.web import add_infrastructure, rehearse_web

    host = registry_of(config)
    rehearse_web(host.catalogue)
    add_infrastructure(config)
    config.include("kring_core.db.transaction")
    config.add_request_method("kring_core.portal.visit.visit", "kring", reify=True)
    config.include("kring_core.plugins.web")
