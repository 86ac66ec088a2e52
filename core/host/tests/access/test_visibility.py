"""Seeing: what the SQL condition lets somebody see is what the person concerned is told."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kring_core.access.domains import Domain
from kring_core.access.emergency.models import Emergency
from kring_core.access.identity import Identity, Role
from kring_core.access.openings import broken, openings, sees
from kring_core.access.visibility import people_seen_by, records_seen_by, relations_seen_by
from kring_core.people.models import Person
from kring_core.relations.kinds import Kind
from kring_core.relations.models import Deputy, Relation
from sqlalchemy import select

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("UTC"))
TODAY = NOW.date()
PEOPLE = [f"visible{number}" for number in range(5)]
ROLES = [frozenset(some) for some in ((), *((role,) for role in Role), tuple(Role))]
SHARED = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)

people = st.sampled_from(PEOPLE)
days = st.integers(-2, 2).map(lambda n: TODAY + timedelta(days=n))
instants = st.integers(-90, 90).map(lambda n: NOW + timedelta(minutes=n))
maybe = st.none() | instants


@st.composite
def relation(draw):
    first = draw(days)
    subject, other = draw(st.lists(people, min_size=2, max_size=2, unique=True))
    return Relation(
        kind=draw(st.sampled_from([*Kind, *[Kind.TREATS] * 5])),
        subject_id=subject,
        object_id=other,
        starts_on=first,
        ends_on=draw(st.none() | days.map(lambda day: max(day, first))),
        recorded_at=NOW,
        confirmed_at=draw(st.sampled_from([None, NOW, NOW, NOW])),
        withdrawn_at=draw(st.sampled_from([None, None, None, NOW])),
    )


deputy = st.builds(
    Deputy,
    principal_id=people,
    deputy_id=people,
    prepared_at=st.just(NOW),
    valid_until=days,
    opened_at=maybe,
    closes_on=st.none() | days,
    closed_at=st.sampled_from([None, None, NOW]),
)
emergency = st.builds(
    Emergency,
    by_person_id=people,
    about_id=people,
    reason=st.just("A reason of a few words."),
    began_at=instants,
    ends_at=instants.map(lambda instant: instant + timedelta(hours=1)),
)


@pytest.fixture
def db(practice):
    with practice.database.session(writes=True) as session:
        yield session
        session.rollback()


def identity(person_id, roles):
    return Identity("account", person_id, "Somebody", "a@b.example", frozenset(roles), None, "")


def fill(db, *rows):
    """Forget what an example before made; make the people and what is between them."""
    db.rollback()
    db.add_all(Person(id=name, name=name.title()) for name in PEOPLE)
    db.flush()
    db.add_all(row for some in rows for row in some)
    db.flush()


def seen(db, condition):
    return set(db.scalars(select(Person.id).where(condition, Person.id.in_(PEOPLE))))


@SHARED
@given(
    st.lists(relation(), max_size=8),
    st.lists(deputy, max_size=3),
    st.lists(emergency, max_size=3),
    st.sampled_from([ROLES[0], *[frozenset([Role.STAFF])] * 3, *ROLES]),
)
def test_the_database_and_the_words_agree_on_who_sees_whom(
    db, relations, deputies, emergencies, roles
):
    fill(db, relations, deputies, emergencies)
    opened = openings(relations, deputies, on=TODAY) + broken(emergencies, now=NOW)

    for name, domain in product(PEOPLE, Domain):
        who = identity(name, roles)
        by_database = seen(db, records_seen_by(who, domain, Person.id, on=TODAY, now=NOW))
        assert by_database == {other for other in PEOPLE if sees(who, domain, other, opened)}


@SHARED
@given(
    st.lists(relation(), max_size=8),
    st.lists(deputy, max_size=3),
    st.lists(emergency, max_size=3),
    st.sampled_from(ROLES),
)
def test_no_domain_opens_another_for_anybody(db, relations, deputies, emergencies, roles):
    """Rows 26 and 27, LT-10, LT-13: care opens no training and no peers, whoever asks."""
    fill(db, relations, deputies, emergencies)

    for name, domain in product(PEOPLE, Domain):
        condition = records_seen_by(identity(name, roles), domain, Person.id, on=TODAY, now=NOW)
        closed = {Domain.TRAINING, Domain.PEERS}
        if Role.STAFF not in roles:
            closed.add(Domain.CARE)
        if domain in closed:
            assert seen(db, condition) == {name}


@SHARED
@given(st.lists(relation(), max_size=8), people)
def test_who_sees_records_also_sees_whose_they_are(db, relations, name):
    fill(db, relations)
    who = identity(name, [Role.STAFF])

    records = seen(db, records_seen_by(who, Domain.CARE, Person.id, on=TODAY, now=NOW))

    assert records <= seen(db, people_seen_by(who, TODAY))


def test_a_deputy_sees_who_the_principal_sees_while_it_lasts(db):
    sem, marit, noor, *_ = PEOPLE
    treats = Relation(
        kind=Kind.TREATS,
        subject_id=sem,
        object_id=noor,
        starts_on=TODAY,
        recorded_at=NOW,
        confirmed_at=NOW,
    )
    stands_in = Deputy(
        principal_id=sem,
        deputy_id=marit,
        prepared_at=NOW,
        valid_until=TODAY,
        opened_at=NOW,
        closes_on=TODAY + timedelta(days=1),
    )
    fill(db, [treats], [stands_in])
    who = identity(marit, [Role.STAFF])

    def seen_on(day):
        return seen(db, people_seen_by(who, day))

    assert seen_on(TODAY) == {sem, marit, noor}
    assert seen_on(TODAY + timedelta(days=2)) == {marit}
    assert seen(db, people_seen_by(identity(marit, [Role.PERSON]), TODAY)) == {marit}
    stands_in.closed_at = NOW
    db.flush()
    assert seen_on(TODAY) == {marit}


def test_nobody_who_has_not_signed_in_sees_anything_but_what_is_public(db):
    fill(db)

    for domain in Domain:
        condition = records_seen_by(None, domain, Person.id, on=TODAY, now=NOW)
        assert bool(seen(db, condition)) == (domain is Domain.PUBLIC)
    assert seen(db, people_seen_by(None, TODAY)) == set()


def test_a_teacher_does_not_learn_who_treats_their_student(db):
    """LT-10: who treats Noor see each other; who teaches her sees neither."""
    sem, marit, noor, tom, _ = PEOPLE

    def known(kind, subject):
        return Relation(
            kind=kind,
            subject_id=subject,
            object_id=noor,
            starts_on=date(2026, 1, 1),
            recorded_at=NOW,
            confirmed_at=NOW,
        )

    rows = {
        who: known(kind, who)
        for who, kind in {sem: Kind.TREATS, marit: Kind.TREATS, tom: Kind.TEACHES}.items()
    }
    fill(db, rows.values())

    def of(name, *roles):
        condition = relations_seen_by(identity(name, roles), TODAY)
        return {row.subject_id for row in db.scalars(select(Relation).where(condition))}

    assert of(tom, Role.STAFF) == {tom}
    assert of(sem, Role.STAFF) == {sem, marit}
    assert of(sem, Role.PERSON) == {sem}
    assert of(noor, Role.PERSON) == {sem, marit, tom}
    assert of(PEOPLE[4], Role.ADMINISTRATOR) == {sem, marit, tom}
