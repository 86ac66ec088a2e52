"""What damage took away for good: found by its remains, with a proposal, and left to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kring_core.text import reasons
from kring_core.text.clues import LOST, MACRON, Clues
from kring_core.text.damages import LIKELY, Trace, readings, traces
from kring_core.text.reasons import Reason
from kring_core.text.words import ENDINGS, fits_case, is_common, letters_after, letters_before

_BALTIC = "ISO-8859-13"
# An emoji is F0 9F xx xx: its first byte remains, and what was no control character of its last
# two.
_EMOJI = re.compile(
    r"(?<!\w)\u0161[\xa0-\xbf]{0,2}(?!\w)|(?<=\u0161)\u0161(?!\w)|(?<!\w)\u0161(?=\u0161)"
)
_GONE = re.compile(f"[\x01-\x08\x0e-\x1f\x7f-\x9f{LOST}]")
_OPENINGS = ("(", "[", "\u00ab")
_APOSTROPHE, _EN_DASH = "\u2019", "\u2013"
# The accented capital that begins Dutch words, and what follows it in the usual ones.
_INITIAL = "\u00c9"
_AFTER_INITIAL = frozenset(["\u00e9n", "\u00e9rst", "n", "cht", "chte", "lk", "lke", "tage", "lan"])
# The letter whose second byte is a no-break space to most programs.
_SPACED = "\u00e0"
_PLAIN_WORDS = 3
TOKENS = re.compile(r"[^ \t\v\f]+")
"""Words with what is attached. A no-break space may belong to a trace, so it separates none."""


@dataclass(frozen=True)
class Loss:
    """A place in a line that a person must judge, with what is proposed for it."""

    start: int
    end: int
    proposal: str
    reason: Reason
    encoding: str = ""


def has_loss(line: str) -> bool:
    """Whether a line can hold any loss: a quick look before the thorough one."""
    return not line.isascii() or _GONE.search(line) is not None


def losses(line: str, clues: Clues) -> list[Loss]:
    """All places in a mended line that a person must judge, left to right, none overlapping."""
    found = [*_doubtful(line, clues), *_parts(line, clues), *_gone(line, clues)]
    found += [*_letters(line, clues), *_emoji(line, clues)]
    if clues.support.get(_BALTIC, 0):
        found += _macrons(line, clues)
    kept: list[Loss] = []
    for loss in sorted(found, key=lambda loss: (loss.start, -loss.end)):
        if not kept or loss.start >= kept[-1].end:
            kept.append(loss)
    return kept


def _doubtful(line: str, clues: Clues) -> Iterator[Loss]:
    for token in TOKENS.finditer(line) if clues.suspects else ():
        for finding in clues.suspects.get(token[0], ()):
            start, end = token.start() + finding.start, token.start() + finding.end
            encoding = finding.damage(clues.support).encoding
            yield Loss(start, end, finding.original, reasons.PERHAPS_MISREAD, encoding)


@cache
def _part_traces() -> tuple[re.Pattern[str], dict[str, Trace]]:
    """The traces of more than one character whose original is likely though part of it was lost."""
    found = {
        trace: meaning
        for trace, meanings in traces().items()
        for meaning in meanings
        if meaning.lossy and len(trace) > 1 and meaning.originals[0] in LIKELY
    }
    return re.compile("|".join(map(re.escape, sorted(found, key=len, reverse=True)))), found


def _parts(line: str, clues: Clues) -> Iterator[Loss]:
    pattern, meanings = _part_traces()
    for match in pattern.finditer(line):
        meaning = meanings[match[0]]
        encoding = meaning.damage.encoding
        # What looks like the euro sign within Windows-1252 remains is natural in no language.
        if "\u20ac" in match[0] or clues.support.get(encoding, 0):
            yield Loss(*match.span(), meaning.originals[0], reasons.LOST_SIGN, encoding)


def _gone(line: str, clues: Clues) -> Iterator[Loss]:
    for match in _GONE.finditer(line):
        letters = _elsewhere(line, match.start(), clues) if match[0] == LOST else ""
        # Of several letters that fit none is more likely than another.
        proposal = letters[0] if len(letters) == 1 else ""
        yield Loss(*match.span(), proposal, reasons.LOST_CHARACTER)


def _elsewhere(line: str, place: int, clues: Clues) -> str:
    """The letters that stand at this place in the same word elsewhere in the file."""
    left, right = letters_before(line, place), letters_after(line, place + 1)
    letters = clues.masks.get(f"{left}{LOST}{right}".casefold(), "") if left or right else ""
    return "".join(
        letter if fits_case(left, letter, right) else letter.upper() for letter in letters
    )


def _letters(line: str, clues: Clues) -> Iterator[Loss]:
    """Letters of which one byte is left, where the same word stands whole elsewhere in the file."""
    for lead, meaning in _lone_leads():
        encoding = meaning.damage.encoding
        if lead not in line or not clues.support.get(encoding, 0):
            continue
        for match in re.finditer(lead, line):
            place = match.start()
            letters = _elsewhere(line, place, clues)
            if forms := [form for form in letters + letters.upper() if form in meaning.originals]:
                yield Loss(*match.span(), forms[0], reasons.LOST_LETTER, encoding)
            elif _may_end_word(line, place, lead):
                yield Loss(*match.span(), _SPACED, reasons.LOST_SPACE, encoding)
            elif place and line[place - 1].islower():
                yield Loss(*match.span(), lead, reasons.LOST_CHARACTER, encoding)
            elif _INITIAL in meaning.originals and _begins_usual_word(line, place):
                yield Loss(*match.span(), _INITIAL, reasons.LOST_INITIAL, encoding)


def _may_end_word(line: str, place: int, lead: str) -> bool:
    """Whether this is the first half of a letter whose second half became a plain space."""
    before, after = line[max(place - 1, 0) : place], line[place + 1 : place + 2]
    ends = before.islower() or not before.strip()
    return ends and not after.strip() and f"{lead}\xa0" in readings()


def _begins_usual_word(line: str, place: int) -> bool:
    return not letters_before(line, place) and letters_after(line, place + 1) in _AFTER_INITIAL


@cache
def _lone_leads() -> tuple[tuple[str, Trace], ...]:
    return tuple(
        (trace, meaning)
        for trace, meanings in traces().items()
        for meaning in meanings
        if meaning.lossy and len(trace) == 1 and meaning.originals[0].isalpha()
    )


def _emoji(line: str, clues: Clues) -> Iterator[Loss]:
    for match in _EMOJI.finditer(line):
        if clues.support.get(_BALTIC, 0) or _ends_plain_line(line, *match.span()):
            yield Loss(*match.span(), "", reasons.LOST_EMOJI, _BALTIC)


def _ends_plain_line(line: str, start: int, end: int) -> bool:
    """Whether this is the last of a line of words that are otherwise plain ASCII."""
    before = line[:start] if end == len(line.rstrip()) else ""
    return before.isascii() and len(before.split()) >= _PLAIN_WORDS


def _macrons(line: str, clues: Clues) -> list[Loss]:
    found = [
        loss
        for match in re.finditer(MACRON, line)
        if (loss := _macron(line, match.start(), clues)) is not None
    ]
    proposals = {loss.proposal for loss in found}
    if clues.macrons and not proposals.issuperset(clues.quotes):
        # The file writes the letter too: at the edge of a word only a pair is a quotation.
        found = [loss for loss in found if loss.reason is not reasons.LOST_QUOTE]
    return found


def _macron(line: str, place: int, clues: Clues) -> Loss | None:
    """What a lone remains of a quotation mark, apostrophe or dash was, judged by its neighbours."""
    before, after = line[max(place - 1, 0) : place], line[place + 1 : place + 2]
    left, right = letters_before(line, place), letters_after(line, place + 1)
    opening, closing = clues.quotes

    def loss(proposal: str, reason: Reason) -> Loss:
        return Loss(place, place + 1, proposal, reason, _BALTIC)

    if not all(map(is_common, (left + right).replace(MACRON, ""))):
        return None
    if right in ENDINGS:
        return loss(_APOSTROPHE, reasons.LOST_APOSTROPHE)
    if left and right:
        return None
    dash = before.isdigit() and after.isdigit()
    if dash or (not before.strip() and not after.strip()):
        return loss(_EN_DASH, reasons.LOST_DASH)
    opens = right or not before.strip() or before in _OPENINGS
    return loss(opening if opens else closing, reasons.LOST_QUOTE)
