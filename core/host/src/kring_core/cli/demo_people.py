"""The people and organisations of the demo, and who is what to whom."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from importlib.resources import files
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kring_core.access.identity import Identity, Role
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.models import Account
from kring_core.people.models import Organisation, Person
from kring_core.people.organisations import OrganisationDetails, OrganisationKind, Organisations
from kring_core.people.persons import Persons
from kring_core.people.telephones import telephone
from kring_core.people.values import PersonDetails
from kring_core.practices.practice import Practice
from kring_core.relations.kinds import Kind
from kring_core.relations.relations import Asked, Relations
from kring_core.relations.rules import Days


def fill(practice: Practice, db: Session) -> None:
    """Let a practice of the demo, whose accounts are there, know people and organisations."""
    text = files("kring_core.cli").joinpath("demo_people.toml").read_text("utf-8")
    known = tomllib.loads(text)
    clock = practice.host.clock
    for one in known["organisation"]:
        kind, number = OrganisationKind(one["kind"]), telephone(one.get("telephone", ""))
        details = OrganisationDetails(one["name"], kind, number, one.get("email"))
        Organisations(db, clock).add(details)
    for one in known["person"]:
        number = telephone(one.get("telephone", ""))
        Persons(db, clock).add(PersonDetails(one["name"], one["born"], number, one.get("email")))
    _relate(practice, db, known)


def _relate(practice: Practice, db: Session, known: Mapping[str, Any]) -> None:
    relations = Relations(db, practice.host.clock, practice)
    people = {name: person_id for person_id, name in db.execute(select(Person.id, Person.name))}
    houses = {name: id_ for id_, name in db.execute(select(Organisation.id, Organisation.name))}
    today = practice.host.clock().astimezone(practice.zone).date()

    def days(one: Mapping[str, Any]) -> Days:
        first = today - timedelta(days=one["days"])
        return Days(first, today - timedelta(days=one["ended"]) if "ended" in one else None)

    for one in known["treats"]:
        by = _identity(db, practice, one["who"])
        relations.record(by, Asked(Kind.TREATS, by.person_id, days(one), people[one["whom"]]))
    administrator = _identity(db, practice, "beheer@delinde.example")
    for one in known["knows"]:
        kind, who = Kind(one["kind"]), people[one["who"]]
        whom = {"object_id": people[one["whom"]]} if "whom" in one else {}
        house = {"organisation_id": houses[one["organisation"]]} if "organisation" in one else {}
        relations.record(administrator, Asked(kind, who, days(one), **whom, **house))


def _identity(db: Session, practice: Practice, login: str) -> Identity:
    account: Account | None = Accounts(db, practice.host.clock).by_login(login)
    assert account is not None
    return Identity(
        account_id=account.id,
        person_id=account.person_id,
        name=account.person.name,
        login=account.login,
        roles=frozenset(Role(role.role) for role in account.roles),
        locale=account.person.locale,
        session_id="",
        factor=True,
    )
