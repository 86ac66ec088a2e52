"""Traces of damage in a word, and the words that prove a damage for the whole file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kring_core.text.damages import Damage, Reading, lead_pattern, lengths_by_lead, readings
from kring_core.text.words import fits_case, letters_before

Support = Mapping[str, int]
"""For each pattern of damage, how many different words of the file prove it."""

_ASCII = re.compile("[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """A trace of damage in a word: from ``start`` to ``end``, and how it can be read."""

    start: int
    end: int
    reading: Reading

    @property
    def original(self) -> str:
        """What was there before."""
        return self.reading.original

    def damage(self, support: Support) -> Damage:
        """What left the trace, by the support in the file."""
        return max(self.reading.damages, key=lambda damage: support.get(damage.pattern, 0))

    def backing(self, support: Support) -> int:
        """How many different words of the file prove this damage."""
        return support.get(self.damage(support).pattern, 0)


def find(word: str, support: Support) -> list[Finding]:
    """The traces in a word that one character leaves whole, from left to right.

    Where there are several explanations, a letter in a fitting case wins, then the damage with most
    support in the file, then the longest trace.
    """
    lengths, known, leads = lengths_by_lead(), readings(), lead_pattern()
    findings, place = [], 0
    while lead := leads.search(word, place):
        place = lead.start()
        found = [
            Finding(place, place + length, reading)
            for length in lengths[lead[0]]
            for reading in known.get(word[place : place + length], ())
        ]
        if found:
            findings.append(found[0] if len(found) == 1 else _likeliest(word, found, support))
        place = findings[-1].end if found else place + 1
    return findings


def _likeliest(word: str, found: list[Finding], support: Support) -> Finding:
    def likelihood(finding: Finding) -> tuple[bool, int, int]:
        length = finding.end - finding.start
        return _may_fit_case(word, finding), finding.backing(support), length

    return max(found, key=likelihood)


def _may_fit_case(word: str, finding: Finding) -> bool:
    """Whether what was there before has a fitting case, as far as that can be seen yet.

    Letters beyond ASCII that follow may belong to another trace; then one capital says nothing.
    """
    if not finding.original.isalpha():
        return True
    left, right = letters_before(word, finding.start), _ASCII.match(word, finding.end)
    if right is None and len(left) == 1 and finding.end < len(word):
        return True
    return fits_case(left, finding.original, right[0] if right else "")


def restore(word: str, findings: list[Finding]) -> str:
    """The word with these traces undone."""
    parts: list[str] = []
    place = 0
    for finding in findings:
        parts += word[place : finding.start], finding.original
        place = finding.end
    return "".join([*parts, word[place:]])
