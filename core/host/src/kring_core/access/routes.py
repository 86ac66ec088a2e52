"""The addresses about permissions, the access log, keys and emergencies."""

from __future__ import annotations

ROUTES: tuple[tuple[str, str, object], ...] = ()
VIEWS: tuple[str, ...] = ()
