"""The tables of the directory."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from kring_core.sdk import ID_LENGTH, Identified, UtcDateTime, Versioned, new_metadata
from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    mapped_column,
    relationship,
)

from kring_expertdirectory.values import Content, Kind, Room

NAME_LENGTH = 120
TAGLINE_LENGTH = 160
QUOTE_LENGTH = 400
INTRODUCTION_LENGTH = 5_000
PLACE_LENGTH = 80
QUESTION_LENGTH = 300
SUMMARY_LENGTH = 2_000
BODY_LENGTH = 20_000


class Table(MappedAsDataclass, DeclarativeBase):
    """A table of the directory; its name begins with ``expertdirectory_``."""

    metadata = new_metadata()


class Tag(Table, kw_only=True):
    """One word by which a profile is found: a method, a theme, a language or a place."""

    __tablename__ = "expertdirectory_tag"
    # The other way round than the key: from a word to the profiles that have it.
    __table_args__ = (Index(None, "kind", "code", "profile_id"),)

    profile_id: Mapped[str] = mapped_column(
        ForeignKey("expertdirectory_profile.id", ondelete="CASCADE"), primary_key=True, init=False
    )
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    code: Mapped[str] = mapped_column(String(PLACE_LENGTH), primary_key=True)
    """A code of the vocabulary, or the name of a place as people write it."""
    position: Mapped[int]


class Profile(Identified, Versioned, Table, kw_only=True):
    """One expert as the practice presents them. Without ``published_at`` it is a draft."""

    __tablename__ = "expertdirectory_profile"

    slug: Mapped[str] = mapped_column(String(100), unique=True)
    """Last part of the public address; follows the name until the profile is published."""
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    name_key: Mapped[str] = mapped_column(String(2 * NAME_LENGTH), index=True)
    """The name folded, to sort by."""
    tagline: Mapped[str] = mapped_column(String(TAGLINE_LENGTH))
    quote: Mapped[str] = mapped_column(String(QUOTE_LENGTH))
    quote_lang: Mapped[str] = mapped_column(String(8))
    attribution: Mapped[str] = mapped_column(String(NAME_LENGTH))
    introduction: Mapped[str] = mapped_column(Text)
    text_lang: Mapped[str] = mapped_column(String(8))
    online: Mapped[bool]
    fee_cents: Mapped[int | None]
    availability: Mapped[str] = mapped_column(String(10))
    waiting_weeks: Mapped[int | None]
    search_text: Mapped[str] = mapped_column(Text)
    """Everything somebody may search for, folded; see :func:`kring_expertdirectory.rules.fold`."""
    seat: Mapped[int] = mapped_column(BigInteger)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    availability_confirmed_on: Mapped[date | None] = mapped_column(default=None)
    portrait_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), default=None)
    """Id of a stored file, or None for a picture of initials."""
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None, index=True)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None, index=True)
    """When it was deleted; it can be put back for a while, and is then erased."""
    source_key: Mapped[str | None] = mapped_column(String(200), default=None, index=True)
    """By what an import knows the row again that this came from, or None."""
    doubts: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default_factory=list)
    """What an import left for a person to look at; see :mod:`kring_expertdirectory.importing`."""
    # Tags that were not asked for would be a query for each row of a list, so that is refused.
    tags: Mapped[list[Tag]] = relationship(
        default_factory=list,
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by=Tag.position,
        lazy="raise",
    )

    def codes(self, kind: Kind) -> tuple[str, ...]:
        """The tags of one kind, in the order in which they are shown."""
        return tuple(tag.code for tag in self.tags if tag.kind == kind)

    @property
    def content(self) -> Content:
        """What was written about the expert, as a value."""
        return Content(
            name=self.name,
            tagline=self.tagline,
            quote=self.quote,
            quote_lang=self.quote_lang,
            attribution=self.attribution,
            introduction=self.introduction,
            text_lang=self.text_lang,
            languages=self.codes(Kind.LANGUAGE),
            methods=self.codes(Kind.METHOD),
            themes=self.codes(Kind.THEME),
            places=self.codes(Kind.PLACE),
            online=self.online,
            fee_cents=self.fee_cents,
            availability=Room(self.availability),
            waiting_weeks=self.waiting_weeks,
        )


class Page(Identified, Versioned, Table, kw_only=True):
    """One knowledge page: a question with two answers (ED-07). Always a draft as yet."""

    __tablename__ = "expertdirectory_page"

    question: Mapped[str] = mapped_column(String(QUESTION_LENGTH))
    summary: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    """Paragraphs, parted by an empty line."""
    position: Mapped[int]
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    language: Mapped[str] = mapped_column(String(8), default="nl")
    source_key: Mapped[str | None] = mapped_column(String(200), default=None, index=True)
    doubts: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default_factory=list)


class Upload(Identified, Table, kw_only=True):
    """A file that waits for somebody to confirm its import; forgotten after a day.

    Without it an address could name any stored file of the practice.
    """

    __tablename__ = "expertdirectory_upload"

    file_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    name: Mapped[str] = mapped_column(String(200))
    uploaded_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
