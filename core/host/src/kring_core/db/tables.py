"""The base of the host's own tables. A plugin makes one of its own, with its own metadata."""

from __future__ import annotations

from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass

from kring_core.db.columns import new_metadata


class Table(MappedAsDataclass, DeclarativeBase):
    """A table of the host; its name begins with ``kring_``."""

    metadata = new_metadata()
