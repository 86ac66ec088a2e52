"""Writing profiles: what staff sees and changes, published or not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from kring_core.sdk import Clock
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import flag_modified

from kring_expertdirectory.models import NAME_LENGTH, Profile, Tag
from kring_expertdirectory.rules import seat_of
from kring_expertdirectory.services.published import IS_PUBLISHED
from kring_expertdirectory.values import Content, Room
from kring_expertdirectory.wording import fold, searchable, slug_of, words

KEPT_AFTER_REMOVAL = timedelta(days=30)
"""How long a deleted profile can be put back."""

IN_STATE: dict[str, ColumnElement[bool]] = {
    "all": Profile.removed_at.is_(None),
    "draft": Profile.published_at.is_(None) & Profile.removed_at.is_(None),
    "published": IS_PUBLISHED,
    "removed": Profile.removed_at.is_not(None),
}
"""The lists of staff, each as a condition."""


class Drafts:
    """All profiles of a practice, for those who write them."""

    def __init__(self, db: Session, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def by_id(self, profile_id: str) -> Profile | None:
        """A profile with its tags, deleted or not; None when there is none."""
        found = select(Profile).where(Profile.id == profile_id).options(selectinload(Profile.tags))
        return self._db.scalars(found).one_or_none()

    def count(self, state: str, text: str = "") -> int:
        """How many profiles are in a state and hold all the words."""
        found = select(func.count()).select_from(Profile).where(*_matching(state, text))
        return self._db.scalar(found) or 0

    def page(self, state: str, text: str = "", *, limit: int, offset: int = 0) -> list[Profile]:
        """Profiles in a state that hold all the words, by name; without their tags."""
        found = select(Profile).where(*_matching(state, text))
        ordered = found.order_by(Profile.name_key, Profile.id).limit(limit).offset(offset)
        return list(self._db.scalars(ordered))

    def add(self, content: Content, day: date, *, source_key: str | None = None) -> Profile:
        """Make a draft.

        :param day: today in the practice, on which the availability counts as confirmed.
        """
        profile = Profile(
            **_columns(content),
            slug="",
            seat=0,
            source_key=source_key,
            changed_at=self._clock(),
        )
        profile.seat = seat_of(profile.id)
        profile.tags = _tags(content)
        self._settle(profile, content)
        if content.availability is not Room.UNKNOWN:
            profile.availability_confirmed_on = day
        self._db.add(profile)
        self._db.flush()
        return profile

    def change(
        self, profile: Profile, content: Content, day: date, *, confirmed: bool = False
    ) -> None:
        """Write a profile anew.

        :param day: today in the practice.
        :param confirmed: whether the availability is right today, also where it did not change.
        """
        before = profile.content
        for name, value in _columns(content).items():
            setattr(profile, name, value)
        _retag(profile, content)
        self._settle(profile, content)
        moved = (content.availability, content.waiting_weeks) != (
            before.availability,
            before.waiting_weeks,
        )
        if content.availability is Room.UNKNOWN:
            profile.availability_confirmed_on = None
        elif moved or confirmed:
            profile.availability_confirmed_on = day
        self.touch(profile)

    def _settle(self, profile: Profile, content: Content) -> None:
        """What follows from what was written: words to find it by, and the address of a draft."""
        profile.name_key = fold(content.name)[: 2 * NAME_LENGTH]
        profile.search_text = searchable(content.texts())
        if profile.published_at is None:
            profile.slug = slug_of(content.name, self._slugs_like(slug_of(content.name), profile))

    def _slugs_like(self, slug: str, but_of: Profile) -> set[str]:
        alike = Profile.slug.startswith(slug, autoescape=True)
        with self._db.no_autoflush:
            return set(self._db.scalars(select(Profile.slug).where(alike, Profile.id != but_of.id)))

    def touch(self, profile: Profile) -> None:
        """Make a new version of a profile, also where only its tags changed."""
        profile.changed_at = self._clock()
        flag_modified(profile, "changed_at")
        self._db.flush()

    def settle_doubts(self, profile: Profile) -> None:
        """Note that somebody looked at everything the import left."""
        profile.doubts = []
        self.touch(profile)

    def set_portrait(self, profile: Profile, file_id: str | None) -> str | None:
        """Give a profile another picture, or none; answer the id of the one it had."""
        before, profile.portrait_id = profile.portrait_id, file_id
        self.touch(profile)
        return before

    def put_back(self, profile: Profile) -> None:
        """Undo a deletion; what was published before comes back as a draft."""
        profile.removed_at = None
        self.touch(profile)

    def outlived(self, now: datetime) -> list[Profile]:
        """The deleted profiles that can no longer be put back."""
        found = select(Profile).where(Profile.removed_at < now - KEPT_AFTER_REMOVAL)
        return list(self._db.scalars(found.options(selectinload(Profile.tags))))

    def erase(self, profiles: Iterable[Profile]) -> None:
        """Remove profiles for good; their pictures are the caller's."""
        for profile in profiles:
            self._db.delete(profile)
        self._db.flush()


def _matching(state: str, text: str) -> list[ColumnElement[bool]]:
    found = [Profile.search_text.contains(word, autoescape=True) for word in words(text)]
    return [IN_STATE[state], *found]


def _columns(content: Content) -> dict[str, Any]:
    waits = content.availability is Room.WAITING
    return {
        "name": content.name,
        "name_key": "",
        "tagline": content.tagline,
        "quote": content.quote,
        "quote_lang": content.quote_lang,
        "attribution": content.attribution,
        "introduction": content.introduction,
        "text_lang": content.text_lang,
        "online": content.online,
        "fee_cents": content.fee_cents,
        "availability": content.availability,
        "waiting_weeks": content.waiting_weeks if waits else None,
        "search_text": "",
    }


def _tags(content: Content) -> list[Tag]:
    return [
        Tag(kind=kind, code=code, position=position)
        for position, (kind, code) in enumerate(content.tags())
    ]


def _retag(profile: Profile, content: Content) -> None:
    """Keep the rows of tags that stay: a key that is removed and added at once would clash."""
    present = {(tag.kind, tag.code): tag for tag in profile.tags}
    wanted = {(tag.kind, tag.code): tag for tag in _tags(content)}
    for key, tag in wanted.items():
        if key in present:
            present[key].position = tag.position
    profile.tags = [present.get(key, tag) for key, tag in wanted.items()]
