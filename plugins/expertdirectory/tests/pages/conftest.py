"""Addresses of staff, and what the store holds."""

from __future__ import annotations

import pytest
from kring_core.sdk import StoredFile
from sqlalchemy import func, select


@pytest.fixture
def at():
    """Where staff writes a profile: ``at(profile_id)``, ``at(profile_id, "publiceren")``."""
    return lambda profile_id, *act: "/".join(["/beheer/experts", profile_id, *act])


@pytest.fixture
def stored_files(practice):
    """How many files the practice keeps."""

    def count() -> int:
        with practice.database.read() as db:
            return db.scalar(select(func.count()).select_from(StoredFile))

    return count
