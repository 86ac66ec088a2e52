"""A name line: the name itself, and what a list adds to it (ED-03)."""

from __future__ import annotations

import re
from typing import NamedTuple

from kring_expertdirectory.importing.languages import USUAL, spoken
from kring_expertdirectory.importing.roles import role

_PARTICLES = frozenset(
    ["van", "de", "der", "den", "het", "'t", "'s", "ten", "ter", "te", "op", "in", "aan", "en",
     "and", "von", "zu", "zum", "zur", "du", "des", "la", "le", "el", "al", "bin", "ibn", "ben",
     "dos", "da", "di", "y"]
)  # fmt: skip
_MOST_WORDS = 6
_ADDITION = re.compile(r"^(.*?\S)(\s+[-\u2013\u2014|]\s+|\s*,\s*|\s*\()(\S.*)$")
_SENTENCE = re.compile(r"[!?;:\u2026]|[^\W\d_]{3,}\.$")


class NameLine(NamedTuple):
    """A name with the languages it was tagged with, and whatever else stood behind it."""

    name: str
    languages: tuple[str, ...]
    addition: str | None


def part(line: str) -> NameLine:
    """Part a name line; without a tag the expert speaks the usual language."""
    found = _ADDITION.match(line)
    if not found:
        return NameLine(line, (USUAL,), None)
    name, separator, addition = found.groups()
    addition = addition.removesuffix(")") if "(" in separator else addition
    if languages := spoken(addition):
        return NameLine(name, languages, None)
    # A comma or bracket may belong to the name itself; a dash between spaces does not.
    if role(addition) or separator.strip() not in (",", "("):
        return NameLine(name, (USUAL,), addition)
    return NameLine(line, (USUAL,), None)


def is_name(text: str) -> bool:
    """Whether a text looks like a name: few words with capitals, but for *van* and such."""
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS or _SENTENCE.search(text):
        return False
    edges = words[0][:1].isupper() and words[-1].casefold() not in _PARTICLES
    return edges and all(_is_part_of_name(word) for word in words)


def is_name_line(line: str) -> bool:
    """Whether a line looks like a name with or without a tag."""
    return not _SENTENCE.search(line) and is_name(part(line).name)


def _is_part_of_name(word: str) -> bool:
    bare = word.strip("()'\u2019\"\u201c\u201d\u00ab\u00bb,.")
    return bare[:1].isupper() or word.casefold().strip("()") in _PARTICLES


def first_name(name: str) -> str:
    """The first word of a name."""
    return name.partition(" ")[0]
