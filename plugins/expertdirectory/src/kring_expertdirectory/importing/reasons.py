"""The closed set of reasons the importer gives, as sentences with places (``${name}``) for details.

The sentences are the msgids of their translations; the names are the codes of the items.
"""

from __future__ import annotations

from enum import Enum
from string import Template

from kring_core.sdk import Item


class Reason(Enum):
    """Why a line is doubted or refused."""

    UNCLEAR_HEADING = "This was taken for the heading of the list, but it may be a name."
    NO_QUOTE = "No quote or role follows this name."
    UNCLEAR_NAME = "This stands where a name is expected, but does not look like one."
    UNCLEAR_ADDITION = "What stands after the name is no language; it was taken for a role."
    UNCLEAR_ROLE = "This was taken for a role, not for a quote, although it names no town we know."
    UNCLEAR_ATTRIBUTION = "What stands after the dash may be the source; it was left in the quote."
    MIXED_LANGUAGES = "This quote mixes ${first} and ${second}: perhaps a slip of a translation."
    UNKNOWN_QUOTE_LANGUAGE = (
        "The language of this quote cannot be told; it was taken for ${language}."
    )
    SAME_FIRST_NAME = "The expert in line ${other} has the same first name; they were kept as two."
    NO_ANSWER = "No answer follows this question; no page was made of it."
    NO_BODY = "Only a short answer follows this question."
    UNKNOWN_COLUMN = "The column ${column} is not known; it was left out."
    UNKNOWN_LANGUAGE = "This language is not known; it was left out."
    ROW_LENGTH = "This row has ${found} cells where the header has ${expected}; it was left out."
    ROW_QUOTES = (
        "A quotation mark in this row is not closed or stands in a wrong place; it was left out."
    )
    ROW_NAME = "This row names no expert; it was left out."

    @property
    def code(self) -> str:
        """The name by which programs know the reason."""
        return self.name.lower().replace("_", "-")

    def doubt(self, line: int, before: str, after: str | None = None, **details: str) -> Item:
        """An item that leaves a line to a person; ``after`` is what was made of it."""
        why = Template(self.value).substitute(details)
        shown = before if after is None else after
        return Item(line, "doubt", before, shown, why, self.code, details)

    def refusal(self, line: int, before: str, **details: str) -> Item:
        """An item about a line that was not taken over."""
        why = Template(self.value).substitute(details)
        return Item(line, "refusal", before, "", why, self.code, details)
