"""Each time that somebody broke the glass, and what a second person found of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from kring_core.db.columns import Identified, UtcDateTime, Versioned
from kring_core.db.tables import Table


class Emergency(Identified, Versioned, Table, kw_only=True):
    """Somebody saw, or could see, care records of a person without a relation, for a while."""

    __tablename__ = "kring_emergency"

    by_person_id: Mapped[str] = mapped_column(ForeignKey("kring_person.id"), index=True)
    about_id: Mapped[str] = mapped_column(ForeignKey("kring_person.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    reviewed_by: Mapped[str | None] = mapped_column(String(20), default=None)
    """Id of the person who judged it afterwards; never the one who broke the glass."""
    reviewed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    finding: Mapped[str | None] = mapped_column(String(20), default=None)
    """``justified`` or ``unjustified``."""
