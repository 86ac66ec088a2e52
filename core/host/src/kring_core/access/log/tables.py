"""The two tables of a log, in an SQLite file of its own, and how their rows are read."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    create_engine,
    select,
)
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from kring_core.access.log.entry import Entry, Outcome
from kring_core.access.log.segments import Segment
from kring_core.db import ID_LENGTH

INSTANT_LENGTH = 32
"""Of an instant as :func:`kring_core.access.log.entry.said_at` says it."""

_metadata = MetaData()

lines = Table(
    "line",
    _metadata,
    Column("number", Integer, primary_key=True),
    Column("segment", Integer, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("at", String(INSTANT_LENGTH), nullable=False, index=True),
    Column("event", String(80), nullable=False),
    Column("account_id", String(ID_LENGTH)),
    Column("actor_id", String(ID_LENGTH)),
    Column("on_behalf_of", String(ID_LENGTH)),
    Column("person_id", String(ID_LENGTH)),
    Column("resource", String(80), nullable=False),
    Column("rule", String(80), nullable=False),
    Column("outcome", String(10), nullable=False),
    Index("ix_line_segment", "segment", "number"),
    Index("ix_line_person", "person_id", "number"),
    Index("ix_line_actor", "actor_id", "number"),
    Index("ix_line_event", "event", "number"),
)
"""See :class:`kring_core.access.log.entry.Entry`; ``number`` counts from 1, without gaps."""

segments = Table(
    "segment",
    _metadata,
    Column("number", Integer, primary_key=True),
    Column("opened_at", String(INSTANT_LENGTH), nullable=False),
    Column("first", Integer, nullable=False),
    Column("before", LargeBinary(32), nullable=False),
    Column("last", Integer),
    Column("head", LargeBinary(32)),
    Column("last_at", String(INSTANT_LENGTH)),
    Column("removed_at", String(INSTANT_LENGTH)),
)
"""See :class:`kring_core.access.log.segments.Segment`."""


def make_file(path: Path) -> None:
    """Make the file of a log with its tables; whoever comes first makes it, the others use it."""
    building = path.with_suffix(f".{secrets.token_hex(4)}")
    engine = create_engine(f"sqlite:///{building}", poolclass=NullPool)
    try:
        _metadata.create_all(engine)
        with suppress(FileExistsError):
            os.link(building, path)
    finally:
        building.unlink(missing_ok=True)


def segment_of(row: Any) -> Segment:
    """A segment as a value, from a row of its table."""
    number, opened_at, first, before, last, head, last_at, removed_at = row
    return Segment(
        number,
        datetime.fromisoformat(opened_at),
        first,
        before,
        last,
        head,
        datetime.fromisoformat(last_at) if last_at else None,
        datetime.fromisoformat(removed_at) if removed_at else None,
    )


def entry_of(row: Any) -> Entry:
    """What a line says, as a value.

    :raises ValueError: when it says what no line can say, since somebody changed it.
    """
    return Entry(
        datetime.fromisoformat(row.at),
        row.event,
        row.account_id,
        row.actor_id,
        row.on_behalf_of,
        row.person_id,
        row.resource,
        row.rule,
        Outcome(row.outcome),
    )


def all_segments(db: Session) -> list[Segment]:
    """Every segment, those that have gone among them, in their order."""
    return [segment_of(row) for row in db.execute(select(segments).order_by(segments.c.number))]
