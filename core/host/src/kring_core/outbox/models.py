"""What has still to be told to plugins, and when each job is due."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from kring_core.db.columns import Identified, UtcDateTime
from kring_core.db.tables import Table


class OutboxRow(Identified, Table, kw_only=True):
    """One thing to tell one plugin; gone when it was told."""

    __tablename__ = "kring_outbox"

    hook: Mapped[str] = mapped_column(String(80))
    plugin: Mapped[str] = mapped_column(String(60))
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON)
    """Ids and names of plugins only; never what a record says."""
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    fault: Mapped[str] = mapped_column(String(40), default="")
    """Code of the last fault in the log."""


class JobRow(Table, kw_only=True):
    """When a job ran and when it is due again."""

    __tablename__ = "kring_job"

    plugin: Mapped[str] = mapped_column(String(60), primary_key=True)
    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ran_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    fault: Mapped[str] = mapped_column(String(40), default="")
