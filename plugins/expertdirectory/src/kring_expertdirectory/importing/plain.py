"""The plain list: a heading, pairs of a name and a quote, then questions with their answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kring_core.sdk import Item

from kring_expertdirectory.importing.names import is_name, is_name_line, part
from kring_expertdirectory.importing.quotes import read_quote
from kring_expertdirectory.importing.reasons import Reason
from kring_expertdirectory.importing.roles import names_group, role
from kring_expertdirectory.importing.values import Content, ImportedPage, ImportedProfile

_BULLET = re.compile(r"^[\u2022\u00b7\u25aa\u25a0*]\s+")
_LONGEST_QUESTION = 160
_SENTENCE_WITHIN = re.compile(r"[.!?]\s")
_MOST_WORDS_OF_A_NAME = 4


@dataclass(frozen=True)
class Line:
    """A line that holds something, with its number from 1."""

    number: int
    text: str


@dataclass
class _Reader:
    """Goes through the lines once, from the first to the last."""

    lines: Sequence[Line]
    place: int = 0
    profiles: list[ImportedProfile] = field(default_factory=list)
    pages: list[ImportedPage] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    def ahead(self, steps: int = 0) -> Line | None:
        """The line so many steps ahead, or None after the last."""
        place = self.place + steps
        return self.lines[place] if place < len(self.lines) else None

    def read_profiles(self) -> None:
        """Read pairs until a question stands where a name is expected."""
        while (line := self.ahead()) and not is_question(line.text):
            self.place += 1
            if _may_be_name(line.text):
                self._read_profile(line)
            else:
                self.items.append(Reason.UNCLEAR_NAME.refusal(line.number, line.text))

    def _read_profile(self, line: Line) -> None:
        name, languages, addition = part(line.text)
        if not is_name(name):
            self.items.append(Reason.UNCLEAR_NAME.doubt(line.number, line.text))
        found = role(addition) if addition else None
        if addition and not found:
            self.items.append(Reason.UNCLEAR_ADDITION.doubt(line.number, line.text))
        tagline, place = found or (addition, None)
        following = self.ahead()
        if following is None or self._is_next_name(following):
            if not tagline:
                self.items.append(Reason.NO_QUOTE.doubt(line.number, line.text))
            profile = ImportedProfile(name, languages, tagline, place, None, (line.number,))
        else:
            self.place += 1
            read = read_quote(following.text, following.number, languages[0])
            self.items += read.doubts
            tagline, place = tagline or read.tagline, place or read.place
            numbers = (line.number, following.number)
            profile = ImportedProfile(name, languages, tagline, place, read.quote, numbers)
        self.profiles.append(profile)

    def _is_next_name(self, line: Line) -> bool:
        """Whether this is no quote but the next name, since its own quote follows it."""
        after = self.ahead(1)
        if after is None or not is_name_line(line.text):
            return False
        return not is_name_line(after.text) and not is_question(after.text)

    def read_pages(self) -> None:
        """Read questions, each with all paragraphs up to the next question."""
        while question := self.ahead():
            self.place += 1
            answer: list[Line] = []
            while (line := self.ahead()) and not is_question(line.text):
                answer.append(line)
                self.place += 1
            self._add_page(question, answer)

    def _add_page(self, question: Line, answer: list[Line]) -> None:
        if not answer:
            self.items.append(Reason.NO_ANSWER.doubt(question.number, question.text))
            return
        if len(answer) == 1:
            self.items.append(Reason.NO_BODY.doubt(question.number, question.text))
        summary, *body = (line.text for line in answer)
        numbers = (question.number, *(line.number for line in answer))
        self.pages.append(ImportedPage(question.text, summary, "\n\n".join(body), numbers))


def is_question(text: str) -> bool:
    """Whether a line is one short question and nothing else."""
    return (
        text.endswith("?") and len(text) <= _LONGEST_QUESTION and not _SENTENCE_WITHIN.search(text)
    )


def read_plain(lines: Sequence[Line]) -> Content:
    """Read a plain list from the lines that are not empty."""
    reader = _Reader([Line(line.number, _BULLET.sub("", line.text)) for line in lines])
    if _has_heading(reader):
        heading = reader.lines[0]
        if is_name(heading.text) and not names_group(heading.text):
            reader.items.append(Reason.UNCLEAR_HEADING.doubt(heading.number, heading.text))
        reader.place = 1
    reader.read_profiles()
    reader.read_pages()
    return Content(tuple(reader.profiles), tuple(reader.pages), tuple(reader.items))


def _has_heading(reader: _Reader) -> bool:
    """Whether the first line is no name: one follows it, and that one has its own quote."""
    first, second, third = reader.ahead(), reader.ahead(1), reader.ahead(2)
    if first is None or second is None or is_question(first.text):
        return False
    if is_question(second.text):
        return not is_name(first.text) or (third is not None and not is_name_line(third.text))
    return is_name_line(second.text) and (
        not is_name_line(first.text) or (third is not None and not is_name_line(third.text))
    )


def _may_be_name(text: str) -> bool:
    name = part(text).name
    short = len(name.split()) <= _MOST_WORDS_OF_A_NAME and name[-1:].isalpha()
    return is_name(name) or short
