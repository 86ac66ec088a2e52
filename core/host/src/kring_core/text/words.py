"""What a word shows without knowing its language: its letters, its case, its neighbours."""

from __future__ import annotations

import re

# No word is longer; a bound keeps a line without spaces linear.
LONGEST = 40
_LETTERS = re.compile(rf"[^\W\d_]{{1,{LONGEST}}}")
QUOTES = frozenset("\"'\u00ab\u00bb\u2018\u2019\u201a\u201c\u201d\u201e\u2039\u203a")

ENDINGS = frozenset(["s", "t", "n", "m", "d", "k", "er", "re", "ve", "ll"])
"""What Dutch and English write after an apostrophe."""


def letters_before(text: str, end: int) -> str:
    """The letters that end at this place, at most :data:`LONGEST`."""
    backwards = text[max(end - LONGEST, 0) : end][::-1]
    return _letters(backwards, 0)[::-1]


def letters_after(text: str, start: int) -> str:
    """The letters that begin at this place, at most :data:`LONGEST`."""
    return _letters(text, start)


def _letters(text: str, start: int) -> str:
    found = _LETTERS.match(text, start)
    return found[0] if found else ""


def is_common(letter: str) -> bool:
    """Whether Western European languages, Dutch and English among them, write this letter."""
    return letter.isascii() or "\xc0" <= letter <= "\xff" or letter in "\u0152\u0153"


def fits_case(left: str, letter: str, right: str) -> bool:
    """Whether a letter has the case a writer would give it between these letters."""
    around = left + right
    if letter.isupper():
        return not left or around.isupper()
    return not around.isupper() and (len(left) == 1 or not left[-2:].isupper())


def breaks_case(word: str) -> bool:
    """Whether no writer mixes small letters and capitals like this: ``wOord``, ``WOord``."""
    return not (word.islower() or word.isupper() or (word[:1].isupper() and word[1:].islower()))
