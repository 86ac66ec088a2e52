"""The knowledge pages: questions with their answers (ED-07), as drafts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kring_core.sdk import Clock
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from kring_expertdirectory.models import Page


class Pages:
    """All knowledge pages of a practice."""

    def __init__(self, db: Session, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def all(self) -> list[Page]:
        """Every page, in the order in which they came."""
        return list(self._db.scalars(select(Page).order_by(Page.position, Page.id)))

    def by_id(self, page_id: str) -> Page | None:
        """A page, or None when there is none."""
        return self._db.get(Page, page_id)

    def add(
        self,
        question: str,
        summary: str,
        body: str,
        *,
        language: str = "nl",
        source_key: str | None = None,
        doubts: list[dict[str, Any]] | None = None,
    ) -> Page:
        """Make a draft, at the end."""
        last = self._db.scalar(select(func.max(Page.position))) or 0
        page = Page(
            question=question,
            summary=summary,
            body=body,
            language=language,
            position=last + 1,
            source_key=source_key,
            doubts=doubts or [],
            changed_at=self._clock(),
        )
        self._db.add(page)
        self._db.flush()
        return page

    def change(self, page: Page, written: Mapping[str, str]) -> None:
        """Write a page anew: ``question``, ``summary``, ``body`` and ``language``."""
        page.question, page.summary = written["question"], written["summary"]
        page.body, page.language = written["body"], written["language"]
        self._touch(page)

    def settle_doubts(self, page: Page) -> None:
        """Note that somebody looked at everything the import left."""
        page.doubts = []
        self._touch(page)

    def _touch(self, page: Page) -> None:
        page.changed_at = self._clock()
        flag_modified(page, "changed_at")
        self._db.flush()

    def remove(self, page: Page) -> None:
        """Remove a page for good; no visitor ever saw it."""
        self._db.delete(page)
        self._db.flush()
