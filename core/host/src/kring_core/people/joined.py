"""Where the host's tables name a person: what a merge moves, found from the tables themselves.

A table that comes to name people is found without being listed here, so that none is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from sqlalchemy import Column, Table

from kring_core import models
from kring_core.access.keys.models import KeyPair, KeyReset
from kring_core.accounts.models import Account
from kring_core.people.models import Merge, Person, PersonWord

STAYING = {Merge.__tablename__, PersonWord.__tablename__}
"""Tables that follow by themselves: what was merged earlier, and the words of names."""

WITH_ACCOUNT = {Account.__tablename__, KeyPair.__tablename__, KeyReset.__tablename__}
"""Tables whose rows go where the account goes: keys open with what its owner signs in with."""


def columns_naming_people() -> dict[str, Column[str]]:
    """Every column of the host that refers to a person, as ``table.column``."""
    return {f"{column.table.name}.{column.name}": column for column in _found()}


def columns_by_table() -> dict[Table, list[Column[str]]]:
    """The tables of the host that name people, each with the columns that do."""
    tables: dict[Table, list[Column[str]]] = {}
    for column in columns_naming_people().values():
        tables.setdefault(column.table, []).append(column)
    return tables


def key_of(table: Table) -> Column[str]:
    """The single column by which a row of such a table is known."""
    (key,) = table.primary_key
    return key


def _found() -> Iterator[Column[str]]:
    person = cast("Table", Person.__table__)
    for mapped in models.TABLES:
        table = cast("Table", mapped.__table__)
        if table.name not in STAYING:
            yield from (column for column in table.columns if column.references(person.c.id))
