"""Undoing damage, word by word, as far as word and file prove it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kring_core.text import reasons
from kring_core.text.decoding import STRAY
from kring_core.text.evidence import Verdict, judge
from kring_core.text.findings import Finding, Support, find, restore
from kring_core.text.reasons import Reason

# One word may be a slip; two different words with the same damage are a pattern.
_PATTERN = 2
_DOUBTFUL = (Verdict.STRONG, Verdict.WEAK)
_LIKELY = (*_DOUBTFUL, Verdict.PLAUSIBLE)
# A repair seldom lays bare another; a bound keeps nonsense from going round.
_ROUNDS = 4


@dataclass(frozen=True)
class Repair:
    """What became of a word: the restored ``word``, how many characters, and the reason."""

    word: str
    characters: int
    reason: Reason
    encoding: str


def mend(word: str, support: Support) -> Repair | None:
    """The word with all proven damage undone, or None where there is none.

    A byte that stood alone between valid UTF-8 is read as Windows-1252.
    """
    plain = word.translate(STRAY)
    repair = None
    if plain != word:
        strays = sum(old != new for old, new in zip(word, plain, strict=True))
        repair = Repair(plain, strays, reasons.FOREIGN_BYTES, "Windows-1252")
    for _ in range(_ROUNDS):
        findings = list(_proven(plain, support))
        if not findings:
            break
        plain = restore(plain, findings)
        damage = findings[0].damage(support)
        first = repair or Repair(plain, 0, damage.reason, damage.encoding)
        repair = replace(first, word=plain, characters=first.characters + len(findings))
    return repair


def _proven(word: str, support: Support) -> Iterator[Finding]:
    findings = find(word, support)
    for finding, verdict in zip(findings, judge(word, findings), strict=True):
        if verdict is Verdict.CERTAIN or (
            verdict in _LIKELY and finding.backing(support) >= _PATTERN
        ):
            yield finding


def suspects(word: str, support: Support) -> Iterator[Finding]:
    """The findings in a mended word that only a person can judge."""
    findings = find(word, support)
    for finding, verdict in zip(findings, judge(word, findings), strict=True):
        natural = verdict is Verdict.NATURAL
        if verdict in _DOUBTFUL or (not natural and finding.backing(support)):
            yield finding
