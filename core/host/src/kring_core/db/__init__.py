"""The databases: one for each practice, and the only place that knows sessions and transactions."""

from __future__ import annotations

from kring_core.db.columns import Identified, UtcDateTime, Versioned, new_metadata
from kring_core.db.database import Database, Unavailable, open_database
from kring_core.db.ids import ID_LENGTH, new_id

__all__ = [
    "ID_LENGTH",
    "Database",
    "Identified",
    "Unavailable",
    "UtcDateTime",
    "Versioned",
    "new_id",
    "new_metadata",
    "open_database",
]
