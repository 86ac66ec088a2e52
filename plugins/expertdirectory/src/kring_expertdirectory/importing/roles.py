"""A role with a town, where a quote was expected (ED-04)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from kring_expertdirectory.wording import fold

_MOST_WORDS = 9
_SENTENCE = re.compile(r"[.!?;:\u2026\"\u201c\u201d\u2018]")
_WORD = re.compile(r"[^\W\d_]+")
# What may stand between a role and its town.
_LINKS = re.compile(r"[\s,|/\u2013\u2014-]+(?:(?:in|te|uit|regio|omgeving|near|bei|a)\s*)?$", re.IGNORECASE)


class Role(NamedTuple):
    """What an expert is, in a few words, and the town if a known one is named."""

    tagline: str
    place: str | None


class _Words(NamedTuple):
    towns: frozenset[str]
    longest_town: int
    nouns: tuple[str, ...]
    speakers: frozenset[str]


def _data(name: str) -> dict[str, Any]:
    source = files("kring_expertdirectory.importing").joinpath(name)
    return tomllib.loads(source.read_text("utf-8"))


@cache
def _words() -> _Words:
    roles, towns = _data("roles.toml"), [fold(name) for name in _data("towns.toml")["names"]]
    longest = max(len(name.split()) for name in towns)
    return _Words(frozenset(towns), longest, tuple(roles["nouns"]), frozenset(roles["speakers"]))


def role(text: str) -> Role | None:
    """The role that a line gives instead of a quote, or None where it reads as a sentence.

    A role is short, holds a noun of a profession, no punctuation of a sentence and nobody who speaks.
    """
    words = _WORD.findall(fold(text))
    known = _words()
    if len(words) > _MOST_WORDS or _SENTENCE.search(text) or known.speakers.intersection(words):
        return None
    if not any(word.endswith(known.nouns) for word in words):
        return None
    what, town = _parted(text)
    return Role(what, town) if what else None


def _parted(text: str) -> tuple[str, str | None]:
    """A text without the known town it ends with, and the town."""
    parts = text.split()
    for count in range(min(_words().longest_town, len(parts) - 1), 0, -1):
        town = " ".join(parts[-count:]).strip("().")
        if fold(town) in _words().towns:
            what = " ".join(parts[:-count]).rstrip("( ")
            return _LINKS.sub("", f"{what} "), town
    return text, None
