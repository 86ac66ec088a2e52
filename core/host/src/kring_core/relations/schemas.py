"""The forms about relations, who stands in for whom, and leaving."""

from __future__ import annotations

from typing import Any

import colander
from deform.widget import SelectWidget

from kring_core.i18n import _
from kring_core.relations.kinds import KINDS, Kind

FORTH, BACK = "forth", "back"
"""Whether the person of the page is the subject of a relation, or its object."""

Choices = list[tuple[str, str]]
"""Values of a field and what they read as."""


def readings() -> Choices:
    """Every relation as it reads from the person of the page."""
    forth = [(f"{kind}:{FORTH}", rules.title) for kind, rules in KINDS.items()]
    back = [(f"{kind}:{BACK}", rules.inverse) for kind, rules in KINDS.items() if not rules.mutual]
    return forth + back


def reading(value: str) -> tuple[Kind, bool]:
    """The kind of a reading, and whether the person of the page is its subject."""
    kind, _colon, way = value.partition(":")
    return Kind(kind), way == FORTH


@colander.deferred
def _today(node: Any, kw: dict[str, Any]) -> Any:
    return kw["kring"].today


def _day(title: str, **options: Any) -> colander.SchemaNode:
    return colander.SchemaNode(colander.Date(), title=title, **options)


class DaysForm(colander.Schema):
    """The days on which a relation holds."""

    first = _day(_("First day"), default=_today)
    last = _day(
        _("Last day"),
        missing=None,
        description=_("Leave it empty as long as no end is known."),
    )


class NewRelation(DaysForm):
    """What somebody is to somebody; the choices are of the page."""

    says = colander.SchemaNode(
        colander.String(),
        title=_("Relation"),
        widget=SelectWidget(values=readings()),
        insert_before="first",
    )
    other = colander.SchemaNode(colander.String(), title=_("With whom"), insert_before="first")


def new_relation(others: Choices) -> NewRelation:
    """The form with which a relation is recorded with one of those who were found."""
    form = NewRelation()
    form["other"].widget = SelectWidget(values=others)
    return form
