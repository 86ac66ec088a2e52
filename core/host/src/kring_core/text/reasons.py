"""The closed set of reasons a diagnosis gives, as sentences with places for details.

The sentences are the msgids of their translations; a place is written ``${name}``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from string import Template

from kring_core.text.values import Because, Encoding, Item, Kind, NotText


@dataclass(frozen=True)
class Reason:
    """A sentence that says why, and the code by which programs know it."""

    code: str
    sentence: str

    @lru_cache(maxsize=256)  # noqa: B019 - reasons are constants, which live as long as the module
    def said(self, **details: str) -> str:
        """The sentence with its details filled in; a missing detail raises ``KeyError``."""
        return Template(self.sentence).substitute(details)

    def item(self, line: int, kind: Kind, before: str, after: str, **details: str) -> Item:
        """An item about this line that gives this reason."""
        return Item(line, kind, before, after, self.said(**details), self.code, details)

    def refusal(self) -> NotText:
        """The exception that gives this reason."""
        return NotText(self.code, self.said())

    def encoding(self, concluded: str, **details: str) -> Encoding:
        """The conclusion about an encoding that gives this reason."""
        return Encoding(concluded, self.said(**details), (Because(self.code, details),))


EMPTY = Reason("empty", "The file is empty.")
OTHER_FORMAT = Reason(
    "other-format",
    "The file is no plain text but another kind of file, such as a picture, a PDF or a document."
    " Save it as plain text or CSV and try again.",
)
BINARY = Reason("binary", "The file holds data that occurs in no text.")
BROKEN_UTF16 = Reason(
    "broken-utf-16", "The file begins as UTF-16 text but breaks off or is damaged."
)

ASCII = Reason("ascii", "All characters are plain ASCII, which reads the same in every encoding.")
VALID_UTF8 = Reason("valid-utf-8", "All characters beyond ASCII are valid UTF-8.")
MARKED_UTF8 = Reason("marked-utf-8", "The file begins with the mark of UTF-8.")
MARKED_UTF16 = Reason("marked-utf-16", "The file begins with the mark of UTF-16.")
UNMARKED_UTF16 = Reason(
    "unmarked-utf-16", "Every other byte is zero, as in UTF-16 text that lost its mark."
)
MIXED_UTF8 = Reason(
    "mixed-utf-8", "Most characters are valid UTF-8; ${count} were written in Windows-1252."
)
INVALID_UTF8 = Reason(
    "invalid-utf-8",
    "The characters beyond ASCII are not valid UTF-8 but read well as Windows-1252.",
)
MISREAD_EARLIER = Reason(
    "misread-earlier",
    "Before it was saved, UTF-8 text was taken for ${encoding}: ${count} different words show it.",
)

MISREAD = Reason("misread", "The word was UTF-8 that a program took for ${encoding}.")
MISREAD_AGAIN = Reason(
    "misread-again", "The word was UTF-8 that programs took for ${encoding} more than once."
)
MISMENDED = Reason(
    "mismended",
    "The word was UTF-8 that a program took for ${encoding} and another one mended wrongly.",
)
FOREIGN_BYTES = Reason("foreign-bytes", "This word alone was written in Windows-1252.")

PERHAPS_MISREAD = Reason(
    "perhaps-misread",
    "This may be UTF-8 that a program took for ${encoding}, but it is not certain.",
)
LOST_QUOTE = Reason(
    "lost-quote",
    "A quotation mark was lost here; which one is judged by its place in the sentence.",
)
LOST_APOSTROPHE = Reason("lost-apostrophe", "An apostrophe was probably lost here.")
LOST_DASH = Reason("lost-dash", "A dash was probably lost here.")
LOST_EMOJI = Reason("lost-emoji", "A small picture (emoji) was lost here; which one is unknown.")
LOST_SIGN = Reason("lost-sign", "Part of this sign was lost; what it was is probable, not certain.")
LOST_LETTER = Reason(
    "lost-letter", "Part of a letter was lost; the same word stands elsewhere in this file."
)
LOST_INITIAL = Reason("lost-initial", "Part of the first letter was probably lost.")
LOST_SPACE = Reason(
    "lost-space", "The second half of this letter was probably taken for a space and replaced."
)
LOST_CHARACTER = Reason("lost-character", "A character was lost here before the file was saved.")

EDITORS_REMARK = Reason(
    "editors-remark", "This is a remark by an editor, not text for readers; it was left out."
)
PERHAPS_REMARK = Reason("perhaps-remark", "This text seems to hold a remark by an editor.")
FILLER = Reason("filler", "This is filler text without meaning; it was left out.")
