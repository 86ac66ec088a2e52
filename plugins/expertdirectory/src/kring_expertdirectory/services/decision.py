"""What the directory itself says to the publication of a profile."""

from __future__ import annotations

from collections.abc import Iterator

from kring_hooks.directories import Profile as Published
from kring_hooks.host import Objection
from sqlalchemy.orm import Session

from kring_expertdirectory.models import Profile
from kring_expertdirectory.rules import objections_to_profile, objections_to_texts


def objections(db: Session, published: Published) -> Iterator[Objection]:
    """Everything that stands against a profile; one of another directory is judged by its texts."""
    profile = db.get(Profile, published.id)
    if profile is not None:
        yield from objections_to_profile(profile.quote, profile.tagline, len(profile.doubts))
    yield from objections_to_texts(published.texts)
