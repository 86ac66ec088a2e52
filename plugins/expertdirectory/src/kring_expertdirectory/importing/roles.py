"""A role with a town, where a quote was expected (ED-04)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kring_expertdirectory.importing.data import load
from kring_expertdirectory.wording import fold

_MOST_WORDS = 9
_SENTENCE = re.compile(r"[.!?;:\u2026\"\u201c\u201d\u2018]")
_WORD = re.compile(r"[^\W\d_]+")
# What may stand between a role and its town.
_LINKS = re.compile(
    r"[\s,|/\u2013\u2014-]+(?:(?:in|te|uit|regio|omgeving|near|bei|a)\s*)?$", re.IGNORECASE
)


class Role(NamedTuple):
    """What an expert is, in a few words, and the town if a known one is named."""

    tagline: str
    place: str | None


class _Words(NamedTuple):
    towns: frozenset[str]
    longest_town: int
    nouns: tuple[str, ...]
    speakers: frozenset[str]
    articles: frozenset[str]
    links: frozenset[str]
    groups: frozenset[str]


@cache
def _words() -> _Words:
    roles, towns = load("roles.toml"), [fold(name) for name in load("towns.toml")["names"]]
    return _Words(
        towns=frozenset(towns),
        longest_town=max(len(name.split()) for name in towns),
        nouns=tuple(roles["nouns"]),
        speakers=frozenset(roles["speakers"]),
        articles=frozenset(roles["articles"]),
        links=frozenset(roles["links"]),
        groups=frozenset(roles["groups"]),
    )


def names_group(text: str) -> bool:
    """Whether a text names a group of experts, as the heading of a list does."""
    return not _words().groups.isdisjoint(_WORD.findall(fold(text)))


def role(text: str) -> Role | None:
    """The role that a line gives instead of a quote, or None where it reads as a sentence.

    A role is short and ends in the noun of a profession, or goes on with *for* or *and*; it has no
    punctuation of a sentence, and nobody speaks in it.
    """
    words = _WORD.findall(fold(text))
    known = _words()
    if len(words) > _MOST_WORDS or _SENTENCE.search(text) or known.speakers.intersection(words):
        return None
    what, town = _parted(text)
    words = _WORD.findall(fold(what))
    if not words or words[0] in known.articles:
        return None
    following = zip(words, [*words[1:], ""], strict=True)
    named = any(
        word.endswith(known.nouns) and (not after or after in known.links)
        for word, after in following
    )
    return Role(what, town) if named else None


def _parted(text: str) -> tuple[str, str | None]:
    """A text without the known town it ends with, and the town."""
    parts = text.split()
    for count in range(min(_words().longest_town, len(parts) - 1), 0, -1):
        town = " ".join(parts[-count:]).strip("().")
        if fold(town) in _words().towns:
            what = " ".join(parts[:-count]).rstrip("( ")
            return _LINKS.sub("", f"{what} "), town
    return text, None
