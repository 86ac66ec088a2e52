"""What the tests about people share: making them, relating them, and all rows of a practice."""

from __future__ import annotations

import pytest
from kring_core.db.tables import Table
from kring_core.people.persons import Persons
from kring_core.people.values import PersonDetails
from kring_core.relations.models import Relation
from sqlalchemy import select


@pytest.fixture
def add():
    """Make a person within a transaction: ``add(db, "Zoë Berg")``."""

    def make(db, clock, name, **details):
        return Persons(db, clock).add(PersonDetails(name, **details))

    return make


@pytest.fixture
def relate():
    """Record a relation that is in force within a transaction."""

    def record(db, clock, subject, kind, other, **more):
        row = Relation(
            kind=kind,
            subject_id=subject.id,
            object_id=other.id,
            starts_on=clock().date(),
            recorded_at=clock(),
            confirmed_at=clock(),
            **more,
        )
        db.add(row)
        db.flush()
        return row

    return record


@pytest.fixture
def rows():
    """All rows of the host as values; how often a row was saved is left out."""

    def read(db, *without):
        return {
            table.name: sorted(
                (
                    tuple(
                        (column.name, repr(value))
                        for column, value in zip(table.columns, row, strict=True)
                        if column.name != "version"
                    )
                    for row in db.execute(select(table))
                ),
            )
            for table in Table.metadata.tables.values()
            if table.name not in without
        }

    return read
