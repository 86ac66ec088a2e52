"""A practice with therapists and clients, and the service over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from kring_core.access.identity import Identity, Role
from kring_core.accounts.accounts import Accounts
from kring_core.relations.relations import Relations
from sqlalchemy.orm import Session

NAMES = {
    "ada": [Role.ADMINISTRATOR],
    "sem": [Role.STAFF],
    "marit": [Role.STAFF, Role.ADMINISTRATOR],
    "noor": [Role.PERSON],
    "zoë": [Role.PERSON],
}


@pytest.fixture
def db(practice: Any) -> Iterator[Session]:
    """A transaction that writes, taken back at the end."""
    with practice.database.session(writes=True) as session:
        yield session
        session.rollback()


@pytest.fixture
def people(db: Session, clock: Any) -> dict[str, Identity]:
    """Somebody of each name, as who has signed in."""
    accounts = Accounts(db, clock)
    made = {}
    for name, roles in NAMES.items():
        account = accounts.add(name.title(), f"{name}@relaties.example", roles)
        made[name] = Identity(
            account_id=account.id,
            person_id=account.person_id,
            name=account.person.name,
            login=account.login,
            roles=frozenset(roles),
            locale=None,
            session_id="",
        )
    return made


@pytest.fixture
def relations(db: Session, clock: Any, practice: Any) -> Callable[[], Relations]:
    """The service, as a request at the present of the clock has it."""
    return lambda: Relations(db, clock, practice)
