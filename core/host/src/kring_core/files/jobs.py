"""What the file store does by itself."""

from __future__ import annotations

import time

from sqlalchemy.orm import Session

from kring_core.files.store import Files
from kring_core.practices.practice import Practice

SETTLED = 3600
"""Seconds after which no transaction can still be about to name a file."""


def sweep_files(practice: Practice, db: Session) -> None:
    """Remove bytes that no row names any more."""
    Files(db, practice.place.files).sweep(time.time() - SETTLED)
