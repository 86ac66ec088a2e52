"""What a plugin keeps, as it crosses the border on export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that a plugin keeps, whole and readable without the plugin.

    ``data`` holds only what JSON can say: text, numbers, booleans, None, lists, mappings of them.
    """

    kind: str
    """What it is, in the singular and in English: ``profile``."""

    id: str
    """Its public, opaque id."""

    data: Mapping[str, object]
    """Everything kept of it, by field."""

    person_id: str | None = None
    """Whose record it is, or None when it is nobody's in particular."""
