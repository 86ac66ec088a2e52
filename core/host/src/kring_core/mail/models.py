"""The mail queue."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from kring_core.accounts.models import LOGIN_LENGTH
from kring_core.db.columns import Identified, UtcDateTime
from kring_core.db.tables import Table


class MailRow(Identified, Table, kw_only=True):
    """One mail, waiting or failed; the text goes when it was sent."""

    __tablename__ = "kring_mail"

    recipient: Mapped[str] = mapped_column(String(LOGIN_LENGTH))
    subject: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    """When it is tried next; None when it was sent or given up."""
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    attempts: Mapped[int] = mapped_column(default=0)
    fault: Mapped[str] = mapped_column(String(40), default="")
    """Type of the last error; never what the server said, which may quote the address."""
