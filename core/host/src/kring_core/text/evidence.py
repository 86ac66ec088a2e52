"""How sure one may be that a trace in a word is damage: evidence by word, then by file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from kring_core.text.damages import DAMAGES, Damage, Reading, lengths_by_lead, readings
from kring_core.text.words import (
    QUOTES,
    breaks_case,
    fits_case,
    is_common,
    letters_after,
    letters_before,
)

# Capital forms of African and Vietnamese letters, which living names are written with.
_LIVING = frozenset("\u0186\u0189\u018a\u018e\u0190\u0191\u0192\u0193\u0194\u0196\u0197\u0198\u0199"
                    "\u01a0\u01a1\u01a4\u01a5\u01a9\u01ac\u01ad\u01ae\u01af\u01b0\u01b1\u01b2\u01b7")  # fmt: skip
_VOWELS = frozenset("aeiouy")
_DIAERESES = frozenset("\u00e4\u00eb\u00ef\u00f6\u00fc")
_NO_BREAK_SPACE = "\xa0"
_CONTROL = re.compile("[\x80-\x9f]")

Support = Mapping[str, int]
"""For each encoding that text was taken for, how many different words of the file prove it."""


class Verdict(Enum):
    """What word evidence says about a trace."""

    CERTAIN = auto()
    """No language writes this: it is damage."""
    STRONG = auto()
    """It counts as evidence, and is damage if a second word of the file agrees."""
    WEAK = auto()
    """It may be damage if other words of the file prove that kind of damage."""
    SUSPECT = auto()
    """Not to be touched; a doubt where the file is damaged."""
    NATURAL = auto()
    """A language writes this."""


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

    @property
    def damage(self) -> Damage:
        """What left the trace."""
        return self.reading.damage


def find(word: str, support: Support) -> list[Finding]:
    """The traces in a word that one character leaves whole, from left to right, the longest first.

    Where two damages explain a trace differently, the one with more support in the file wins.
    """
    leads, known = lengths_by_lead(), readings()
    findings, place = [], 0
    while place < len(word):
        for length in leads.get(word[place], ()):
            found = known.get(word[place : place + length])
            if found:
                findings.append(Finding(place, place + length, _likeliest(found, support)))
                place += length
                break
        else:
            place += 1
    return findings


def _likeliest(found: tuple[Reading, ...], support: Support) -> Reading:
    if len(found) == 1:
        return found[0]
    return max(found, key=lambda reading: support.get(reading.damage.encoding, 0))


def measure(words: Iterable[str]) -> dict[str, int]:
    """Count the different words that prove a damage, by the encoding that text was taken for.

    Of two encodings, one of which explains all that the other does, only the first is counted.
    """
    proofs: dict[str, set[str]] = {damage.encoding: set() for damage in DAMAGES}
    for word in words:
        findings = find(word, {})
        proof = "".join(filter(str.isalpha, restore(word, findings))).casefold()
        for finding, verdict in zip(findings, judge(word, findings), strict=True):
            if verdict in (Verdict.CERTAIN, Verdict.STRONG):
                for encoding in finding.reading.encodings:
                    proofs[encoding].add(proof)
    support: dict[str, int] = {}
    # The sort is stable: of two that explain the same words the one met more often comes first.
    for encoding, proven in sorted(proofs.items(), key=lambda entry: -len(entry[1])):
        if proven and not any(proven <= proofs[known] for known in support):
            support[encoding] = len(proven)
    return support


def restore(word: str, findings: list[Finding]) -> str:
    """The word with these traces undone."""
    parts, place = [], 0
    for finding in findings:
        parts += word[place : finding.start], finding.original
        place = finding.end
    return "".join([*parts, word[place:]])


def judge(word: str, findings: list[Finding]) -> list[Verdict]:
    """The verdict on each of the findings in a word, as far as the word itself can tell."""
    restored = restore(word, findings)
    verdicts, shift = [], 0
    for finding in findings:
        place = finding.start + shift
        shift += len(finding.original) - (finding.end - finding.start)
        left = letters_before(restored, place)
        right = letters_after(restored, place + len(finding.original))
        verdicts.append(_verdict(word, finding, left, right))
    if Verdict.CERTAIN in verdicts:
        # One proven damage in a word proves its neighbours.
        raised = (Verdict.STRONG, Verdict.WEAK, Verdict.SUSPECT)
        verdicts = [Verdict.CERTAIN if verdict in raised else verdict for verdict in verdicts]
    return verdicts


def _verdict(word: str, finding: Finding, left: str, right: str) -> Verdict:
    if finding.damage.mended:
        return _on_mismended(word, finding, left, right)
    if finding.original.isalpha() and finding.original >= "\xc0":
        return _on_letter(word, finding, left, right)
    return _on_sign(word, finding)


def _on_letter(word: str, finding: Finding, left: str, right: str) -> Verdict:
    letter, trace = finding.original, word[finding.start : finding.end]
    if not fits_case(left, letter, right):
        return Verdict.NATURAL
    if _CONTROL.search(trace):
        return Verdict.CERTAIN
    if not left and not right:
        if trace[-1] in QUOTES:
            return Verdict.NATURAL
        # The one Dutch word that is an accented letter.
        return Verdict.WEAK if letter == "\u00e0" else Verdict.SUSPECT
    before, after = word[max(finding.start - 1, 0) : finding.start], word[finding.end : finding.end + 1]
    if before.islower() and trace[0].isupper():
        return Verdict.CERTAIN
    if is_common(letter) and len(trace) > 2:
        return Verdict.CERTAIN
    if len(trace) == 2 and trace[1] in QUOTES and not (left and after.isalpha()):
        # A word may end before its closing quotation mark, or be a lone letter with an apostrophe.
        return Verdict.WEAK if after.isalpha() else Verdict.NATURAL
    if after.isalpha() and not trace[-1].isalpha() and trace[-1] != _NO_BREAK_SPACE:
        return Verdict.CERTAIN
    return Verdict.SUSPECT if trace[-1] == _NO_BREAK_SPACE else Verdict.WEAK


def _on_sign(word: str, finding: Finding) -> Verdict:
    trace = word[finding.start : finding.end]
    if len(trace) > 2 or _CONTROL.search(trace):
        return Verdict.CERTAIN
    before = word[max(finding.start - 1, 0) : finding.start]
    if before.islower() and trace[0].isupper():
        return Verdict.CERTAIN
    if before.isupper() or (before in QUOTES and trace[-1] in QUOTES):
        return Verdict.NATURAL
    return Verdict.CERTAIN if trace[0] == "\u00c2" else Verdict.WEAK


def _on_mismended(word: str, finding: Finding, left: str, right: str) -> Verdict:
    letter, trace = finding.original, word[finding.start]
    around = left + right
    if not all(map(is_common, around)) or letter in "\u00f0\u00fe\u00f7":
        return Verdict.NATURAL
    if not fits_case(left, letter, right):
        return Verdict.NATURAL
    living = trace in _LIVING
    if not around:
        return Verdict.WEAK if letter == "\u00e0" else Verdict.SUSPECT
    as_written = letters_before(word, finding.start) + trace + letters_after(word, finding.end)
    hiatus = letter in _DIAERESES and left[-1:].lower() in _VOWELS
    if hiatus or breaks_case(as_written):
        return Verdict.STRONG if living else Verdict.CERTAIN
    if living:
        # Of the accented letters only this one begins Dutch words.
        return Verdict.WEAK if letter == "\u00e9" and not left else Verdict.SUSPECT
    return Verdict.WEAK
