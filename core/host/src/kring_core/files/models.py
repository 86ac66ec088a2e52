"""What is known of a stored file; its bytes lie in the practice's folder."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from kring_core.db.columns import Identified, UtcDateTime
from kring_core.db.tables import Table


class StoredFile(Identified, Table, kw_only=True):
    """One stored file."""

    __tablename__ = "kring_file"

    name: Mapped[str] = mapped_column(String(200))
    """As it was called where it came from."""
    media_type: Mapped[str] = mapped_column(String(80))
    size: Mapped[int]
    """In bytes."""
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    stored_at: Mapped[datetime] = mapped_column(UtcDateTime)
