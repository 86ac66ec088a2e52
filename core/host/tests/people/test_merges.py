"""Merges: whole or not at all, and undone to the last row."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kring_core.access.identity import Identity, Role
from kring_core.access.keys.models import KeyPair
from kring_core.accounts.accounts import Accounts
from kring_core.people.joined import columns_naming_people
from kring_core.people.merges import Merges
from kring_core.people.merging import MergeRefused, Reason
from kring_core.people.models import Merge, Person, PersonWord
from kring_core.people.persons import Persons
from kring_core.people.seeing import SeenPeople
from kring_core.people.values import PersonDetails
from kring_core.plugins.policies import Waits
from kring_core.relations.kinds import Kind
from kring_core.relations.models import Deputy, Relation
from kring_core.testing.people import account_of
from sqlalchemy import select

KINDS = st.sampled_from([Kind.CLIENT_OF, Kind.COLLEAGUE_OF, Kind.SUPERVISES])
SIDES = st.sampled_from(["kept", "gone"])


@pytest.fixture
def db(practice):
    """A transaction that is never committed."""
    with practice.database.session(writes=True) as session:
        yield session
        session.rollback()


@pytest.fixture
def merges(db, clock, practice):
    """The merges of the practice within that transaction."""
    return Merges(db, clock, practice)


def word_of(db, person):
    return set(db.scalars(select(PersonWord.word).where(PersonWord.person_id == person.id)))


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    relations=st.lists(st.tuples(SIDES, KINDS, st.booleans()), max_size=8),
    names=st.tuples(
        st.sampled_from(["Zoë Berg", "Zoë"]), st.sampled_from(["Z. Berg-Vos", "Zoë Berg"])
    ),
    number=st.booleans(),
    account=st.sampled_from([None, "kept", "gone"]),
    earlier=st.booleans(),
)
def test_a_merge_undone_leaves_every_row_as_it_was(  # noqa: PLR0917 - five of them are drawn
    practice, clock, add, relate, rows, relations, names, number, account, earlier
):
    with practice.database.session(writes=True) as db:
        merges = Merges(db, clock, practice)
        kept, gone = (add(db, clock, name) for name in names)
        if number:
            Persons(db, clock).change(gone, PersonDetails(names[1], telephone="+31301234567"))
        for place, (side, kind, forth) in enumerate(relations):
            pair = [kept if side == "kept" else gone, add(db, clock, f"Derde {place}")]
            relate(db, clock, *[pair[0], kind, pair[1]] if forth else [pair[1], kind, pair[0]])
        if account:
            owner = kept if account == "kept" else gone
            Accounts(db, clock).give(owner, "zoe@example.org", [Role.PERSON])
        if earlier:
            merges.merge(gone, add(db, clock, "Zoë van vroeger"), None)
        db.flush()
        before = rows(db, Merge.__tablename__)

        merge = merges.merge(kept, gone, None)
        db.flush()
        assert rows(db, Merge.__tablename__) != before
        assert not db.scalars(select(Relation).where(Relation.subject_id == gone.id)).all()
        assert not db.scalars(select(Relation).where(Relation.object_id == gone.id)).all()

        merges.undo(merge)
        db.flush()
        assert rows(db, Merge.__tablename__) == before
        db.rollback()


def test_every_column_that_names_a_person_is_known():
    assert {
        "kring_account.person_id",
        "kring_deputy.principal_id",
        "kring_deputy.deputy_id",
        "kring_deputy.witness_id",
        "kring_emergency.about_id",
        "kring_emergency.by_person_id",
        "kring_key_pair.person_id",
        "kring_key_reset.person_id",
        "kring_person.merged_into",
        "kring_relation.subject_id",
        "kring_relation.object_id",
    } <= set(columns_naming_people())


def test_records_of_plugins_are_found_by_every_id_the_person_had(db, clock, merges, add):
    first, second, third = (add(db, clock, name) for name in ("Zoë", "Zoë Berg", "Zoë Vos"))
    merges.merge(second, first, None)
    merges.merge(third, second, None)

    persons = Persons(db, clock)
    assert set(persons.ids_of(third.id)) == {first.id, second.id, third.id}
    assert persons.ids_of(third.id)[0] == third.id
    assert persons.kept_id(first.id) == persons.kept_id(second.id) == third.id


def test_what_was_merged_since_is_undone_first(db, clock, merges, add):
    first, second, third = (add(db, clock, name) for name in ("Zoë", "Zoë Berg", "Zoë Vos"))
    early = merges.merge(second, first, None)
    late = merges.merge(third, second, None)

    with pytest.raises(MergeRefused) as refused:
        merges.undo(early)
    assert refused.value.reasons == (Reason.LATER,)
    merges.undo(late)
    merges.undo(early)
    assert word_of(db, first) == {"zoe"}
    assert word_of(db, third) == {"zoe", "vos"}


def test_two_merges_into_one_are_undone_in_any_order(db, clock, merges, add, relate):
    kept, one, two, third = (add(db, clock, name) for name in ("Zoë", "Zo", "Z", "Derde"))
    relate(db, clock, one, Kind.CLIENT_OF, third)
    relate(db, clock, two, Kind.SUPERVISES, third)
    first, second = merges.merge(kept, one, None), merges.merge(kept, two, None)
    merges.undo(first)
    merges.undo(second)

    subjects = dict(iter(db.execute(select(Relation.kind, Relation.subject_id))))
    assert subjects == {Kind.CLIENT_OF: one.id, Kind.SUPERVISES: two.id}


def test_what_came_since_stays_with_the_one_who_was_kept(db, clock, merges, add, relate):
    kept, gone, third = (add(db, clock, name) for name in ("Zoë", "Zo", "Derde"))
    merge = merges.merge(kept, gone, None)
    since = relate(db, clock, kept, Kind.CLIENT_OF, third)
    Persons(db, clock).change(kept, PersonDetails("Zoë", telephone="+31301234567"))
    merges.undo(merge)

    assert since.subject_id == kept.id
    assert (kept.telephone, gone.telephone) == ("+31301234567", None)


def test_keys_that_were_made_since_keep_the_account_where_it_is(db, clock, merges, add):
    kept, gone = add(db, clock, "Zoë"), add(db, clock, "Zo")
    Accounts(db, clock).give(gone, "zoe@example.org", [Role.PERSON])
    merge = merges.merge(kept, gone, None)
    db.add(KeyPair(person_id=kept.id, public_key=b"key", made_at=clock.move(hours=1)))
    db.flush()

    with pytest.raises(MergeRefused) as refused:
        merges.undo(merge)
    assert refused.value.reasons == (Reason.KEYS,)


def test_an_account_that_has_ended_stays_where_it_is(db, clock, merges, add):
    kept, gone = add(db, clock, "Zoë"), add(db, clock, "Zo")
    accounts = Accounts(db, clock)
    accounts.give(kept, "zoe@example.org", [Role.PERSON])
    ended = accounts.give(gone, "zo@example.org", [Role.PERSON])
    accounts.change(ended, [Role.PERSON], active=False)
    merges.merge(kept, gone, None)

    assert ended.person_id == gone.id
    other = add(db, clock, "Ander")
    third = accounts.give(other, "ander@example.org", [Role.PERSON])
    accounts.change(third, [Role.PERSON], active=False)
    with pytest.raises(MergeRefused) as refused:
        merges.merge(other, kept, None)
    assert refused.value.reasons == (Reason.OTHER_WAY,)


def test_who_is_to_stand_in_for_somebody_gets_no_account_by_a_merge(db, clock, merges, add):
    kept, gone, principal = (add(db, clock, name) for name in ("Zoë", "Zo", "Therapeut"))
    Accounts(db, clock).give(kept, "zoe@example.org", [Role.STAFF])
    ready = Deputy(
        principal_id=principal.id,
        deputy_id=gone.id,
        prepared_at=clock(),
        agreed_at=clock(),
        valid_until=clock().date(),
    )
    db.add(ready)
    db.flush()

    with pytest.raises(MergeRefused) as refused:
        merges.merge(kept, gone, None)
    assert refused.value.reasons == (Reason.OPENS,)


def test_a_principal_and_their_deputy_are_not_one(db, clock, merges, add):
    kept, gone = add(db, clock, "Zoë"), add(db, clock, "Zo")
    today = clock().date()
    db.add(Deputy(principal_id=kept.id, deputy_id=gone.id, prepared_at=clock(), valid_until=today))
    db.flush()

    with pytest.raises(MergeRefused) as refused:
        merges.merge(kept, gone, None)
    assert Reason.RELATED in refused.value.reasons


def test_a_plugin_that_cannot_say_what_it_keeps_holds_it_back(
    practice, clock, db, add, merges, monkeypatch
):
    def wait(**_):
        raise Waits("broken", "kring_keep_count")

    kept, gone = add(db, clock, "Zoë"), add(db, clock, "Zo")
    monkeypatch.setattr(type(practice.hook.kring_keep_count), "__call__", lambda *a, **k: wait())

    assert Reason.UNCOUNTED in merges.plan(kept, gone).reasons


def test_something_that_goes_wrong_before_the_commit_changes_nothing(
    practice, clock, add, relate, rows
):
    with practice.database.write() as db:
        kept, gone, third = (add(db, clock, name) for name in ("Zoë", "Zo", "Derde"))
        relate(db, clock, gone, Kind.CLIENT_OF, third)
    with practice.database.read() as db:
        before = rows(db)

    def merge_and_fail():
        with practice.database.write() as db:
            merges = Merges(db, clock, practice)
            merges.merge(db.get_one(Person, kept.id), db.get_one(Person, gone.id), None)
            db.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        merge_and_fail()

    with practice.database.read() as db:
        assert rows(db) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from kring_core.host import Host
from kring_core.people.merges import Merges
from kring_core.people.models import Person
from kring_core.settings import Settings
from kring_core.clock import system_clock
home, slug, kept, gone = sys.argv[1:]
host = Host(Settings(home=Path(home), clock=system_clock), plugins=[])
practice = host.practice(slug)
with practice.database.write() as db:
    merges = Merges(db, system_clock, practice)
    merges.merge(db.get_one(Person, kept), db.get_one(Person, gone), None)
    db.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_process_that_is_killed_in_the_middle_has_merged_nothing(
    practice, workshop, clock, add, relate, rows
):
    with practice.database.write() as db:
        kept, gone, third = (add(db, clock, name) for name in ("Zoë", "Zo", "Derde"))
        relate(db, clock, gone, Kind.CLIENT_OF, third)
    with practice.database.read() as db:
        before = rows(db)

    arguments = [str(workshop.home), practice.slug, kept.id, gone.id]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", KILLED, *arguments],
        env={**os.environ, "KRING_HOME": str(workshop.home)},
        check=False,
    )

    assert done.returncode == -signal.SIGKILL
    with practice.database.read() as db:
        assert rows(db) == before


def test_a_merged_record_is_seen_by_nobody(db, clock, merges, add, practice):
    kept, gone = add(db, clock, "Zoë"), add(db, clock, "Zo")
    merges.merge(kept, gone, None)
    person = account_of(practice, Role.ADMINISTRATOR)
    identity = Identity(
        person.id, person.person_id, "", "", frozenset({Role.ADMINISTRATOR}), None, ""
    )
    seen = SeenPeople(db, identity, clock().date())
    assert kept.id in [one.person.id for one in seen.find("zo", limit=9)]
    assert gone.id not in [one.person.id for one in seen.find("zo", limit=9)]
