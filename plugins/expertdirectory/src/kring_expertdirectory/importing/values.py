"""What was read from a list: profiles and pages, each with the lines it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kring_core.sdk import Diagnosis, Item


@dataclass(frozen=True)
class ImportedQuote:
    """A quote in its language (ISO 639-1), and its source if not the expert (ED-05)."""

    text: str
    language: str
    attribution: str | None = None


@dataclass(frozen=True)
class ImportedProfile:
    """One expert as a list presents them (ED-01).

    ``languages`` are ISO 639-1. ``lines`` count from 1 and point at what was read. ``source_key``
    stays the same when the same list is read again, so a profile can be known again even after an
    editor changed it.
    """

    name: str
    languages: tuple[str, ...]
    tagline: str | None
    place: str | None
    quote: ImportedQuote | None
    lines: tuple[int, ...]
    source_key: str = ""


@dataclass(frozen=True)
class ImportedPage:
    """A question, its short answer, and a body of paragraphs parted by empty lines (ED-07)."""

    question: str
    summary: str
    body: str
    lines: tuple[int, ...]
    source_key: str = ""


@dataclass(frozen=True)
class Content:
    """What one of the readers found in the lines of a list."""

    profiles: tuple[ImportedProfile, ...]
    pages: tuple[ImportedPage, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class ImportedList:
    """A list that was read, with all that was repaired, doubted or refused on the way.

    ``id`` is the SHA-256 of the bytes in hexadecimal; ``items`` are in the order of the lines.
    """

    id: str
    name: str
    diagnosis: Diagnosis
    profiles: tuple[ImportedProfile, ...]
    pages: tuple[ImportedPage, ...]
    items: tuple[Item, ...]

    @property
    def refused(self) -> int:
        """How many lines were not taken over."""
        return len({item.line for item in self.items if item.kind == "refusal"})

    def doubts(self, lines: Iterable[int]) -> tuple[Item, ...]:
        """What a person must look at in these lines of a profile or page."""
        wanted = set(lines)
        return tuple(item for item in self.items if item.line in wanted and item.kind == "doubt")
