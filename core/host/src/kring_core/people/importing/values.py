"""What was read from a list of people, each with the line they came from."""

from __future__ import annotations

from dataclasses import dataclass

from kring_core.people.values import PersonDetails
from kring_core.text import Diagnosis, Item


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """One person as a list presents them; ``line`` counts from 1."""

    line: int
    details: PersonDetails


@dataclass(frozen=True, slots=True)
class ImportedPeople:
    """A list that was read, with all that was repaired, doubted or refused on the way.

    ``id`` is the SHA-256 of the bytes in hexadecimal; ``items`` are in the order of the lines.
    """

    id: str
    name: str
    diagnosis: Diagnosis
    people: tuple[ImportedPerson, ...]
    items: tuple[Item, ...]

    @property
    def refused(self) -> int:
        """How many lines were not taken over."""
        return len({item.line for item in self.items if item.kind == "refusal"})
