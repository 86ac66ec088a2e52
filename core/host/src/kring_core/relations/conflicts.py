"""What two people may never be to each other at once or one after the other, as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kring_core.relations.kinds import Kind


@dataclass(frozen=True, slots=True)
class RuledOut:
    """Two kinds of relations that exclude each other between the same two people.

    Either way round, and whether one ended, waits or is still to begin: who taught somebody will
    not treat them, nor teach who they treated.
    """

    rule: str
    """Its code in the log; nobody who asks for a relation reads it."""
    one: Kind
    other: Kind


RULED_OUT = (
    RuledOut("LT-11-teacher", Kind.TREATS, Kind.TEACHES),
    RuledOut("LT-11-assessor", Kind.TREATS, Kind.ASSESSES),
    # NVPP: supervisor and learning therapist are never the same person, also not afterwards.
    RuledOut("NVPP-supervisor", Kind.TREATS, Kind.SUPERVISES),
    RuledOut("host-family", Kind.TREATS, Kind.FAMILY_OF),
)


def broken_rules(kind: Kind, known: Iterable[Kind]) -> list[str]:
    """Codes of the rules that a relation would break, given what two people ever were."""
    kinds = set(known)
    return [
        pair.rule
        for pair in RULED_OUT
        if (kind is pair.one and pair.other in kinds) or (kind is pair.other and pair.one in kinds)
    ]
