"""What this plugin keeps, counted, handed over and erased; asked of it where it is disabled too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kring_hooks.host import Record
from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from kring_minimal.models import Note


def records(db: Session, person_id: str | None) -> Iterator[Record]:
    """Every note, or those of one person."""
    for note in db.scalars(_of(select(Note), person_id)):
        data = {"text": note.text, "pinned_at": note.pinned_at.isoformat()}
        yield Record("note", note.id, data, note.person_id)


def count(db: Session, person_id: str | None) -> dict[str, int]:
    """How many notes there are, or how many of one person."""
    return {"note": db.scalar(_of(select(func.count()).select_from(Note), person_id)) or 0}


def erase(db: Session, person_id: str) -> dict[str, int]:
    """Take off the notes of one person."""
    gone = count(db, person_id)
    db.execute(delete(Note).where(Note.person_id == person_id))
    return gone


def _of(query: Select[Any], person_id: str | None) -> Select[Any]:
    return query if person_id is None else query.where(Note.person_id == person_id)
