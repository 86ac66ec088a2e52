"""Dated relations between people and organisations, and who stands in for whom."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from kring_core.db.columns import Identified, UtcDateTime, Versioned
from kring_core.db.tables import Table


class Relation(Identified, Versioned, Table, kw_only=True):
    """Somebody is something to somebody, or to an organisation: *Marit treats Noor since May*."""

    __tablename__ = "kring_relation"
    __table_args__ = (
        CheckConstraint("(object_id IS NULL) <> (organisation_id IS NULL)", name="one_object"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
    )

    kind: Mapped[str] = mapped_column(String(20))
    """See :class:`kring_core.relations.kinds.Kind`."""
    subject_id: Mapped[str] = mapped_column(ForeignKey("kring_person.id"), index=True)
    object_id: Mapped[str | None] = mapped_column(
        ForeignKey("kring_person.id"), index=True, default=None
    )
    organisation_id: Mapped[str | None] = mapped_column(
        ForeignKey("kring_organisation.id"), index=True, default=None
    )
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date, default=None)
    """The last day on which it holds, or None while no end is known."""
    recorded_by: Mapped[str | None] = mapped_column(String(20), default=None)
    """Id of the person who recorded it; None on the command line."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    confirmed_by: Mapped[str | None] = mapped_column(String(20), default=None)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    """Since when it is in force; a relation that opens content waits for the word of a second."""
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    """When it was declined, or taken back as a mistake; from then on it counts nowhere."""


class Deputy(Identified, Versioned, Table, kw_only=True):
    """Somebody who takes over when a colleague falls ill or dies; prepared, opened by two."""

    __tablename__ = "kring_deputy"

    principal_id: Mapped[str] = mapped_column(ForeignKey("kring_person.id"), index=True)
    """Whose work is taken over."""
    deputy_id: Mapped[str] = mapped_column(ForeignKey("kring_person.id"), index=True)
    witness_id: Mapped[str | None] = mapped_column(ForeignKey("kring_person.id"), default=None)
    """Somebody from outside who may be one of the two, named by the principal; or None."""
    prepared_at: Mapped[datetime] = mapped_column(UtcDateTime)
    agreed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    """When the deputy said that they will; before that nobody can open it."""
    valid_until: Mapped[date] = mapped_column(Date)
    """The last day on which it can be opened."""
    reason: Mapped[str | None] = mapped_column(String(20), default=None)
    """Why it was asked for: ``ill``, ``away`` or ``died``; None while it only lies ready."""
    asked_by: Mapped[str | None] = mapped_column(String(20), default=None)
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    opened_by: Mapped[str | None] = mapped_column(String(20), default=None)
    """The second of the two; never the one who asked."""
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    closes_on: Mapped[date | None] = mapped_column(Date, default=None)
    """The last day on which the deputy sees what the principal sees."""
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    """When it was ended or withdrawn, whichever day it would have lasted to."""
