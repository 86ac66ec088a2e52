"""Notes: pinning them, finding them, taking them off."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kring_minimal.models import Note


def pin(db: Session, text: str, now: datetime, person_id: str | None = None) -> Note:
    """Pin a note to the board."""
    note = Note(text=text, pinned_at=now, person_id=person_id)
    db.add(note)
    return note


def newest(db: Session, most: int) -> list[Note]:
    """The notes on the board, newest first."""
    return list(db.scalars(select(Note).order_by(Note.pinned_at.desc(), Note.id).limit(most)))


def find(db: Session, text: str) -> list[Note]:
    """At most twenty notes in which a text occurs."""
    return list(
        db.scalars(select(Note).where(Note.text.icontains(text, autoescape=True)).limit(20))
    )


def tidy(practice: Any, db: Session) -> None:
    """Take off what hung longer than the practice wants."""
    days = practice.plugin_settings("minimal")["days"]
    oldest = practice.host.clock() - timedelta(days=days)
    db.execute(delete(Note).where(Note.pinned_at < oldest))


def fill(practice: Any, db: Session) -> None:
    """Pin what the demo shows."""
    for text in ("Coffee is at ten.", "The door sticks: push."):
        pin(db, text, practice.host.clock())
