"""A quote line: whose words it gives, in which language (ED-05), or a role after all (ED-04)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kring_core.sdk import Item

from kring_expertdirectory.importing.languages import Told, tell, title
from kring_expertdirectory.importing.names import is_name
from kring_expertdirectory.importing.reasons import Reason
from kring_expertdirectory.importing.roles import role
from kring_expertdirectory.importing.values import ImportedQuote

_LAST_DASH = re.compile(r"^(.*\S)\s+[-\u2013\u2014\u2015]\s+(\S.*)$")
_MARKS = {"\u201c": "\u201d", "\u2018": "\u2019", '"': '"', "\u201e": "\u201d", "\u00ab": "\u00bb"}
_NAMELESS = frozenset(["onbekend", "anoniem", "unknown", "anonymous", "anon"])
_MOST_WORDS = 5


@dataclass(frozen=True)
class QuoteLine:
    """What a line gave: a quote, or a role with a town; and what is doubtful about it."""

    quote: ImportedQuote | None
    tagline: str | None
    place: str | None
    doubts: tuple[Item, ...]


def read_quote(text: str, number: int, usual: str, attribution: str | None = None) -> QuoteLine:
    """Read a quote line.

    :param number: the line it stands in, for the doubts.
    :param usual: the language where the words tell none (ISO 639-1).
    :param attribution: whose words it is where the list says so itself.
    """
    found = None if attribution else role(text)
    if found:
        unsure = () if found.place else (Reason.UNCLEAR_ROLE.doubt(number, text),)
        return QuoteLine(None, found.tagline, found.place, unsure)
    words, source, unclear = (text, attribution, False) if attribution else _parted(text)
    words = _unmarked(words)
    told = tell(words)
    doubts = [Reason.UNCLEAR_ATTRIBUTION.doubt(number, text)] if unclear else []
    doubts += _language_doubts(told, words, number, usual)
    quote = ImportedQuote(words, told.language or usual, source)
    return QuoteLine(quote, None, None, tuple(doubts))


def _language_doubts(told: Told, words: str, number: int, usual: str) -> Iterator[Item]:
    if told.language is None:
        yield Reason.UNKNOWN_QUOTE_LANGUAGE.doubt(number, words, language=title(usual))
    elif told.other is not None:
        first, second = title(told.language), title(told.other)
        yield Reason.MIXED_LANGUAGES.doubt(number, words, first=first, second=second)


def _parted(text: str) -> tuple[str, str | None, bool]:
    """A quote without its source, the source, and whether what follows the dash is unclear.

    A source is a person: few words, each with a capital. A dash within a sentence is none, and one
    capitalised word may be either.
    """
    found = _LAST_DASH.match(text)
    if not found:
        return text, None, False
    words, source = found.groups()
    source = source.rstrip(".")
    if source.casefold() in _NAMELESS:
        return words, source, False
    parts = source.split()
    if len(parts) <= _MOST_WORDS and is_name(source):
        # One capitalised word may be the beginning of another sentence.
        unclear = len(parts) == 1 and tell(source).language is not None
        return (text, None, True) if unclear else (words, source, False)
    return text, None, len(parts) > 1 and parts[0].istitle() and parts[1].istitle()


def _unmarked(text: str) -> str:
    """A quote without the quotation marks around the whole of it."""
    opening, inner, closing = text[:1], text[1:-1], text[-1:]
    whole = len(text) > 2 and _MARKS.get(opening) == closing
    return inner if whole and opening not in inner and closing not in inner else text
