"""People and relations made up for measuring, written in bulk: any size in a few seconds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from kring_core.access.identity import Role
from kring_core.accounts.models import Account, AccountRole
from kring_core.people.models import Person
from kring_core.relations.kinds import Kind
from kring_core.relations.models import Relation
from sqlalchemy import insert
from sqlalchemy.orm import Session

CASELOAD = 50
"""People for each who works here; a larger practice has more therapists, not longer days."""
AT = datetime(2026, 1, 1, tzinfo=UTC)
FIRST = date(2020, 1, 1)
EVERY = 1000
"""Rows written at once."""


def person_id(number: int) -> str:
    """The id of a person by number; the first of them work here."""
    return f"p{number:019}"


def generate_people(db: Session, people: int) -> None:
    """So many people, of whom one in fifty works here, with two relations for each."""
    staff = people // CASELOAD
    _write(db, Person, [{"id": person_id(n), "version": 1, **named(n)} for n in range(people)])
    accounts = [
        {
            "id": f"a{n:019}",
            "version": 1,
            "person_id": person_id(n),
            "login": f"t{n}@bench.example",
            "active": True,
            "created_at": AT,
        }
        for n in range(staff)
    ]
    _write(db, Account, accounts)
    roles = [{"account_id": f"a{n:019}", "role": Role.STAFF.value} for n in range(staff)]
    _write(db, AccountRole, roles)
    kinds = (Kind.TREATS, Kind.SUPERVISES)
    relations = [
        {
            "id": f"r{turn}{n:018}",
            "version": 1,
            "kind": kind.value,
            "subject_id": person_id((n + turn) % staff),
            "object_id": person_id(n),
            "starts_on": FIRST + timedelta(days=n % 2000),
            "ends_on": None if n % 3 else FIRST + timedelta(days=n % 2000 + 90),
            "recorded_at": AT,
            "confirmed_at": AT,
        }
        for turn, kind in enumerate(kinds)
        for n in range(staff, people)
    ]
    _write(db, Relation, relations)


def named(number: int) -> dict[str, object]:
    """A name and a date of birth."""
    born = date(1950, 1, 1) + timedelta(days=number % 9000)
    return {"name": f"Persoon {number}", "name_key": f"persoon {number}", "born_on": born}


def _write(db: Session, table: type, rows: list[dict[str, object]]) -> None:
    for begin in range(0, len(rows), EVERY):
        db.execute(insert(table), rows[begin : begin + EVERY])


def grown(
    few: Mapping[str, tuple[int, float]], many: Mapping[str, tuple[int, float]]
) -> dict[str, Any]:
    """Queries and CPU seconds of each act among few people and among many, side by side."""
    acts = {
        act: {
            "queries": many[act][0],
            "ms_at_200": few[act][1] * 1000,
            "ms_at_20000": many[act][1] * 1000,
            "ratio": many[act][1] / few[act][1],
        }
        for act in many
    }
    return acts | {"target_queries": 12, "target_ratio": 1.2}
