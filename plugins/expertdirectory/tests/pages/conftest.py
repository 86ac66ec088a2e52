"""Pictures to send, and addresses of staff."""

from __future__ import annotations

import struct
import zlib

import pytest
from kring_core.sdk import StoredFile
from sqlalchemy import func, select


def _chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


@pytest.fixture
def png() -> bytes:
    """A picture of one point."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + _chunk(b"IDAT", zlib.compress(b"\0abc"))
        + _chunk(b"IEND", b"")
    )


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
