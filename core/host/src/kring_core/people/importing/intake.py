"""Taking an imported list in: whoever is new is added, and nobody twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kring_core.accounts.models import Account
from kring_core.clock import Clock
from kring_core.people.importing.matching import Everybody, Found, Known, Match
from kring_core.people.importing.values import ImportedPeople, ImportedPerson
from kring_core.people.models import Person
from kring_core.people.persons import Persons
from kring_core.people.values import PersonDetails


@dataclass(frozen=True, slots=True)
class PeoplePlan:
    """What an import would do; nobody who is here already is touched, and nobody invited."""

    imported: ImportedPeople
    people: tuple[tuple[ImportedPerson, Found], ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """The outcome in numbers: ``new``, the ``same`` as somebody here, or in ``doubt``."""
        matches = [found.match for _, found in self.people]
        return {
            "new": matches.count(Match.NEW),
            "same": matches.count(Match.SAME),
            "doubt": sum(match.is_doubt for match in matches),
        }


class PeopleIntake:
    """Imports lists of people, within one transaction."""

    def __init__(self, db: Session, clock: Clock) -> None:
        self._db = db
        self._persons = Persons(db, clock)

    def plan(self, imported: ImportedPeople) -> PeoplePlan:
        """Hold a list against who is here already, and against itself; nothing is changed."""
        everybody = self._everybody()
        people = []
        for person in imported.people:
            found = everybody.find(person.details)
            people.append((person, found))
            if found.match is Match.NEW:
                everybody.add(Known(person.details, line=person.line))
        return PeoplePlan(imported, tuple(people))

    def carry_out(self, plan: PeoplePlan) -> None:
        """Add everybody who is new."""
        for person, found in plan.people:
            if found.match is Match.NEW:
                self._persons.add(person.details)

    def _everybody(self) -> Everybody:
        """Everybody, archived people and records that were merged among them."""
        details = (Person.name, Person.born_on, Person.telephone, Person.email)
        query = select(Person.id, Person.merged_into, Account.login, *details)
        rows = self._db.execute(query.outerjoin(Account, Account.person_id == Person.id))
        return Everybody(
            Known(PersonDetails(name, born_on, number, mail), merged_into or person_id, login)
            for person_id, merged_into, login, name, born_on, number, mail in rows
        )
