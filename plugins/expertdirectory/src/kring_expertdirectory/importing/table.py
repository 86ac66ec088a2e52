"""The table: values separated by commas, semicolons or tabs, as in RFC 4180."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kring_core.sdk import Item

from kring_expertdirectory.importing.columns import Column, column, is_header
from kring_expertdirectory.importing.languages import spoken
from kring_expertdirectory.importing.names import part
from kring_expertdirectory.importing.quotes import read_quote
from kring_expertdirectory.importing.reasons import Reason
from kring_expertdirectory.importing.values import Content, ImportedProfile, ImportedQuote

_SEPARATORS = ",;\t"
# A row that goes on for longer holds a quotation mark that nobody closed.
_MOST_LINES = 100
Cells = Mapping[Column, str]


@dataclass(frozen=True)
class Row:
    """The cells of a row and the lines it stands in; without cells where it is broken."""

    number: int
    lines: int
    cells: tuple[str, ...] | None


@dataclass(frozen=True)
class Header:
    """The first row of a table: its separator, and the column of each cell if it is known."""

    row: Row
    separator: str
    columns: tuple[Column | None, ...]


def header_of(lines: Sequence[str]) -> Header | None:
    """The header of a table, or None where the lines are no table."""
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return None
    for separator in sorted(_SEPARATORS, key=lines[first].count, reverse=True):
        row = _row(lines, first, separator)
        if row.cells and is_header(row.cells):
            return Header(row, separator, tuple(map(column, row.cells)))
    return None


def read_table(lines: Sequence[str], header: Header) -> Content:
    """Read the rows below a header; a broken one is refused and stops nothing."""
    items = list(_unknown_columns(header))
    profiles: list[ImportedProfile] = []
    for row in _rows(lines, header):
        cells, refusal = _cells(row, header)
        if refusal:
            items.append(_refused(refusal, row, lines, header))
            continue
        profile, doubts = _profile(cells, row)
        profiles.append(profile)
        items += doubts
    return Content(tuple(profiles), (), tuple(items))


def _unknown_columns(header: Header) -> Iterator[Item]:
    for heading, known in zip(header.row.cells or (), header.columns, strict=True):
        if not known and heading.strip():
            shown = heading.strip()
            yield Reason.UNKNOWN_COLUMN.doubt(header.row.number, shown, "", column=shown)


def _rows(lines: Sequence[str], header: Header) -> Iterator[Row]:
    """The rows that are not empty. After a broken one reading goes on with the very next line."""
    place = header.row.number - 1 + header.row.lines
    while place < len(lines):
        row = _row(lines, place, header.separator)
        if row.lines > 1 and len(row.cells or ()) != len(header.columns):
            # A quotation mark that was not closed swallowed the rows below.
            row = Row(row.number, 1, None)
        place += row.lines
        if row.cells is None or any(cell.strip() for cell in row.cells):
            yield row


def _row(lines: Sequence[str], place: int, separator: str) -> Row:
    """The row that begins at this place; one line of it where it is broken."""
    ahead = (f"{lines[at]}\n" for at in range(place, min(place + _MOST_LINES, len(lines))))
    reader = csv.reader(ahead, delimiter=separator, strict=True)
    try:
        cells = tuple(next(reader))
    except csv.Error:
        return Row(place + 1, 1, None)
    return Row(place + 1, reader.line_num, cells)


def _cells(row: Row, header: Header) -> tuple[Cells, Reason | None]:
    """The cells of a row by column, or the reason why it is refused."""
    if row.cells is None:
        return {}, Reason.ROW_QUOTES
    if len(row.cells) != len(header.columns):
        return {}, Reason.ROW_LENGTH
    cells = {
        known: " ".join(cell.split())
        for known, cell in zip(header.columns, row.cells, strict=True)
        if known and cell.strip()
    }
    return cells, None if _name(cells) else Reason.ROW_NAME


def _refused(reason: Reason, row: Row, lines: Sequence[str], header: Header) -> Item:
    before = lines[row.number - 1].strip()
    if reason is not Reason.ROW_LENGTH:
        return reason.refusal(row.number, before)
    found, expected = len(row.cells or ()), len(header.columns)
    return reason.refusal(row.number, before, found=str(found), expected=str(expected))


def _name(cells: Cells) -> str:
    parts = (cells.get(known, "") for known in (Column.FIRST_NAME, Column.PREFIX, Column.LAST_NAME))
    return cells.get(Column.NAME) or " ".join(filter(None, parts))


def _profile(cells: Cells, row: Row) -> tuple[ImportedProfile, list[Item]]:
    doubts: list[Item] = []
    name, languages, addition = part(_name(cells))
    if said := cells.get(Column.LANGUAGES):
        told = spoken(said)
        languages = told or languages
        doubts += () if told else (Reason.UNKNOWN_LANGUAGE.doubt(row.number, said, ""),)
    tagline, place = cells.get(Column.TAGLINE) or addition, cells.get(Column.PLACE)
    quote: ImportedQuote | None = None
    if text := cells.get(Column.QUOTE):
        read = read_quote(text, row.number, languages[0], cells.get(Column.ATTRIBUTION))
        doubts += read.doubts
        quote = _in_language(read.quote, cells.get(Column.QUOTE_LANGUAGE))
        tagline, place = tagline or read.tagline, place or read.place
    elif not tagline:
        doubts.append(Reason.NO_QUOTE.doubt(row.number, name))
    numbers = tuple(range(row.number, row.number + row.lines))
    key = cells.get(Column.KEY, "")
    return ImportedProfile(name, languages, tagline, place, quote, numbers, key), doubts


def _in_language(quote: ImportedQuote | None, said: str | None) -> ImportedQuote | None:
    languages = spoken(said) if said else None
    if quote is None or not languages:
        return quote
    return ImportedQuote(quote.text, languages[0], quote.attribution)
