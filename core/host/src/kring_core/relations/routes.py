"""The addresses about relations, deputies and leaving."""

from __future__ import annotations

ROUTES: tuple[tuple[str, str, object], ...] = ()
VIEWS: tuple[str, ...] = ()
