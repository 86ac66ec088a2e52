"""What this plugin keeps."""

from __future__ import annotations

from datetime import datetime

from kring_core.sdk import ID_LENGTH, Identified, UtcDateTime, new_metadata
from sqlalchemy import String
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

TEXT_LENGTH = 200


class Table(MappedAsDataclass, DeclarativeBase):
    """A table of this plugin; its name begins with ``minimal_``."""

    metadata = new_metadata()


class Note(Identified, Table, kw_only=True):
    """A note on the board."""

    __tablename__ = "minimal_note"

    text: Mapped[str] = mapped_column(String(TEXT_LENGTH))
    pinned_at: Mapped[datetime] = mapped_column(UtcDateTime)
    person_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), default=None, index=True)
    """Who pinned it, or None when it was done on the command line."""
