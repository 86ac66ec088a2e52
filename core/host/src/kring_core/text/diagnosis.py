"""The diagnosis of a text: decode, weigh the evidence, mend word by word, mark the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kring_core.text import reasons
from kring_core.text.clues import gather
from kring_core.text.decoding import STRAY, decode
from kring_core.text.evidence import measure
from kring_core.text.findings import Support
from kring_core.text.losses import TOKENS, Loss, has_loss, losses
from kring_core.text.repairs import Repair, mend
from kring_core.text.values import Diagnosis, Encoding, Item
from kring_core.text.words import LONGEST

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_SHOWN_STRAY = dict.fromkeys(STRAY, "\ufffd")


def diagnose(data: bytes) -> Diagnosis:
    """Read bytes of unknown origin as text, undo the damage that is proven, mark what is doubtful.

    A doubt leaves the text as it is. Takes time in proportion to the length of the data.

    :raises NotText: when the data is empty, binary, or of another format than text.
    """
    text, encoding = decode(data)
    lines = _LINE_ENDS.split(text.removesuffix("\x1a"))
    if not lines[-1]:
        lines.pop()
    words = {token[0] for line in lines if not line.isascii() for token in TOKENS.finditer(line)}
    words = {word for word in words if not word.isascii()}
    support = measure(words)
    repairs = {word: repair for word in words if (repair := mend(word, support))}
    mended = [line if line.isascii() else _mended(line, repairs) for line in lines]
    restored = (repairs[word].word if word in repairs else word for word in words)
    clues = gather(mended, restored, support)
    items: list[Item] = []
    repaired = flagged = 0
    for number, (line, whole) in enumerate(zip(lines, mended, strict=True), 1):
        for word, repair in _repairs_in(line, repairs) if line is not whole else ():
            repaired += repair.characters
            items.append(_repair_item(number, word, repair))
        lost = losses(whole, clues) if has_loss(whole) else []
        flagged += len(lost)
        items += _doubt_items(number, whole, lost)
    return Diagnosis(_explained(encoding, support), tuple(mended), tuple(items), repaired, flagged)


def _mended(line: str, repairs: Mapping[str, Repair]) -> str:
    def whole(token: re.Match[str]) -> str:
        repair = repairs.get(token[0])
        return repair.word if repair else token[0]

    return TOKENS.sub(whole, line)


def _repairs_in(line: str, repairs: Mapping[str, Repair]) -> Iterator[tuple[str, Repair]]:
    for token in TOKENS.finditer(line):
        if repair := repairs.get(token[0]):
            yield token[0], repair


def _repair_item(number: int, word: str, repair: Repair) -> Item:
    details = {"encoding": repair.encoding} if "${encoding}" in repair.reason.sentence else {}
    before, after = _shown(word.translate(_SHOWN_STRAY)), _shown(repair.word)
    return repair.reason.item(number, "repair", before, after, **details)


def _doubt_items(number: int, line: str, lost: list[Loss]) -> Iterator[Item]:
    """One item for each word with losses in it, with all that is proposed for the word."""
    waiting = list(reversed(lost))
    for token in TOKENS.finditer(line) if lost else ():
        parts: list[str] = []
        place, first = token.start(), None
        while waiting and waiting[-1].start < token.end():
            loss = waiting.pop()
            first = first or loss
            parts += line[place : loss.start], loss.proposal
            place = loss.end
        if first:
            details = {"encoding": first.encoding} if "${encoding}" in first.reason.sentence else {}
            after = "".join([*parts, line[place : token.end()]])
            yield first.reason.item(number, "doubt", _shown(token[0]), _shown(after), **details)


def _shown(word: str) -> str:
    """A word as a report shows it: of what is far longer than a word only the beginning."""
    return word if len(word) <= 2 * LONGEST else f"{word[: 2 * LONGEST]}\u2026"


def _explained(encoding: Encoding, support: Support) -> Encoding:
    for name, count in sorted(support.items()):
        earlier = reasons.MISREAD_EARLIER.encoding("", encoding=name, count=str(count))
        encoding = encoding.and_also(earlier)
    return encoding
