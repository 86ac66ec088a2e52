"""How sure one may be that a trace in a word is damage: evidence by word, then by file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto

from kring_core.text.damages import DAMAGES
from kring_core.text.findings import Finding, find, restore
from kring_core.text.words import (
    QUOTES,
    breaks_case,
    fits_case,
    is_common,
    letters_after,
    letters_before,
)

# Letters of African and Vietnamese orthographies, which living names are written with.
_LIVING = frozenset(
    "\u0186\u0189\u018a\u018e\u0190\u0191\u0192\u0193\u0194\u0196\u0197\u0198\u0199\u01a0\u01a1"
    "\u01a4\u01a5\u01a9\u01ac\u01ad\u01ae\u01af\u01b0\u01b1\u01b2\u01b7"
)
_VOWELS = frozenset("aeiouyAEIOUY")
_DIAERESES = frozenset("\u00e4\u00eb\u00ef\u00f6\u00fc")
# No word of Dutch, English, German or French holds these.
_UNUSUAL = frozenset("\u00f0\u00fe\u00f7")
# The one Dutch word that is an accented letter, and the accented letter that begins Dutch words.
_LONE, _INITIAL = "\u00e0", "\u00e9"
_NO_BREAK_SPACE = "\xa0"
_CONTROL = re.compile("[\x80-\x9f]")


class Verdict(Enum):
    """What word evidence says about a trace."""

    CERTAIN = auto()
    """No language writes this: it is damage."""
    STRONG = auto()
    """It counts as evidence, and is damage if a second word of the file agrees."""
    WEAK = auto()
    """It may be damage if other words of the file prove that kind of damage."""
    PLAUSIBLE = auto()
    """A language may write this; it is damage only if other words of the file prove that kind."""
    SUSPECT = auto()
    """Not to be touched; a doubt where the file is damaged."""
    NATURAL = auto()
    """A language writes this."""


def measure(words: Iterable[str]) -> dict[str, int]:
    """Count the different words that prove a damage, by its pattern.

    Of two patterns, one of which explains all that the other does, only the first is counted.
    """
    proofs: dict[str, set[str]] = {damage.pattern: set() for damage in DAMAGES}
    for word in words:
        findings = find(word, {})
        proof = "".join(filter(str.isalpha, restore(word, findings))).casefold()
        for finding, verdict in zip(findings, judge(word, findings), strict=True):
            if verdict in (Verdict.CERTAIN, Verdict.STRONG):
                for damage in finding.reading.damages:
                    proofs[damage.pattern].add(proof)
    support: dict[str, int] = {}
    # The sort is stable: of two that explain the same words the one met more often comes first.
    for pattern, proven in sorted(proofs.items(), key=lambda entry: -len(entry[1])):
        if proven and not any(proven <= proofs[known] for known in support):
            support[pattern] = len(proven)
    return support


def judge(word: str, findings: list[Finding]) -> list[Verdict]:
    """The verdict on each of the findings in a word, as far as the word itself can tell."""
    verdicts = list(_verdicts(word, findings))
    if Verdict.CERTAIN in verdicts:
        # One proven damage in a word proves its neighbours.
        verdicts = [
            verdict if verdict is Verdict.NATURAL else Verdict.CERTAIN for verdict in verdicts
        ]
    return verdicts


def _verdicts(word: str, findings: list[Finding]) -> Iterator[Verdict]:
    restored, shift = restore(word, findings), 0
    for finding in findings:
        place = finding.start + shift
        shift += len(finding.original) - (finding.end - finding.start)
        left = letters_before(restored, place)
        right = letters_after(restored, place + len(finding.original))
        if finding.reading.damages[0].mended:
            yield _on_mismended(word, finding, left, right)
        elif finding.original.isalpha() and finding.original >= "\xc0":
            yield _on_letter(word, finding, left, right)
        else:
            yield _on_sign(word, finding)


def _on_letter(word: str, finding: Finding, left: str, right: str) -> Verdict:
    letter, trace = finding.original, word[finding.start : finding.end]
    if not fits_case(left, letter, right):
        return Verdict.NATURAL
    followed = word[finding.end : finding.end + 1].isalpha()
    # A word may end before its closing quotation mark, or be a lone letter with an apostrophe.
    quoted = len(trace) == 2 and trace[1] in QUOTES and not (left and followed)
    inside = followed and not quoted and not trace[-1].isalpha() and trace[-1] != _NO_BREAK_SPACE
    if inside or _is_unwritable(word, finding) or (len(trace) > 2 and is_common(letter)):
        return Verdict.CERTAIN
    if quoted and not followed:
        return Verdict.NATURAL
    if not left and not right and letter != _LONE:
        return Verdict.SUSPECT
    return Verdict.PLAUSIBLE if trace[-1] == _NO_BREAK_SPACE else Verdict.WEAK


def _is_unwritable(word: str, finding: Finding) -> bool:
    """Whether a trace holds a control character, or begins with a capital after a small letter."""
    trace, before = (
        word[finding.start : finding.end],
        word[max(finding.start - 1, 0) : finding.start],
    )
    return bool(_CONTROL.search(trace)) or (before.islower() and trace[0].isupper())


def _on_sign(word: str, finding: Finding) -> Verdict:
    trace, before = (
        word[finding.start : finding.end],
        word[max(finding.start - 1, 0) : finding.start],
    )
    if len(trace) > 2 or _is_unwritable(word, finding):
        return Verdict.CERTAIN
    if before.isupper() or (before in QUOTES and trace[-1] in QUOTES):
        return Verdict.NATURAL
    return Verdict.CERTAIN if trace[0] == "\u00c2" else Verdict.WEAK


def _on_mismended(word: str, finding: Finding, left: str, right: str) -> Verdict:
    letter, trace, around = finding.original, word[finding.start], left + right
    foreign = letter in _UNUSUAL or not all(map(is_common, around))
    if foreign or not fits_case(left, letter, right):
        return Verdict.NATURAL
    if not around:
        return Verdict.WEAK if letter == _LONE else Verdict.SUSPECT
    living = trace in _LIVING
    written = letters_before(word, finding.start) + trace + letters_after(word, finding.end)
    if breaks_case(written) or (letter in _DIAERESES and left[-1:] in _VOWELS):
        return Verdict.STRONG if living else Verdict.CERTAIN
    likely = not living or (letter == _INITIAL and not left)
    return Verdict.WEAK if likely else Verdict.SUSPECT
