"""The relations of a person, for who works here: what is, waits and was; adding and ending."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config
from sqlalchemy import or_, select

from kring_core.access.attempts import Exhausted
from kring_core.access.permissions import Permission
from kring_core.access.rights import note_seen
from kring_core.access.visibility import relations_seen_by
from kring_core.i18n import _
from kring_core.people.models import Organisation
from kring_core.portal.forms import Button, Form, save
from kring_core.practices.changes import note
from kring_core.relations.contexts import RelationContext, RelationsContext
from kring_core.relations.kinds import KINDS
from kring_core.relations.models import Relation
from kring_core.relations.refusing import refusing, rests
from kring_core.relations.relations import Asked
from kring_core.relations.rules import Days
from kring_core.relations.schemas import Choices, DaysForm, new_relation, reading
from kring_core.relations.shown import lines, lists

TEMPLATES = "kring_core:relations/templates"
MOST_FOUND = 20
LONGEST_SEARCH = 120


@view_config(
    route_name="kring.relations",
    request_method="GET",
    permission=Permission.SEE_PEOPLE,
    renderer=f"{TEMPLATES}/person.html",
)
def relations(context: RelationsContext, request: Any) -> dict[str, Any]:
    """What a person is to others here, as far as the reader may know it."""
    kring, person = request.kring, context.person
    query = select(Relation).where(
        or_(Relation.subject_id == person.id, Relation.object_id == person.id),
        relations_seen_by(kring.identity, kring.today),
    )
    rows = list(kring.db.scalars(query.order_by(Relation.starts_on.desc(), Relation.id)))
    note_seen(kring, person.id, "relation")
    awaited = context.relations.waiting_for(kring.identity, rows)
    return {
        "title": kring.translate(_("Relations of ${name}", {"name": person.name})),
        "area": "manage",
        "person": person,
        "lists": lists(kring, rows, person.id),
        "awaited": {row.id for row in awaited},
    }


@view_config(
    route_name="kring.relation_new",
    permission=Permission.RECORD_RELATIONS,
    renderer=f"{TEMPLATES}/new.html",
)
def relation_new(context: RelationsContext, request: Any) -> Any:
    """Record what a person is to another, found by name among those whom the reader sees."""
    kring, person = request.kring, context.person
    if rests(kring):
        raise Exhausted
    text = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    others = _others(context, kring, text)
    buttons = [Button("record", _("Record")), _leave(kring, person.id)]
    form = Form(kring, new_relation(others), buttons=buttons)
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        asked = _asked(person.id, typed)
        if asked.organisation_id and not KINDS[asked.kind].organisations:
            form.error("other", _("This can be recorded with a person only."))
        else:
            with refusing(kring, form, asked.object_id):
                row = context.relations.record(kring.identity, asked)
            if not form.failed:
                note(kring, "relation.recorded", row.id)
                kring.log.note("added", row.object_id or person.id, f"relation:{row.id}", row.kind)
                waits = _("Recorded. It waits for the word of a second person.")
                kring.flash(_("Recorded.") if row.confirmed_at else waits)
                return HTTPSeeOther(kring.path("kring.relations", person=person.id))
    return {
        "title": kring.translate(_("A relation of ${name}", {"name": person.name})),
        "area": "manage",
        "form": form,
        "text": text,
        "found": bool(others),
    }


@view_config(
    route_name="kring.relation",
    permission=Permission.END_RELATION,
    renderer=f"{TEMPLATES}/days.html",
)
def relation(context: RelationContext, request: Any) -> Any:
    """End a relation, or correct its days."""
    kring, row = request.kring, context.relation
    back = kring.path("kring.relations", person=context.person.id)
    values = {"first": row.starts_on, "last": row.ends_on}
    buttons = [save, _leave(kring, context.person.id)]
    form = Form(kring, DaysForm(), values=values, version=row.version, buttons=buttons)
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        with refusing(kring, form, row.object_id):
            context.relations.correct(row, Days(typed["first"], typed["last"]))
        if not form.failed:
            note(kring, "relation.corrected", row.id)
            kring.log.note(
                "changed", row.object_id or context.person.id, f"relation:{row.id}", row.kind
            )
            kring.flash(_("Saved."))
            return HTTPSeeOther(back)
    [line] = lines(kring, [row], context.person.id)
    return {
        "title": f"{context.person.name} {line.says} {line.other}",
        "area": "manage",
        "form": form,
        "line": line,
        "withdraw": context.relations.may_withdraw(kring.identity, row),
        "person": context.person,
    }


@view_config(
    route_name="kring.relation_withdraw",
    permission=Permission.WITHDRAW_RELATION,
    request_method="POST",
)
def relation_withdraw(context: RelationContext, request: Any) -> HTTPSeeOther:
    """Say that a relation never was: declined, or recorded by mistake."""
    kring, row = request.kring, context.relation
    context.relations.withdraw(row)
    note(kring, "relation.withdrawn", row.id)
    kring.log.note("removed", row.object_id or context.person.id, f"relation:{row.id}", row.kind)
    kring.flash(_("Taken back. It counts nowhere any more."))
    return HTTPSeeOther(kring.path("kring.relations", person=context.person.id))


def _others(context: RelationsContext, kring: Any, text: str) -> Choices:
    """The people and organisations that a search finds, the person of the page left out."""
    people: Choices = [
        (f"person:{found.person.id}", found.person.name)
        for found in context.seen.find(text, limit=MOST_FOUND)
        if found.person.id != context.person.id
    ]
    query = select(Organisation).where(Organisation.archived_at.is_(None)).limit(MOST_FOUND)
    if text:
        query = query.where(Organisation.name.icontains(text, autoescape=True))
    houses = kring.db.scalars(query.order_by(Organisation.name))
    return people + [(f"organisation:{house.id}", house.name) for house in houses]


def _asked(person_id: str, typed: dict[str, Any]) -> Asked:
    kind, is_subject = reading(typed["says"])
    sort, _colon, other = typed["other"].partition(":")
    days = Days(typed["first"], typed["last"])
    if sort == "organisation":
        return Asked(kind, person_id, days, organisation_id=other)
    pair = (person_id, other) if is_subject else (other, person_id)
    return Asked(kind, pair[0], days, object_id=pair[1])


def _leave(kring: Any, person_id: str) -> Button:
    return Button(
        "leave", _("Cancel"), "quiet", href=kring.path("kring.relations", person=person_id)
    )
