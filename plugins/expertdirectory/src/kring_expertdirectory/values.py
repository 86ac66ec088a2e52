"""What the directory speaks of: kinds of tags, states of room, and what a profile says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a tag of a profile is about."""

    METHOD = "method"
    THEME = "theme"
    LANGUAGE = "language"
    PLACE = "place"


class Room(StrEnum):
    """Whether an expert takes new people; the only thing on a card that has a colour."""

    NOW = "now"
    WAITING = "waiting"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that somebody writes about an expert, wherever it was written: form, import or demo."""

    name: str
    tagline: str = ""
    """What the expert is, in a few words; never the quote (ED-04)."""
    quote: str = ""
    quote_lang: str = "nl"
    """Language of the quote, which need not be that of the rest (ED-05)."""
    attribution: str = ""
    """Whose words the quote is; empty when they are the expert's own."""
    introduction: str = ""
    """Paragraphs, parted by an empty line."""
    text_lang: str = "nl"
    """Language of the tagline and the introduction."""
    languages: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """Names of towns, as people write them."""
    online: bool = False
    fee_cents: int | None = None
    """Euro cents for a session of 60 minutes; None when it is not known."""
    availability: Room = Room.UNKNOWN
    waiting_weeks: int | None = None
    """Weeks until there is room, where the availability is ``waiting``."""

    def tags(self) -> Iterator[tuple[Kind, str]]:
        """Every tag with its kind, in the order in which it is shown."""
        for kind, codes in (
            (Kind.METHOD, self.methods),
            (Kind.THEME, self.themes),
            (Kind.LANGUAGE, self.languages),
            (Kind.PLACE, self.places),
        ):
            yield from ((kind, code) for code in dict.fromkeys(codes))

    def texts(self) -> tuple[str, ...]:
        """Every free text that somebody wrote, empty ones left out."""
        written = (self.name, self.tagline, self.quote, self.attribution, self.introduction)
        return tuple(text for text in (*written, *self.places) if text)
