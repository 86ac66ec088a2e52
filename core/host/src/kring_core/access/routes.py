"""The addresses about permissions, the access log, keys and emergencies."""

from __future__ import annotations

from kring_core.access.emergency import routes as emergency
from kring_core.access.keys import routes as keys
from kring_core.access.log import routes as log
from kring_core.portal.contexts import Home

ROUTES = (
    ("kring.permissions", "/beheer/wie-mag-wat", Home),
    *emergency.ROUTES,
    *keys.ROUTES,
    *log.ROUTES,
)
VIEWS = (
    "kring_core.access.views",
    *emergency.VIEWS,
    *keys.VIEWS,
    *log.VIEWS,
)
