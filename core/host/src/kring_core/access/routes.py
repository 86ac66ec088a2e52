"""The addresses about permissions, the access log, keys and emergencies."""

from __future__ import annotations

from kring_core.access.keys import routes as keys

ROUTES = (*keys.ROUTES,)
VIEWS = (*keys.VIEWS,)
