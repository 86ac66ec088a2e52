"""The words by which somebody is found: small letters without marks, so that *Zoë* is *zoe*."""

from __future__ import annotations

import unicodedata

WORD_LENGTH = 40
"""Of a word by which somebody is found; longer ones are cut."""
KEY_LENGTH = 120


def words(text: str) -> set[str]:
    """The words of a name or of what somebody typed, as they are compared."""
    return {word[:WORD_LENGTH] for word in _plain(text).split()}


def in_order(name: str) -> str:
    """A name as lists are ordered by it: *Zoë van den Berg* is *zoe van den berg*."""
    return " ".join(_plain(name).split())[:KEY_LENGTH]


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return "".join(letter if letter.isalnum() else " " for letter in letters)
