"""One line of the access log as a value, and the chain that holds the lines together.

No I/O. A line says who, when, whose record, on whose behalf and by which right. It never says what
the record said, nor a name: what is not a code or an opaque id is refused.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from operator import attrgetter

GENESIS = bytes(32)
"""What the first line of all is chained to."""

_CODE = re.compile(r"[A-Za-z0-9_.:-]{0,80}")


class Outcome(StrEnum):
    """How it ended."""

    ALLOWED = "allowed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one line says."""

    at: datetime
    """An instant in UTC, as the clock had it; a clock put back does not change the order."""
    event: str
    """What was done, as a code: ``seen``, ``changed``, ``log.exported``."""
    account_id: str | None = None
    """The account with which it was done; None before signing in and on the command line."""
    actor_id: str | None = None
    """The person of that account."""
    on_behalf_of: str | None = None
    """The person for whom the actor stood in, or None."""
    person_id: str | None = None
    """The person whose record it is, or None when it is nobody's in particular."""
    resource: str = ""
    """Kind of record and its opaque id, as ``dossier:<id>``, or the kind alone."""
    rule: str = ""
    """By which right, as the code of a rule, a relation or a permission."""
    outcome: Outcome = Outcome.ALLOWED

    def __post_init__(self) -> None:
        """Refuse what is no code.

        :raises ValueError: when a field could hold content or a name, or the instant has no zone.
        """
        if self.at.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        for said in values_of(self)[1:]:
            if said and not _CODE.fullmatch(said):
                raise ValueError("the access log holds codes and opaque ids only")

    @property
    def kind(self) -> str:
        """The kind of record, without its id."""
        return self.resource.partition(":")[0]


FIELDS = tuple(field.name for field in fields(Entry))
"""The names of what a line says, in their order."""

values_of = attrgetter(*FIELDS)
"""What a line says, in the order of :data:`FIELDS`."""


def said_at(at: datetime) -> str:
    """An instant as a line says it: in UTC, of one length, so that texts sort as instants do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def canonical(entry: Entry) -> bytes:
    """An entry as bytes, the same wherever and whenever it is written."""
    at, *rest = values_of(entry)
    return json.dumps(["kring-log-1", said_at(at), *rest], separators=(",", ":")).encode()


def chained(before: bytes, entry: Entry) -> bytes:
    """The hash of a line: SHA-256 over the hash of the line before and what this one says."""
    return hashlib.sha256(before + canonical(entry)).digest()
