"""Every address of the host: those of the portal, and those of each feature beside its views."""

from __future__ import annotations

from typing import Any

from kring_core.access import routes as access
from kring_core.accounts import routes as accounts
from kring_core.own import routes as own
from kring_core.people import routes as people
from kring_core.plugins.contexts import PluginContext, RemovedContext
from kring_core.portal.contexts import Home
from kring_core.portal.errors import add_error_views
from kring_core.relations import routes as relations

YEAR = 365 * 24 * 3600

ROUTES = (
    ("kring.home", "/", Home),
    ("kring.theme", "/kring/thema.css", Home),
    ("kring.logo", "/kring/logo", Home),
    ("kring.health", "/healthz", None),
    ("kring.openapi", "/api/v1/openapi.json", Home),
    ("kring.language", "/taal", Home),
    ("kring.privacy", "/privacy", Home),
    ("kring.complaints", "/klachten", Home),
    ("kring.manage", "/beheer", Home),
    ("kring.search", "/beheer/zoeken", Home),
    ("kring.plugins", "/beheer/plugins", Home),
    ("kring.plugin", "/beheer/plugins/{plugin}", PluginContext),
    ("kring.plugin_settings", "/beheer/plugins/{plugin}/instellingen", PluginContext),
    ("kring.plugin_enable", "/beheer/plugins/{plugin}/aanzetten", PluginContext),
    ("kring.plugin_disable", "/beheer/plugins/{plugin}/uitzetten", PluginContext),
    ("kring.plugin_remove", "/beheer/plugins/{plugin}/verwijderen", PluginContext),
    ("kring.removed", "/beheer/verwijderd", Home),
    ("kring.removed_package", "/beheer/verwijderd/{package}", RemovedContext),
    ("kring.practice", "/beheer/praktijk", Home),
    ("kring.practice_logo", "/beheer/praktijk/logo", Home),
    ("kring.work", "/beheer/taken", Home),
    ("kring.mail", "/beheer/mail", Home),
    ("kring.changes", "/beheer/wijzigingen", Home),
    *accounts.ROUTES,
    *own.ROUTES,
    *people.ROUTES,
    *relations.ROUTES,
    *access.ROUTES,
)

VIEWS = (
    "kring_core.portal.views",
    "kring_core.portal.api",
    "kring_core.plugins.views",
    "kring_core.plugins.removal_views",
    "kring_core.practices.views",
    "kring_core.outbox.views",
    *accounts.VIEWS,
    *own.VIEWS,
    *people.VIEWS,
    *relations.VIEWS,
    *access.VIEWS,
)


def includeme(config: Any) -> None:
    """Add the routes, the static files, the views and the error pages."""
    for name, pattern, factory in ROUTES:
        config.add_route(name, pattern, factory=factory)
    config.add_static_view("kring/static", "kring_core:portal/static", cache_max_age=YEAR)
    for module in VIEWS:
        config.scan(module)
    if config.registry.get("kring.host") and config.registry["kring.host"].settings.strict:
        config.add_route("kring.components", "/kring/componenten", factory=Home)
        config.scan("kring_core.portal.components")
    add_error_views(config)
