"""The addresses about permissions, the access log, keys and emergencies."""

from __future__ import annotations

from kring_core.access.emergency import routes as emergency
from kring_core.access.keys import routes as keys
from kring_core.access.log import routes as log

ROUTES = (
    *emergency.ROUTES,
    *keys.ROUTES,
    *log.ROUTES,
)
VIEWS = (
    *emergency.VIEWS,
    *keys.VIEWS,
    *log.VIEWS,
)
