"""A practice with the directory, and a hand to write profiles into it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from kring_expertdirectory.services import Drafts, Press
from kring_expertdirectory.values import Content


@pytest.fixture
def plugins() -> list[str]:
    return ["expertdirectory"]


@pytest.fixture
def today(clock, practice):
    """The day it is in the practice."""
    return clock().astimezone(practice.zone).date()


@pytest.fixture
def add(practice, clock, today) -> Callable[..., str]:
    """Write a profile, ``add(name="Zoë", published=True)``; answers its id."""

    def write(*, published: bool = False, doubts: list | None = None, **written: object) -> str:
        content = Content(**{"name": "Marit Veenhof", "quote": "Begin waar u bent.", **written})
        with practice.database.write() as db:
            profile = Drafts(db, clock).add(content, today)
            profile.doubts = doubts or []
            if published:
                Press(db, clock, practice.hook).publish(profile)
        return profile.id

    return write


@pytest.fixture
def slug_of(practice, clock) -> Callable[[str], str]:
    """The last part of a profile's address."""

    def read(profile_id: str) -> str:
        with practice.database.read() as db:
            profile = Drafts(db, clock).by_id(profile_id)
            assert profile is not None
            return profile.slug

    return read
