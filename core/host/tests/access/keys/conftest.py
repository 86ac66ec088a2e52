"""What the tests of keys share: a ring, and somebody who has one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from kring_core.access.identity import Role
from kring_core.access.keys.ring import KeyRing
from kring_core.testing.people import PASSWORD, account_of


@pytest.fixture
def db(practice: Any) -> Iterator[Any]:
    """A transaction that writes; what it did is rolled back."""
    with practice.database.session(writes=True) as session:
        yield session


@pytest.fixture
def ring(db: Any, clock: Any) -> KeyRing:
    """The key pairs of the practice."""
    return KeyRing(db, clock)


@pytest.fixture
def noor(practice: Any) -> str:
    """Somebody's person id."""
    return account_of(practice, Role.PERSON).person_id


@pytest.fixture
def sem(practice: Any) -> str:
    """Somebody else's person id."""
    return account_of(practice, Role.STAFF).person_id


@pytest.fixture
def code(ring: KeyRing, noor: str) -> str:
    """Noor has a key pair; this is her recovery code, and her password opens it too."""
    return ring.make(noor, PASSWORD)
