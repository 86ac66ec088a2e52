"""Tables in text: values separated by commas, semicolons or tabs, as in RFC 4180."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

SEPARATORS = ",;\t"

MOST_LINES = 100
"""A row that goes on for longer holds a quotation mark that nobody closed."""


@dataclass(frozen=True)
class Row:
    """The cells of a row and the lines it stands in; without cells where it is broken."""

    number: int
    """Of its first line, counted from 1."""
    lines: int
    cells: tuple[str, ...] | None


@dataclass(frozen=True)
class Head:
    """The first row of a table, and the separator of all its rows."""

    row: Row
    separator: str


def head_of(lines: Sequence[str], is_head: Callable[[Sequence[str]], bool]) -> Head | None:
    """The head of a table, or None where the first line that holds something is none.

    :param is_head: whether cells are the headings of such a table.
    """
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return None
    for separator in sorted(SEPARATORS, key=lines[first].count, reverse=True):
        row = _row(lines, first, separator)
        if row.cells and is_head(row.cells):
            return Head(row, separator)
    return None


def rows_below(lines: Sequence[str], head: Head) -> Iterator[Row]:
    """The rows that are not empty. After a broken one reading goes on with the very next line."""
    place = head.row.number - 1 + head.row.lines
    while place < len(lines):
        row = _row(lines, place, head.separator)
        if row.lines > 1 and len(row.cells or ()) != len(head.row.cells or ()):
            # A quotation mark that was not closed swallowed the rows below.
            row = Row(row.number, 1, None)
        place += row.lines
        if row.cells is None or any(cell.strip() for cell in row.cells):
            yield row


def _row(lines: Sequence[str], place: int, separator: str) -> Row:
    """The row that begins at this place; one line of it where it is broken."""
    ahead = (f"{lines[at]}\n" for at in range(place, min(place + MOST_LINES, len(lines))))
    reader = csv.reader(ahead, delimiter=separator, strict=True)
    try:
        cells = tuple(next(reader))
    except csv.Error:
        return Row(place + 1, 1, None)
    return Row(place + 1, reader.line_num, cells)
