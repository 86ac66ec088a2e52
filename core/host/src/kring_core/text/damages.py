"""The known ways in which programs damage text, redone on all characters that may have stood there.

A damage is a chain: UTF-8 taken for another encoding, once or more often, control characters
dropped on the way, or mended afterwards with the wrong table. Redoing the chain forward gives the
*trace* each character leaves; a trace that only one character leaves, with nothing dropped, can be
undone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from kring_core.text import reasons
from kring_core.text.reasons import Reason

# No other letters have been seen to come from a wrong mending, and only single ones.
_MISMENDED = frozenset(map(chr, range(0x180, 0x200)))
_BYTE_ORDER_MARK = "\ufeff"
_C1 = dict.fromkeys(range(0x80, 0xA0))


@dataclass(frozen=True)
class Damage:
    """UTF-8 taken for ``codec``, as often as ``times``.

    With ``drops_controls`` the control characters that arose were lost; with ``mended`` the result
    was afterwards taken for UTF-8 in *that* encoding. ``encoding`` is the codec's name for a
    reader.
    """

    encoding: str
    codec: str
    times: int = 1
    drops_controls: bool = False
    mended: str = ""

    @property
    def pattern(self) -> str:
        """What all damages that one mishap leaves in a file have in common."""
        return self.encoding if self.times == 1 else f"{self.encoding} {self.times}\u00d7"

    @property
    def reason(self) -> Reason:
        """The sentence for a reader about a word that this damage explains."""
        if self.mended:
            return reasons.MISMENDED
        return reasons.MISREAD_AGAIN if self.times > 1 else reasons.MISREAD


DAMAGES = (
    *(Damage("Windows-1252", "cp1252", times) for times in (1, 2, 3)),
    *(Damage("Windows-1252", "latin-1", times) for times in (1, 2)),
    Damage("Windows-1252", "cp1252", drops_controls=True),
    Damage("ISO-8859-13", "iso8859_13"),
    Damage("ISO-8859-13", "iso8859_13", drops_controls=True),
    Damage("ISO-8859-13", "iso8859_13", drops_controls=True, mended="cp1250"),
    Damage("Windows-1257", "cp1257"),
    Damage("Windows-1250", "cp1250"),
)
"""In the order of how often they are met; where two explain a trace, the file's own damage wins."""

_LETTERS = (range(0xC0, 0x180), range(0x218, 0x21C), range(0x1E80, 0x1E86), range(0x1E9E, 0x1EFA))
_SIGNS = (range(0xA0, 0xC0), range(0x2010, 0x2040), range(0x20A0, 0x20C1), range(0x2150, 0x2200),
          range(0x2460, 0x2474), range(0x25A0, 0x27C0), range(0xFE0F, 0xFE10))  # fmt: skip
_EMOJI = (range(0x1F300, 0x1FB00), range(0x200D, 0x200E))
# The likeliest first: of two characters with one trace the reader is offered the first.
CHARACTERS = "".join(dict.fromkeys(
    "\u2019\u2018\u201d\u201c\u2013\u2014\u2026\u20ac\u2022\u201e\u201a\u203a\u2039\u2011\u2122\u2764\ufe0f\ufeff"
    "\u0300\u0301\u0302\u0303\u0308\u030c\u0327"
    + "".join(map(chr, chain(*_LETTERS, (0x1A0, 0x1A1, 0x1AF, 0x1B0), *_SIGNS, *_EMOJI)))
))  # fmt: skip
"""What may have stood in a text of Western and Central Europe, the Baltics or Vietnam."""
LIKELY = frozenset(CHARACTERS[: CHARACTERS.index(_BYTE_ORDER_MARK)])
"""Of these the remains are recognised even when part of the character was lost."""


@dataclass(frozen=True)
class Trace:
    """What a damage leaves of a character.

    ``originals`` are the characters that leave it, the likeliest first; ``lossy`` says that part of
    them was dropped, so that no rule can restore them with certainty.
    """

    damage: Damage
    originals: str
    lossy: bool


@cache
def _signs(codec: str) -> tuple[str, ...]:
    """What each byte says in a codec; a byte without meaning says the control character it is."""
    signs = (bytes([byte]).decode(codec, "replace") for byte in range(256))
    return tuple(chr(byte) if sign == "\ufffd" else sign for byte, sign in enumerate(signs))


def inflict(text: str, damage: Damage) -> str | None:
    """The text as this damage leaves it, or None where the chain cannot have gone through."""
    signs = _signs(damage.codec)
    for _ in range(damage.times):
        text = "".join(signs[byte] for byte in text.encode())
        if damage.drops_controls:
            text = text.translate(_C1)
    if not damage.mended:
        return text
    try:
        return text.encode(damage.mended).decode()
    except UnicodeError:
        return None


def _traces_of(damage: Damage) -> Iterator[tuple[str, Trace]]:
    originals: defaultdict[str, str] = defaultdict(str)
    lossy = set()
    whole = Damage(damage.encoding, damage.codec, damage.times)
    for character in CHARACTERS:
        trace = inflict(character, damage)
        if not trace or trace == character or (damage.mended and trace not in _MISMENDED):
            continue
        originals[trace] += character
        if damage.drops_controls and not damage.mended and trace != inflict(character, whole):
            lossy.add(trace)
    for trace, characters in originals.items():
        yield trace, Trace(damage, characters, trace in lossy)


@cache
def traces() -> dict[str, tuple[Trace, ...]]:
    """Every trace, by the characters it consists of, with all damages that leave it."""
    found: defaultdict[str, list[Trace]] = defaultdict(list)
    for damage in DAMAGES:
        for trace, meaning in _traces_of(damage):
            found[trace].append(meaning)
    return {trace: tuple(meanings) for trace, meanings in found.items()}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a trace can be undone to without loss: an original, and all damages that agree on it."""

    original: str
    damages: tuple[Damage, ...]


@cache
def readings() -> dict[str, tuple[Reading, ...]]:
    """Every trace that can be undone, with what it may have been, the most usual damage first."""
    found: dict[str, tuple[Reading, ...]] = {}
    for trace, meanings in traces().items():
        damages: defaultdict[str, list[Damage]] = defaultdict(list)
        for meaning in meanings:
            if not meaning.lossy and len(meaning.originals) == 1:
                damages[meaning.originals].append(meaning.damage)
        if damages:
            found[trace] = tuple(
                Reading(original.replace(_BYTE_ORDER_MARK, ""), tuple(agreeing))
                for original, agreeing in damages.items()
            )
    return found


@cache
def lengths_by_lead() -> dict[str, tuple[int, ...]]:
    """For each character that begins such a trace, the lengths these have, the longest first."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for trace in readings():
        lengths[trace[0]].add(len(trace))
    return {lead: tuple(sorted(found, reverse=True)) for lead, found in lengths.items()}


@cache
def lead_pattern() -> re.Pattern[str]:
    """Matches each character that begins such a trace."""
    return re.compile(f"[{''.join(map(re.escape, lengths_by_lead()))}]")
