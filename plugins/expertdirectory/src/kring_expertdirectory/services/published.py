"""What the public sees: the published profiles, found by words, methods and themes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, selectinload

from kring_expertdirectory.models import Profile, Tag
from kring_expertdirectory.rules import SEATS, turn_of
from kring_expertdirectory.values import Kind

IS_PUBLISHED = Profile.published_at.is_not(None) & Profile.removed_at.is_(None)
"""What the public may see of profiles; every public page, panel and answer goes through it."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a search: it stands in a text, or in the title of one of these tags."""

    text: str
    """Folded."""
    tags: tuple[tuple[Kind, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for: all of the words, one of the methods, and one of the themes."""

    words: tuple[Word, ...] = ()
    methods: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """The search as conditions on :class:`Profile`, all of which must hold."""
        for word in self.words:
            # Escaped, so that a % or _ stands for itself.
            in_text = Profile.search_text.contains(word.text, autoescape=True)
            by_tag = [_tagged(kind, (code,)) for kind, code in word.tags]
            yield or_(in_text, *by_tag)
        if self.methods:
            yield _tagged(Kind.METHOD, self.methods)
        if self.themes:
            yield _tagged(Kind.THEME, self.themes)


class Published:
    """The published profiles, for reading."""

    def __init__(self, db: Session) -> None:
        self._db = db

    def count(self, search: Search) -> int:
        """How many profiles a search finds."""
        found = select(func.count()).select_from(Profile).where(IS_PUBLISHED, *search.conditions())
        return self._db.scalar(found) or 0

    def page(self, search: Search, day: date, *, limit: int, offset: int = 0) -> list[Profile]:
        """Some of the profiles that a search finds, in the order of the day, with their tags.

        Takes two queries, however many profiles there are.
        """
        order = (Profile.seat * turn_of(day) % SEATS, Profile.id)
        found = _whole().where(*search.conditions()).order_by(*order)
        return list(self._db.scalars(found.limit(limit).offset(offset)))

    def by_slug(self, slug: str) -> Profile | None:
        """The published profile at an address, or None."""
        return self._db.scalars(_whole().where(Profile.slug == slug)).one_or_none()


def _whole() -> Select[Profile]:
    return select(Profile).where(IS_PUBLISHED).options(selectinload(Profile.tags))


def _tagged(kind: Kind, codes: tuple[str, ...]) -> ColumnElement[bool]:
    found = select(Tag.profile_id).where(Tag.kind == kind, Tag.code.in_(codes))
    return Profile.id.in_(found)
