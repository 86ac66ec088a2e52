"""Persons: adding and changing them, and taking them out of the lists and back."""

from __future__ import annotations

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from kring_core.clock import Clock
from kring_core.people.models import Person, PersonWord
from kring_core.people.values import PersonDetails
from kring_core.people.words import words


class Persons:
    """The people whom one practice knows, within one transaction.

    Who reads them asks :class:`kring_core.people.seeing.SeenPeople`.
    """

    def __init__(self, db: Session, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def add(self, details: PersonDetails) -> Person:
        """Make a person."""
        person = Person(
            name=details.name,
            born_on=details.born_on,
            telephone=details.telephone,
            email=_small(details.email),
            locale=details.locale,
        )
        self._db.add(person)
        self._db.flush()
        self.note_words(person)
        return person

    def change(self, person: Person, details: PersonDetails) -> None:
        """Change who somebody is and how they are reached."""
        person.born_on, person.telephone = details.born_on, details.telephone
        person.email, person.locale = _small(details.email), details.locale
        if person.name != details.name:
            person.name = details.name
            self.note_words(person)

    def archive(self, person: Person) -> None:
        """Take somebody out of every list; their records stay."""
        person.archived_at = self._clock()

    def unarchive(self, person: Person) -> None:
        """Put somebody back into the lists."""
        person.archived_at = None

    def ids_of(self, person_id: str) -> list[str]:
        """The ids under which records of a person may be kept: their own first.

        The others are those of records that turned out to be the same person.
        """
        gone = select(Person.id).where(Person.merged_into == person_id).order_by(Person.id)
        return [person_id, *self._db.scalars(gone)]

    def kept_id(self, person_id: str) -> str:
        """The id of the record that stayed, of one that was merged; another stays as it is."""
        kept = self._db.scalar(select(Person.merged_into).where(Person.id == person_id))
        return kept or person_id

    def note_words(self, person: Person) -> None:
        """Let somebody be found by every name they are known by here, and by no other."""
        self._db.flush()
        is_theirs = or_(Person.id == person.id, Person.merged_into == person.id)
        names = self._db.scalars(select(Person.name).where(is_theirs))
        wanted = {word for name in names for word in words(name)}
        theirs = PersonWord.person_id == person.id
        known = set(self._db.scalars(select(PersonWord.word).where(theirs)))
        self._db.execute(delete(PersonWord).where(theirs, PersonWord.word.in_(known - wanted)))
        rows = [PersonWord(person_id=person.id, word=word) for word in sorted(wanted - known)]
        self._db.add_all(rows)
        self._db.flush()


def _small(email: str | None) -> str | None:
    return email.strip().lower() if email else None
