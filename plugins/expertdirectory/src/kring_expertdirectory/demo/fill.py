"""Fills a practice with the made-up experts, so that there is something to see."""

from __future__ import annotations

from datetime import timedelta

from kring_core.sdk import Files, Practice
from sqlalchemy.orm import Session

from kring_expertdirectory.demo.data import DemoExpert, experts
from kring_expertdirectory.portraits import draw
from kring_expertdirectory.services import Drafts
from kring_expertdirectory.values import Content, Room


def fill(practice: Practice, db: Session) -> None:
    """Write the sixty experts with their portraits; those that wait for an editor stay drafts."""
    clock = practice.host.clock
    now = clock()
    today = now.astimezone(practice.zone).date()
    drafts, files = Drafts(db, clock), Files(db, practice.place.files)
    for number, expert in enumerate(experts()):
        # Nobody confirms everything on one day.
        profile = drafts.add(_content(expert), today - timedelta(days=number * 7 % 40))
        picture = draw(expert.portrait).encode()
        stored = files.put_own(picture, f"{expert.slug}.svg", now, "image/svg+xml")
        profile.portrait_id = stored.id
        # Set, and not published as an editor would: filling a demo tells no plugin anything.
        profile.published_at = now if expert.published else None


def _content(expert: DemoExpert) -> Content:
    return Content(
        name=expert.name,
        tagline=expert.tagline,
        quote=expert.quote.text,
        quote_lang=expert.quote.language,
        attribution=expert.quote.attribution or "",
        introduction=expert.introduction,
        text_lang=expert.quote.language,
        languages=expert.languages,
        methods=expert.methods,
        themes=expert.themes,
        places=expert.places,
        online=expert.online,
        fee_cents=expert.fee,
        availability=Room(expert.availability),
        waiting_weeks=expert.waiting_weeks,
    )
