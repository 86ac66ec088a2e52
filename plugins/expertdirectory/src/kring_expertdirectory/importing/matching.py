"""Whether an imported expert is in the directory already: importing twice makes no doubles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kring_expertdirectory.importing.names import first_name
from kring_expertdirectory.importing.values import ImportedProfile
from kring_expertdirectory.wording import fold

Kind = Literal["new", "same", "doubt"]


@dataclass(frozen=True)
class Known:
    """An expert of the directory as far as matching needs it; ``source_key`` as it was imported."""

    id: str
    name: str
    quote: str | None
    source_key: str | None


@dataclass(frozen=True)
class Match:
    """What an imported expert is: new, the same as ``id``, or perhaps the same as ``id``."""

    kind: Kind
    id: str | None
    why: str


NEW = "Nobody in the directory has this name."
SAME_SOURCE = "The same line of the same list was imported before."
SAME_QUOTE = "Somebody in the directory has the same name and the same quote."
SEVERAL = "More than one expert in the directory has this name and quote."
OTHER_NAME = "Somebody else in the directory came from a line with the same key."
SAME_NAME = "Somebody in the directory has the same name but another quote."
SAME_FIRST_NAME = "Somebody in the directory has the same first name."


def match(imported: ImportedProfile, existing: Sequence[Known]) -> Match:
    """Find an imported expert among those of the directory.

    The same name with the same source or quote is the same expert. One of whom only a first name is
    known may be anybody with that first name.
    """
    name, quote = fold(imported.name), fold(imported.quote.text) if imported.quote else ""
    by_source = [
        known
        for known in existing
        if imported.source_key and known.source_key == imported.source_key
    ]
    for known in by_source:
        if fold(first_name(known.name)) == fold(first_name(imported.name)):
            return Match("same", known.id, SAME_SOURCE)
    if by_source:
        return Match("doubt", by_source[0].id, OTHER_NAME)
    namesakes = [known for known in existing if fold(known.name) == name]
    same = [known for known in namesakes if quote and fold(known.quote or "") == quote]
    if same:
        return Match("same", same[0].id, SAME_QUOTE) if len(same) == 1 else _doubt(same, SEVERAL)
    if namesakes:
        return _doubt(namesakes, SAME_NAME)
    alike = [known for known in existing if _may_be_one(imported.name, known.name)]
    return _doubt(alike, SAME_FIRST_NAME) if alike else Match("new", None, NEW)


def _doubt(known: Sequence[Known], why: str) -> Match:
    return Match("doubt", known[0].id, why)


def _may_be_one(name: str, other: str) -> bool:
    """Whether two names may be of one person: equal, or one the first name of the other."""
    short, long = sorted((fold(name).split(), fold(other).split()), key=len)
    return bool(short) and (short == long or (len(short) == 1 and short[0] == long[0]))
