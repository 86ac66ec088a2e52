"""What is known of a person beside their records, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kring_core.people.models import Person


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """Who somebody is and how they are reached."""

    name: str
    born_on: date | None = None
    telephone: str | None = None
    """In international form, as :func:`kring_core.people.telephones.telephone` makes it."""
    email: str | None = None
    locale: str | None = None
    """The language they chose, or None; see :data:`kring_core.i18n.LOCALES`."""


def details_of(person: Person) -> PersonDetails:
    """The details of a person as they are kept now."""
    return PersonDetails(person.name, person.born_on, person.telephone, person.email, person.locale)
