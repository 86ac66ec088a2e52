"""Remarks that an editor left behind in public text: notes about layout, tasks, filler text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kring_core.text import reasons
from kring_core.text.values import Item

_THINGS = (
    r"afbeelding(?:en)?|foto'?s?|plaatje|illustratie|figuur|visuals?|logo|banner|video|kop(?:je)?|"
    r"tekst|alinea|knop|link|kolom|pagina|blok|image|picture|photo|figure|heading|text|paragraph|"
    r"button|column|page|block|section|graphic"
)
_DEEDS = (
    r"verplaatst?|verplaatsen|(?:ge)?plaatst?|plaatsen|toe(?:ge)?voeg[dt]?|toevoegen|invoegen|"
    r"ingevoegd|verwijder(?:d|en)|weghalen|weggehaald|vervang(?:en)?|aanpassen|aangepast|inkorten|"
    r"ingekort|aanvullen|invullen|hier|volgt|moved?|placed?|insert(?:ed)?|add(?:ed)?|removed?|"
    r"replaced?|deleted?|swap(?:ped)?|updated?|shorten(?:ed)?|changed?|here|goes"
)
_NOTES = (
    r"to[- ]?do|nog doen|(?:noot|opmerking) (?:van de |v\.d\. )?redactie|editor'?s? note|"
    r"note to (?:self|editor)|nog (?:in|aan) te vullen|(?:tekst|foto|afbeelding) volgt|"
    r"(?:text|image|photo) to follow|placeholder|voorbeeldtekst"
)
_BRACKETED = re.compile(r"\s*(?:\(.*\)|\[.*\]|\{.*\}|<!--.*-->|<.*>|\*.*\*)[.\s]*", re.DOTALL)
_THING, _DEED = (re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in (_THINGS, _DEEDS))
_NOTE = re.compile(rf"[\s\[(*]*(?:(?:TODO|FIXME|TBD|XXX)\b|(?i:{_NOTES})\s*(?:[:\])]|$))")
_TASK = re.compile(r"\b(?:TODO|FIXME|TBD)\b|<!--")
_FILLER = re.compile(r"\blorem ipsum\b", re.IGNORECASE)
# A remark is short; a longer text that mentions one is for a person to look at.
_LONGEST_REMARK = 300


def lint(lines: Iterable[str]) -> tuple[Item, ...]:
    """What in these lines is not meant for readers, in Dutch or English.

    A line that is a remark as a whole is a refusal: leave it out. One that only holds a remark is a
    doubt. Lines count from 1.
    """
    return tuple(item for number, line in enumerate(lines, 1) for item in _lint(number, line))


def _lint(number: int, line: str) -> Iterator[Item]:
    short = len(line) <= _LONGEST_REMARK
    if _FILLER.search(line):
        yield reasons.FILLER.item(number, "refusal", line.strip(), "")
    elif short and (_NOTE.match(line) or _is_about_layout(line)):
        yield reasons.EDITORS_REMARK.item(number, "refusal", line.strip(), "")
    elif _TASK.search(line):
        yield reasons.PERHAPS_REMARK.item(number, "doubt", line.strip(), line.strip())


def _is_about_layout(line: str) -> bool:
    """Whether a line in brackets says what was or must be done with a part of the page."""
    return bool(_BRACKETED.fullmatch(line) and _THING.search(line) and _DEED.search(line))
