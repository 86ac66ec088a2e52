"""A list of people, from bytes to values: diagnose, find the columns, read row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256

import colander

from kring_core.people.dates import date_in
from kring_core.people.importing import reasons
from kring_core.people.importing.columns import LANGUAGES, Column, column, is_head
from kring_core.people.importing.values import ImportedPeople, ImportedPerson
from kring_core.people.models import MAIL_LENGTH, NAME_LENGTH
from kring_core.people.telephones import telephone
from kring_core.people.values import PersonDetails
from kring_core.people.words import in_order
from kring_core.text import Item, diagnose
from kring_core.text.reasons import Reason
from kring_core.text.table import Head, Row, head_of, rows_below

EARLIEST = date(1900, 1, 1)
"""Nobody who is alive was born before."""

Cells = Mapping[Column, str]


def read_people(data: bytes, today: date, name: str = "") -> ImportedPeople:
    """Read a table of people; a broken row is refused and stops nothing.

    :param data: the bytes of the file, in any encoding that can be recognised.
    :param today: after which nobody was born.
    :param name: what the file is called, for the report only.
    :raises kring_core.text.NotText: when the data is empty, binary, or no such table.
    """
    diagnosis = diagnose(data)
    head = head_of(diagnosis.lines, is_head)
    if head is None:
        raise reasons.NO_TABLE.refusal()
    items = [*diagnosis.items, *_unknown_columns(head)]
    people: list[ImportedPerson] = []
    for row in rows_below(diagnosis.lines, head):
        cells = _cells(row, head)
        if refusal := _against(row, head, cells):
            items.append(_refused(refusal, row, head, diagnosis.lines))
            continue
        details, doubts = _details(cells, row.number, today)
        people.append(ImportedPerson(row.number, details))
        items += doubts
    return ImportedPeople(
        id=sha256(data).hexdigest(),
        name=name,
        diagnosis=diagnosis,
        people=tuple(people),
        items=tuple(sorted(items, key=lambda item: item.line)),
    )


def _unknown_columns(head: Head) -> Iterator[Item]:
    for heading in head.row.cells or ():
        shown = heading.strip()
        if shown and column(shown) is None:
            yield reasons.UNKNOWN_COLUMN.item(head.row.number, "doubt", shown, "", column=shown)


def _cells(row: Row, head: Head) -> Cells:
    """The cells of a row by column; of two columns of one kind the first that says something."""
    cells: dict[Column, str] = {}
    for heading, cell in zip(head.row.cells or (), row.cells or (), strict=False):
        known, text = column(heading), " ".join(cell.split())
        if known and text:
            cells.setdefault(known, text)
    return cells


def _name(cells: Cells) -> str:
    parts = (cells.get(known, "") for known in (Column.FIRST_NAME, Column.PREFIX, Column.LAST_NAME))
    return cells.get(Column.NAME) or " ".join(filter(None, parts))


def _against(row: Row, head: Head, cells: Cells) -> Reason | None:
    """Why a row is not taken over, or None."""
    if row.cells is None:
        return reasons.ROW_QUOTES
    if len(row.cells) != len(head.row.cells or ()):
        return reasons.ROW_LENGTH
    name = _name(cells)
    if not in_order(name):
        return reasons.ROW_NAME
    return reasons.LONG_NAME if len(name) > NAME_LENGTH else None


def _refused(reason: Reason, row: Row, head: Head, lines: Sequence[str]) -> Item:
    before = lines[row.number - 1].strip()
    if reason is not reasons.ROW_LENGTH:
        return reason.item(row.number, "refusal", before, "")
    found, expected = len(row.cells or ()), len(head.row.cells or ())
    counted = {"found": str(found), "expected": str(expected)}
    return reason.item(row.number, "refusal", before, "", **counted)


def _details(cells: Cells, line: int, today: date) -> tuple[PersonDetails, list[Item]]:
    """What a row says of somebody, and what of it could not be read."""
    day = date_in(cells.get(Column.BORN_ON, ""))
    born_on = day if day and EARLIEST <= day <= today else None
    number = telephone(cells.get(Column.TELEPHONE, ""))
    mail = _mail(cells.get(Column.EMAIL, ""))
    locale = LANGUAGES.get(in_order(cells.get(Column.LANGUAGE, "")))
    read = (
        (Column.BORN_ON, born_on, reasons.NO_DATE),
        (Column.TELEPHONE, number, reasons.NO_TELEPHONE),
        (Column.EMAIL, mail, reasons.NO_MAIL),
        (Column.LANGUAGE, locale, reasons.NO_LANGUAGE),
    )
    doubts = [
        reason.item(line, "doubt", cells[known], "")
        for known, value, reason in read
        if known in cells and value is None
    ]
    return PersonDetails(_name(cells), born_on, number, mail, locale), doubts


def _mail(text: str) -> str | None:
    try:
        colander.Email()(None, text)
    except colander.Invalid:
        return None
    return text.lower() if len(text) <= MAIL_LENGTH else None
