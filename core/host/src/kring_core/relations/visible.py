"""What others see of somebody: their name and their records, by whom, since when and why."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select

from kring_core.access.emergency.models import Emergency
from kring_core.access.openings import Opening, Why, broken, openings
from kring_core.access.visibility import in_force, is_open, under_way
from kring_core.i18n import _
from kring_core.people.views.shown import day
from kring_core.relations.models import Deputy, Relation
from kring_core.relations.shown import OPENED, names

BECAUSE = {
    Why.RELATION: _("treats you"),
    Why.DEPUTY: _("stands in for ${name}"),
    Why.EMERGENCY: _("emergency access, which a second person judges afterwards"),
}


class Seen(NamedTuple):
    """Somebody who sees records of a person, in words."""

    who: str
    what: str
    since: str
    why: str


def visible(kring: Any, person_id: str) -> list[Seen]:
    """To whom a person's records are open now."""
    on, now = kring.today, kring.now()
    relations = list(
        kring.db.scalars(select(Relation).where(Relation.object_id == person_id, in_force(on)))
    )
    subjects = {relation.subject_id for relation in relations}
    deputies = kring.db.scalars(
        select(Deputy).where(Deputy.principal_id.in_(subjects), is_open(on))
    )
    emergencies = kring.db.scalars(
        select(Emergency).where(Emergency.about_id == person_id, under_way(now))
    )
    opened = openings(relations, deputies, on=on) + broken(emergencies, now=now)
    known = names(kring.db, (one for each in opened for one in (each.who_id, each.principal_id)))
    return [_in_words(kring, each, known) for each in opened]


def _in_words(kring: Any, opening: Opening, known: dict[str, str]) -> Seen:
    is_instant = isinstance(opening.since, datetime)
    since = kring.moment(opening.since) if is_instant else str(day(kring, opening.since))
    principal = {"name": known.get(opening.principal_id or "", "")}
    return Seen(
        known[opening.who_id],
        kring.translate(OPENED[opening.domain]),
        since,
        kring.translate(BECAUSE[opening.why], principal),
    )
