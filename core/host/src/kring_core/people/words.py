"""The words by which somebody is found: small letters without marks, so that *Zoë* is *zoe*."""

from __future__ import annotations

import unicodedata

from kring_core.people.models import WORD_LENGTH


def words(text: str) -> set[str]:
    """The words of a name or of what somebody typed, as they are compared."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    kept = "".join(letter if letter.isalnum() else " " for letter in letters)
    return {word[:WORD_LENGTH] for word in kept.split()}
