"""A process that is killed within an act on keys leaves the old or the new, never neither."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from kring_core.access.keys.openers import ByPassword, ByRecovery
from kring_core.access.keys.ring import KeyRing
from kring_core.access.keys.wrapping import WontOpen
from kring_core.testing.people import PASSWORD

NEW = "een heel andere kring"

ACT = """
import os, signal, sys
from datetime import datetime, UTC
import kring_core.models
from kring_core.access.keys.openers import ByPassword, ByRecovery
from kring_core.access.keys.ring import KeyRing
from kring_core.access.keys.rules import Credential
from kring_core.db import open_database

url, person, act, old, new, moment = sys.argv[1:]
session = open_database(url).session(writes=True)
ring = KeyRing(session, lambda: datetime(2026, 11, 23, 10, tzinfo=UTC))
if act == "rewrap":
    ring.rewrap(person, old, new)
elif act == "reset":
    ring.reset(person, Credential.PASSWORD, None)
elif act == "replace":
    ring.reset(person, Credential.KEY, None)
    ring.make(person, new)
session.flush()
if moment == "after":
    session.commit()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def code(practice, clock, noor):
    """Noor has a key pair that is there for good; this is its recovery code."""
    with practice.database.write() as db:
        return KeyRing(db, clock).make(noor, PASSWORD)


@pytest.fixture
def killed(practice, noor):
    """Do an act on Noor's key in a process that is killed before or after the commit."""

    def do(act, moment):
        command = [sys.executable, "-W", "ignore", "-c", ACT, practice.place.database, noor]
        done = subprocess.run([*command, act, PASSWORD, NEW, moment], check=False)
        assert done.returncode == -signal.SIGKILL

    return do


@pytest.fixture
def opens(practice, noor):
    """Whether something opens Noor's key now."""

    def ask(opener):
        with practice.database.read() as db:
            try:
                KeyRing(db, lambda: datetime(2026, 11, 23, 10, tzinfo=UTC)).unlock(noor, opener)
            except WontOpen:
                return False
            return True

    return ask


@pytest.mark.parametrize("act", ["rewrap", "reset", "replace"])
def test_killed_before_the_commit_all_is_as_it_was(code, killed, opens, act):
    killed(act, "before")

    assert opens(ByPassword(PASSWORD))
    assert opens(ByRecovery(code))
    assert not opens(ByPassword(NEW))


@pytest.mark.parametrize(
    ("act", "old", "new", "recovery"),
    [
        ("rewrap", False, True, True),
        ("reset", False, False, True),
        ("replace", False, True, False),
    ],
)
def test_killed_after_the_commit_all_is_done(code, killed, opens, act, old, new, recovery):
    killed(act, "after")

    assert opens(ByPassword(PASSWORD)) is old
    assert opens(ByPassword(NEW)) is new
    assert opens(ByRecovery(code)) is recovery
