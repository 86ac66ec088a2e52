"""The table of experts: its columns, and a profile of each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kring_core.sdk import Head, Item, Row, head_of, rows_below

from kring_expertdirectory.importing.columns import Column, column, is_header
from kring_expertdirectory.importing.languages import spoken
from kring_expertdirectory.importing.names import part
from kring_expertdirectory.importing.quotes import read_quote
from kring_expertdirectory.importing.reasons import Reason
from kring_expertdirectory.importing.values import Content, ImportedProfile, ImportedQuote

Cells = Mapping[Column, str]


@dataclass(frozen=True)
class Header:
    """The first row of a table, and the column of each of its cells if it is known."""

    head: Head
    columns: tuple[Column | None, ...]


def header_of(lines: Sequence[str]) -> Header | None:
    """The header of a table, or None where the lines are no table."""
    head = head_of(lines, is_header)
    return Header(head, tuple(map(column, head.row.cells or ()))) if head else None


def read_table(lines: Sequence[str], header: Header) -> Content:
    """Read the rows below a header; a broken one is refused and stops nothing."""
    items = list(_unknown_columns(header))
    profiles: list[ImportedProfile] = []
    for row in rows_below(lines, header.head):
        cells, refusal = _cells(row, header)
        if refusal:
            items.append(_refused(refusal, row, lines, header))
            continue
        profile, doubts = _profile(cells, row)
        profiles.append(profile)
        items += doubts
    return Content(tuple(profiles), (), tuple(items))


def _unknown_columns(header: Header) -> Iterator[Item]:
    for heading, known in zip(header.head.row.cells or (), header.columns, strict=True):
        if not known and heading.strip():
            shown = heading.strip()
            yield Reason.UNKNOWN_COLUMN.doubt(header.head.row.number, shown, "", column=shown)


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
