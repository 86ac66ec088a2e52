"""Somebody's own relations, what waits for their word, and what others see of them."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config
from sqlalchemy import or_, select

from kring_core.access.attempts import Exhausted
from kring_core.access.permissions import Permission
from kring_core.i18n import _
from kring_core.portal.contexts import Home
from kring_core.practices.changes import note
from kring_core.relations.contexts import AwaitedContext
from kring_core.relations.models import Relation
from kring_core.relations.refusals import Refused
from kring_core.relations.refusing import refusal, rests
from kring_core.relations.relations import Relations
from kring_core.relations.shown import lines, lists, names
from kring_core.relations.visible import visible

TEMPLATES = "kring_core:relations/templates"


@view_config(
    route_name="kring.own_relations",
    request_method="GET",
    permission=Permission.BE_AT_HOME,
    renderer=f"{TEMPLATES}/own.html",
)
def own_relations(context: Home, request: Any) -> dict[str, Any]:
    """What the reader is to others here, and whose relations wait for their word."""
    kring = request.kring
    me = kring.identity.person_id
    service = Relations(kring.db, kring.now, kring.practice)
    own = select(Relation).where(or_(Relation.subject_id == me, Relation.object_id == me))
    rows = list(kring.db.scalars(own.order_by(Relation.starts_on.desc(), Relation.id)))
    awaited = service.awaited_by(kring.identity)
    return {
        "title": kring.translate(_("My relations")),
        "area": "own",
        "lists": lists(kring, rows, me),
        "awaited": lines(kring, awaited),
    }


@view_config(
    route_name="kring.own_relation",
    permission=Permission.BE_AT_HOME,
    renderer=f"{TEMPLATES}/word.html",
)
def own_relation(context: AwaitedContext, request: Any) -> Any:
    """Give the second word on a relation, or decline it."""
    kring, row = request.kring, context.relation
    back = kring.path("kring.own_relations")
    refused = None
    if request.method == "POST" and "decline" in request.POST:
        context.relations.withdraw(row)
        note(kring, "relation.declined", row.id)
        kring.log.note("removed", row.object_id, f"relation:{row.id}", row.kind)
        kring.flash(_("Declined. Nothing was opened."))
        return HTTPSeeOther(back)
    if request.method == "POST":
        if rests(kring):
            raise Exhausted
        try:
            context.relations.confirm(kring.identity, row)
        except Refused as error:
            refused = refusal(kring, error, row.object_id)
        else:
            note(kring, "relation.confirmed", row.id)
            kring.log.note("added", row.object_id, f"relation:{row.id}", row.kind)
            kring.flash(_("You agreed. It is in force on its days."))
            return HTTPSeeOther(back)
    [line] = lines(kring, [row])
    recorder = names(kring.db, [row.recorded_by]).get(row.recorded_by or "")
    return {
        "title": kring.translate(_("A relation that waits for your word")),
        "area": "own",
        "line": line,
        "recorder": recorder,
        "own": row.object_id == kring.identity.person_id,
        "refused": refused,
    }


@view_config(
    route_name="kring.own_visible",
    request_method="GET",
    permission=Permission.BE_AT_HOME,
    renderer=f"{TEMPLATES}/visible.html",
)
def own_visible(context: Home, request: Any) -> dict[str, Any]:
    """What others see of the reader: who, of which domain, since when and why."""
    kring = request.kring
    return {
        "title": kring.translate(_("What others see of me")),
        "area": "own",
        "seen": visible(kring, kring.identity.person_id),
    }
