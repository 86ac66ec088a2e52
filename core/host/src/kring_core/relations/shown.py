"""Relations in the words of who reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select

from kring_core.access.domains import Domain
from kring_core.i18n import _
from kring_core.people.models import Organisation, Person
from kring_core.people.views.shown import day
from kring_core.relations.kinds import KINDS, Kind
from kring_core.relations.models import Relation
from kring_core.relations.rules import Days

OPENED = {
    Domain.CARE: _("care records"),
    Domain.TRAINING: _("records of training"),
    Domain.PEERS: _("what is shared among colleagues"),
    Domain.PUBLIC: _("what anybody may read"),
}
"""What a domain holds, in words; translatable messages."""


class Line(NamedTuple):
    """A relation, read from one of the two."""

    relation: Relation
    name: str
    """The name of that one."""
    says: str
    """What that one is: *treats*, *is treated by*."""
    other: str
    """The name of the other."""
    when: str
    opens: str
    """What it shows of the object, in words; empty for nothing."""


class Lists(NamedTuple):
    """The relations of somebody, by how it stands with them on a day."""

    waiting: list[Line]
    now: list[Line]
    later: list[Line]
    past: list[Line]


def lists(kring: Any, rows: Sequence[Relation], of_id: str) -> Lists:
    """The relations of somebody in words, those that never were left out."""
    known = [row for row in rows if row.withdrawn_at is None]
    shown = Lists([], [], [], [])
    for row, line in zip(known, lines(kring, known, of_id), strict=True):
        if row.confirmed_at is None:
            shown.waiting.append(line)
        elif kring.today in Days(row.starts_on, row.ends_on):
            shown.now.append(line)
        else:
            (shown.later if row.starts_on > kring.today else shown.past).append(line)
    return shown


def lines(kring: Any, rows: Sequence[Relation], of_id: str | None = None) -> list[Line]:
    """Some relations in words, read from one of the two; from the subject when it is not said."""
    known = names(kring.db, (one for row in rows for one in _ends(row)))
    return [_line(kring, row, of_id or row.subject_id, known) for row in rows]


def names(db: Any, ids: Iterable[str | None]) -> dict[str, str]:
    """The names of people and organisations by their ids."""
    asked = {one for one in ids if one}
    people = select(Person.id, Person.name).where(Person.id.in_(asked))
    houses = select(Organisation.id, Organisation.name).where(Organisation.id.in_(asked))
    return dict(iter(db.execute(people.union_all(houses))))


def span(kring: Any, first: date, last: date | None) -> str:
    """The days on which something holds, in words."""
    begins = day(kring, first)
    if last is None:
        return str(kring.translate(_("since ${day}", {"day": begins})))
    ends = day(kring, last)
    return str(kring.translate(_("${first} to ${last}", {"first": begins, "last": ends})))


def _ends(row: Relation) -> tuple[str | None, ...]:
    return row.subject_id, row.object_id, row.organisation_id


def _line(kring: Any, row: Relation, of_id: str, known: dict[str, str]) -> Line:
    rules = KINDS[Kind(row.kind)]
    is_subject = row.subject_id == of_id
    other = (row.object_id or row.organisation_id) if is_subject else row.subject_id
    return Line(
        row,
        known.get(of_id, ""),
        kring.translate(rules.title if is_subject else rules.inverse),
        known.get(other or "", ""),
        span(kring, row.starts_on, row.ends_on),
        kring.translate(OPENED[rules.opens]) if rules.opens else "",
    )
