"""The addresses about people and organisations."""

from __future__ import annotations

ROUTES: tuple[tuple[str, str, object], ...] = ()
VIEWS: tuple[str, ...] = ()
