"""Relations: the conflict check and what somebody sees, among few people and among many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from installation import new_host
from kring_core.access.domains import Domain
from kring_core.access.identity import Identity, Role
from kring_core.access.visibility import people_seen_by, records_seen_by
from kring_core.people.models import Person
from kring_core.practices.practice import Practice
from kring_core.relations.kinds import Kind
from kring_core.relations.relations import Asked, Relations
from kring_core.relations.rules import Days
from kring_core.testing.looking import statements
from measure import cpu
from people_generated import CASELOAD, generate_people, grown, person_id
from sqlalchemy import select
from sqlalchemy.orm import Session

LARGE = 20_000
"""People, with two relations each."""
SMALL = LARGE // 100
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
ME = Identity("a", person_id(3), "Somebody", "a@b.example", frozenset([Role.STAFF]), None, "")
CALLS = 20


def check(practice: Practice, db: Session, stranger: str) -> None:
    """Ask for a relation as a page does, and take it back."""
    with db.begin_nested() as point:
        asked = Asked(Kind.TREATS, person_id(3), Days(TODAY), object_id=stranger)
        Relations(db, lambda: NOW, practice).record(ME, asked)
        point.rollback()


def one_person(db: Session, client: str) -> None:
    """Load a person through what somebody sees."""
    wanted = select(Person).where(Person.id == client)
    db.scalars(wanted.where(people_seen_by(ME, TODAY))).all()


def one_record(db: Session, client: str) -> None:
    """Load a record of care through what somebody sees; the person stands for it."""
    seen = records_seen_by(ME, Domain.CARE, Person.id, on=TODAY, now=NOW)
    db.scalars(select(Person).where(Person.id == client).where(seen)).all()


def without(db: Session, client: str) -> None:
    """Load the same person without any condition."""
    db.scalars(select(Person).where(Person.id == client)).all()


def figures() -> dict[str, Any]:
    """All of them, at both sizes, on SQLite."""
    with TemporaryDirectory() as name:
        found = {}
        for size in (SMALL, LARGE):
            folder = Path(name) / str(size)
            folder.mkdir()
            host = new_host(folder, 0)
            practice = host.practice("bench")
            assert practice is not None
            with practice.database.write() as db:
                generate_people(db, size)
            staff = size // CASELOAD
            found[size] = measured(practice, person_id(size - 3), person_id(size - staff + 3))
            host.close()
    few, many = found[SMALL], found[LARGE]
    return {"relations": grown(few, many)}


def measured(practice: Practice, stranger: str, client: str) -> dict[str, tuple[int, float]]:
    """For each act how many queries it takes, and its CPU seconds.

    :param stranger: id of somebody to whom who asks is nothing.
    :param client: id of somebody whom they treat.
    """
    with practice.database.session(writes=True) as db:
        acts: dict[str, Callable[[], object]] = {
            "conflict_check": partial(check, practice, db, stranger),
            "person_seen": partial(one_person, db, client),
            "record_seen": partial(one_record, db, client),
            "unconditional": partial(without, db, client),
        }
        times = cpu(acts, calls=CALLS)
        counts = {}
        for name, act in acts.items():
            act()
            with statements() as asked:
                act()
            counts[name] = len(asked)
        db.rollback()
    return {name: (counts[name], times[name]) for name in acts}
