"""What a whole file says about its losses: which damage it has, and how it writes otherwise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kring_core.text.findings import Finding, Support
from kring_core.text.repairs import suspects
from kring_core.text.words import ENDINGS, LONGEST

LOST = "\ufffd"
"""The character that programs put where they lost one."""
MACRON = "\u0101"
"""What is left of a quotation mark or dash, E2 80 xx, that was taken for ISO-8859-13."""

_SINGLE, _DOUBLE = ("\u2018", "\u2019"), ("\u201c", "\u201d")
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Clues:
    """The clues of one file.

    ``support`` counts the proofs of each damage; ``suspects`` are the findings, by mended word,
    that only a person can judge; ``masks`` maps a word with one letter masked to the accented
    letters that stand there elsewhere; ``quotes`` are the marks with which the file opens and
    closes a quotation; ``macrons`` tells whether it also writes the letter :data:`MACRON`.
    """

    support: Support
    suspects: Mapping[str, list[Finding]]
    masks: Mapping[str, str]
    quotes: tuple[str, str]
    macrons: bool


def gather(lines: Iterable[str], tokens: Iterable[str], support: Support) -> Clues:
    """The clues in mended lines, whose different words beyond ASCII are among the tokens."""
    tokens = list(tokens)
    words = {match[0].casefold() for token in tokens for match in _WORDS.finditer(token)}
    words = {word for word in words if len(word) <= LONGEST and not word.isascii()}
    double = sum(line.count(_DOUBLE[0]) - line.count(_SINGLE[0]) for line in lines) > 0
    return Clues(
        support=support,
        suspects={token: found for token in tokens if (found := list(suspects(token, support)))},
        masks=_masks(words),
        quotes=_DOUBLE if double else _SINGLE,
        macrons=sum(map(_has_macron_inside, words)) > 1,
    )


def _masks(words: Iterable[str]) -> Mapping[str, str]:
    masks: defaultdict[str, str] = defaultdict(str)
    for word in sorted(words):
        for place, letter in enumerate(word):
            if not letter.isascii():
                masks[word[:place] + LOST + word[place + 1 :]] += letter
    return dict(masks)


def _has_macron_inside(word: str) -> bool:
    before, _, after = word.partition(MACRON)
    return bool(before and after) and after not in ENDINGS
