"""Taking an imported list into the directory: as drafts, and nobody twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kring_core.sdk import Clock
from sqlalchemy import select
from sqlalchemy.orm import Session

from kring_expertdirectory import models
from kring_expertdirectory.importing import (
    ImportedList,
    ImportedPage,
    ImportedProfile,
    Known,
    Match,
    match,
)
from kring_expertdirectory.models import Page, Profile
from kring_expertdirectory.said import CODE_OF_MATCH, stored
from kring_expertdirectory.services.drafts import IN_STATE, Drafts
from kring_expertdirectory.services.pages import Pages
from kring_expertdirectory.values import Content
from kring_expertdirectory.wording import fold


@dataclass(frozen=True)
class Plan:
    """What an import would do; nobody who is here already is touched."""

    imported: ImportedList
    profiles: tuple[tuple[ImportedProfile, Match], ...]
    pages: tuple[tuple[ImportedPage, bool], ...]
    """Each page of the list, and whether it is new."""

    def count(self, kind: str) -> int:
        """How many experts are ``new``, the ``same`` as somebody here, or a ``doubt``."""
        return sum(found.kind == kind for _, found in self.profiles)

    @property
    def new_pages(self) -> int:
        """How many pages are new."""
        return sum(new for _, new in self.pages)

    @property
    def anything(self) -> bool:
        """Whether anything would come at all."""
        return bool(self.new_pages) or any(found.kind != "same" for _, found in self.profiles)

    @property
    def counts(self) -> Mapping[str, int]:
        """The outcome in numbers."""
        kinds = {kind: self.count(kind) for kind in ("new", "same", "doubt")}
        return {**kinds, "pages_new": self.new_pages, "pages": len(self.pages)}


class Intake:
    """Imports lists, within one transaction."""

    def __init__(self, db: Session, clock: Clock) -> None:
        self._db = db
        self._drafts = Drafts(db, clock)
        self._pages = Pages(db, clock)

    def plan(self, imported: ImportedList) -> Plan:
        """Hold a list against who is here already; nothing is changed."""
        known = self._known()
        pages = set(self._db.scalars(select(Page.source_key)))
        return Plan(
            imported,
            tuple((profile, match(profile, known.like(profile))) for profile in imported.profiles),
            tuple((page, page.source_key not in pages) for page in imported.pages),
        )

    def _known(self) -> _Index:
        columns = (Profile.id, Profile.name, Profile.quote, Profile.source_key)
        rows = self._db.execute(select(*columns).where(IN_STATE["all"]))
        return _Index([Known(*row) for row in rows])

    def carry_out(self, plan: Plan, day: date) -> None:
        """Make drafts of everything that is not here yet, doubts beside them."""
        for profile, found in plan.profiles:
            if found.kind != "same":
                self._add(plan.imported, profile, found, day)
        for page, new in plan.pages:
            if new:
                self._pages.add(
                    page.question[: models.QUESTION_LENGTH],
                    page.summary,
                    page.body,
                    source_key=page.source_key,
                    doubts=[stored(item) for item in plan.imported.doubts(page.lines)],
                )

    def _add(
        self, imported: ImportedList, profile: ImportedProfile, found: Match, day: date
    ) -> None:
        content, too_long = content_of(profile)
        draft = self._drafts.add(content, day, source_key=profile.source_key)
        doubts = [stored(item) for item in imported.doubts(profile.lines)]
        if found.kind == "doubt":
            doubts.append(_doubt(profile, CODE_OF_MATCH[found.why], found.why, found.id))
        if too_long:
            doubts.append(_doubt(profile, "too-long", "It is too long for its place."))
        draft.doubts = doubts


class _Index:
    """Who is here, by what a match can be made on: the source, and the first word of the name."""

    def __init__(self, known: list[Known]) -> None:
        self._by_source: dict[str | None, list[Known]] = defaultdict(list)
        self._by_word: dict[str, list[Known]] = defaultdict(list)
        for one in known:
            self._by_source[one.source_key].append(one)
            self._by_word[_first_word(one.name)].append(one)

    def like(self, profile: ImportedProfile) -> list[Known]:
        """Everybody who could be this expert; the others need not be looked at."""
        found = self._by_source.get(profile.source_key or "", [])
        return [*found, *(k for k in self._by_word[_first_word(profile.name)] if k not in found)]


def _first_word(name: str) -> str:
    return next(iter(fold(name).split()), "")


def content_of(profile: ImportedProfile) -> tuple[Content, bool]:
    """What an imported expert says, and whether something was too long for its place.

    That stands in the introduction then, so that nothing is lost.
    """
    quote, tagline = profile.quote.text if profile.quote else "", profile.tagline or ""
    spilt = []
    if len(tagline) > models.TAGLINE_LENGTH:
        spilt.append(tagline)
        tagline = ""
    if len(quote) > models.QUOTE_LENGTH:
        spilt.append(quote)
        quote = ""
    name, place = profile.name[: models.NAME_LENGTH], (profile.place or "")[: models.PLACE_LENGTH]
    attribution = (profile.quote.attribution or "") if profile.quote else ""
    content = Content(
        name=name,
        tagline=tagline,
        quote=quote,
        quote_lang=profile.quote.language if profile.quote else "nl",
        attribution=attribution[: models.NAME_LENGTH],
        introduction="\n\n".join(spilt),
        languages=profile.languages,
        places=(place,) if place else (),
    )
    return content, bool(spilt) or name != profile.name


def _doubt(
    profile: ImportedProfile, code: str, why: str, other: str | None = None
) -> dict[str, Any]:
    return {
        "line": profile.lines[0],
        "before": profile.name,
        "after": profile.name,
        "why": why,
        "code": code,
        "details": {},
        "profile": other,
    }
