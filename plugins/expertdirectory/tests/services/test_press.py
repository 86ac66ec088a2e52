"""Publishing hears every plugin before, and tells every plugin after."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from kring_core.sdk import Decision
from kring_expertdirectory.services import Drafts, Press, Refused
from kring_expertdirectory.services.press import sign
from kring_hooks.host import Objection


class Others:
    """The relay of a practice with other plugins in it, which object as they are told to."""

    def __init__(self, *objections: Objection) -> None:
        self.objections = objections
        self.told: list[tuple[str, str]] = []

    def kring_decide_publication(self, *, db, profile):
        self.asked = profile
        return Decision(tuple(("other", objection) for objection in self.objections))

    def kring_on_profile_published(self, *, db, at, profile_id):
        self.told.append(("published", profile_id))

    def kring_on_profile_withdrawn(self, *, db, at, profile_id):
        self.told.append(("withdrawn", profile_id))


@pytest.fixture
def desk(practice, clock, add):
    """A draft at the press of a practice with these others in it."""
    profile_id = add(name="Marit", tagline="Coach", places=("Gouda",))

    def at(others: Others):
        session = practice.database.session(writes=True)
        profile = Drafts(session, clock).by_id(profile_id)
        return SimpleNamespace(press=Press(session, clock, others), profile=profile, db=session)

    opened = []

    def remember(others: Others):
        opened.append(at(others))
        return opened[-1]

    yield remember
    for one in opened:
        one.db.close()


def test_it_publishes_and_tells(desk, clock):
    others = Others()
    at = desk(others)

    assert at.press.publish(at.profile)
    assert at.profile.published_at == clock()
    assert others.told == [("published", at.profile.id)]
    assert others.asked.texts == ("Marit", "Coach", "Begin waar u bent.", "Gouda")


def test_an_objection_that_blocks_stops_it_and_nobody_is_told(desk):
    others = Others(Objection("Not yet.", "X-1"))
    at = desk(others)

    with pytest.raises(Refused) as refused:
        at.press.publish(at.profile, seen=frozenset({sign("other", others.objections[0])}))

    assert refused.value.decision.objections == (("other", others.objections[0]),)
    assert at.profile.published_at is None
    assert others.told == []


def test_a_warning_stops_it_until_somebody_has_read_it(desk):
    others = Others(Objection("Mind this.", "X-2", blocking=False))
    at = desk(others)

    with pytest.raises(Refused):
        at.press.publish(at.profile)
    assert at.press.publish(at.profile, seen=frozenset({sign("other", others.objections[0])}))


def test_publishing_twice_tells_once(desk):
    others = Others()
    at = desk(others)

    assert at.press.publish(at.profile)
    assert not at.press.publish(at.profile)
    assert len(others.told) == 1


def test_withdrawing_tells_and_withdrawing_twice_tells_once(desk):
    others = Others()
    at = desk(others)
    at.press.publish(at.profile)

    assert at.press.withdraw(at.profile)
    assert not at.press.withdraw(at.profile)
    assert others.told[1:] == [("withdrawn", at.profile.id)]


def test_deleting_a_published_one_withdraws_it_first(desk):
    others = Others()
    at = desk(others)
    at.press.publish(at.profile)
    at.press.remove(at.profile)

    assert at.profile.published_at is None
    assert [what for what, _ in others.told] == ["published", "withdrawn"]
