"""Words as people write and search them, and the addresses that are made of them."""

# ruff: noqa: RUF001 - signs that look alike are what this module makes alike.

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

MOST_WORDS = 8
"""How many words of a search are looked at."""

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
_HYPHENATED = re.compile(r"\w+(?:[-‐‑–]\w+)+")
_EDGES = ".,;:!?\"'()[]{}«»“”„‘’…"


def fold(text: str) -> str:
    """Text without case, marks on letters and double spaces, so that *Zoë* and *zoe* are one.

    >>> fold("  Gülşen   Ørsted")
    'gulsen orsted'
    """
    parted = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    bare = "".join(letter for letter in parted if not unicodedata.combining(letter))
    # Taking a sign apart may bring capitals to light, as in the sign for megahertz.
    return " ".join(bare.casefold().translate(_LETTERS).split())


def searchable(texts: Iterable[str]) -> str:
    """What a profile is found by: its texts folded, and *burn-out* as *burnout* as well."""
    folded = fold("\n".join(texts))
    joined = (re.sub(r"\W", "", word) for word in _HYPHENATED.findall(folded))
    return " ".join([folded, *dict.fromkeys(joined)])


def words(text: str) -> tuple[str, ...]:
    """The words of a search, folded, each once; all of them must be found."""
    found = (word.strip(_EDGES) for word in fold(text).split())
    return tuple(dict.fromkeys(word for word in found if word))[:MOST_WORDS]


def slug_of(name: str, taken: Collection[str] = ()) -> str:
    """The last part of a profile's address, made of its name: *Zoë de Boer* becomes *zoe-de-boer*.

    A second one of the same name gets a number (ED-02: many have a first name only).
    """
    base = re.sub(r"[^a-z0-9]+", "-", fold(name).replace("'", "")).strip("-")[:80].strip("-")
    base = base or "expert"
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, parted by empty lines."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
