"""What a practice says of itself, and who changed what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from kring_core.db.columns import Identified, UtcDateTime, Versioned
from kring_core.db.tables import Table


class PracticeRow(Versioned, Table, kw_only=True):
    """The settings of the practice whose database this is; there is one row."""

    __tablename__ = "kring_practice"

    slug: Mapped[str] = mapped_column(String(40), primary_key=True)
    settings: Mapped[dict[str, Any]] = mapped_column(JSON)


class Change(Identified, Table, kw_only=True):
    """One change that somebody who manages the practice made; kept, never edited."""

    __tablename__ = "kring_change"

    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    account_id: Mapped[str | None] = mapped_column(String(20))
    """Who did it; None when it was done on the command line."""
    action: Mapped[str] = mapped_column(String(60))
    """What was done, as a code: ``plugin.enabled``."""
    subject: Mapped[str] = mapped_column(String(80))
    """Whose or what it concerns: a plugin's name, an id."""
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default_factory=dict)
    """Which settings changed, from what to what; secrets by name only."""
