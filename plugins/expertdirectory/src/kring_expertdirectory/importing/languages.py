"""Languages: which one a tag names, and which one a sentence is written in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kring_expertdirectory.importing.data import load
from kring_expertdirectory.wording import fold

USUAL = "nl"
"""The language of an expert, and of a text, that does not say otherwise."""

_WORD = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"[\s,;/|+&]+")
_ENDINGS = ("talige", "talig", "sprachige", "sprachig", "sprekende", "sprekend")
_ADDING = frozenset(
    ["spreekt", "ook", "tevens", "speaks", "also", "spricht", "auch", "parle", "aussi"]
)
_FILLING = frozenset(
    ["en", "and", "und", "et", "in", "het", "speaking", "spoken", "sprekend", "only", "alleen"]
)


class _Language(NamedTuple):
    title: str
    words: frozenset[str]


@dataclass(frozen=True)
class Told:
    """What the words of a text tell: its language if any, and another one mixed into it if any."""

    language: str | None
    other: str | None


@cache
def _table() -> tuple[dict[str, _Language], dict[str, str]]:
    """The languages by code, and the codes by every name."""
    raw = load("languages.toml")
    languages = {
        code: _Language(entry["title"], frozenset(entry.get("words", "").split()))
        for code, entry in raw.items()
    }
    codes = {name: code for code, entry in raw.items() for name in entry["names"]}
    return languages, codes


def title(code: str) -> str:
    """The English name of a language."""
    return _table()[0][code].title


def spoken(tag: str) -> tuple[str, ...] | None:
    """The languages that a tag such as *English-speaking* or *spreekt Frans* gives an expert.

    None when the tag holds anything but languages. A tag that adds ("spreekt ook", "also") comes on
    top of the usual language; any other tag says it all (ED-03).
    """
    parts = [part for part in _PARTS.split(fold(tag)) if part]
    if parts and all(part in _table()[0] for part in parts):
        return tuple(dict.fromkeys(parts))
    words = _WORD.findall(fold(tag))
    codes = [code for word in words if (code := _named(word))]
    understood = all(word in _ADDING | _FILLING or _named(word) for word in words)
    if not codes or not understood:
        return None
    adds = any(word in _ADDING for word in words)
    return tuple(dict.fromkeys([USUAL, *codes] if adds else codes))


def _named(word: str) -> str | None:
    """The code of the language that a folded word names, also within *engelstalig* and the like."""
    stem = next((word.removesuffix(end) for end in _ENDINGS if word.endswith(end)), word)
    return _table()[1].get(stem)


def tell(text: str) -> Told:
    """The language of a text by its function words, and another one that is mixed into it.

    Only words that the language itself does not have count for the other.
    """
    hits = [codes for word in _WORD.findall(fold(text)) if (codes := _function_words().get(word))]
    scores = Counter(code for codes in hits for code in codes)
    if not scores:
        return Told(None, None)
    # The usual language wins a draw.
    best = max(scores, key=lambda code: (scores[code], code == USUAL))
    strange = Counter(code for codes in hits if best not in codes for code in codes)
    return Told(best, max(strange, key=lambda code: strange[code], default=None))


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    """For each function word the codes of the languages that have it."""
    codes: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for code, language in _table()[0].items():
        for word in language.words:
            codes[word] += (code,)
    return dict(codes)
