"""Lists of people from outside: read into values, held against who is here, taken in."""

from __future__ import annotations

from kring_core.people.importing.intake import PeopleIntake, PeoplePlan
from kring_core.people.importing.reading import read_people
from kring_core.people.importing.reporting import report
from kring_core.people.importing.values import ImportedPeople, ImportedPerson

__all__ = [
    "ImportedPeople",
    "ImportedPerson",
    "PeopleIntake",
    "PeoplePlan",
    "read_people",
    "report",
]
