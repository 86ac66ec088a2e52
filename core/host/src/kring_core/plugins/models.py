"""What a practice remembers of its plugins, whether their packages are here or not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from kring_core.db.columns import UtcDateTime, Versioned
from kring_core.db.tables import Table

LEAVING = "leaving"
"""Key that a removal adds to the manifest of a row: ids of the stored files that go with it."""


class PluginRow(Versioned, Table, kw_only=True):
    """A plugin that this practice enabled at some time and has not removed since."""

    __tablename__ = "kring_plugin"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    enabled: Mapped[bool]
    plugin_version: Mapped[str] = mapped_column(String(40))
    """Version of the distribution when it was enabled last."""
    manifest: Mapped[dict[str, Any]] = mapped_column(JSON)
    """The manifest as it was then: it finds the tables when the package has gone."""
    settings: Mapped[dict[str, Any]] = mapped_column(JSON, default_factory=dict)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
