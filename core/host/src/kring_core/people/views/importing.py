"""Importing a list of people: send it, see what would come, confirm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pyramid.httpexceptions import HTTPNotFound, HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.permissions import Permission
from kring_core.i18n import _
from kring_core.people.contexts import People, WaitingPeople
from kring_core.people.importing import PeopleIntake, PeoplePlan, read_people
from kring_core.people.importing.matching import SAID as MATCH_SAID
from kring_core.people.importing.reasons import SAID as READING_SAID
from kring_core.people.schemas import PeopleFile
from kring_core.people.views.listing import TEMPLATES
from kring_core.people.views.shown import facts_of
from kring_core.portal.forms import Button, Form
from kring_core.practices.changes import note
from kring_core.text import Item, NotText
from kring_core.text.said import SAID as TEXT_SAID
from kring_core.text.said import read_as

SAID = {**TEXT_SAID, **READING_SAID}


@view_config(
    route_name="kring.people_import",
    permission=Permission.MANAGE_PEOPLE,
    renderer=f"{TEMPLATES}/import.html",
)
def send(context: People, request: Any) -> Any:
    """Send a list; it is kept until somebody decides."""
    kring = request.kring
    leave = Button("leave", _("Cancel"), "quiet", href=kring.path("kring.people"))
    form = Form(kring, PeopleFile(), buttons=[Button("look", _("Look at what would come")), leave])
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        data, name = typed["file"].stream.read(), typed["file"].name
        try:
            read_people(data, kring.today, name)
        except NotText as error:
            form.error("file", SAID.get(error.reason_code, error.message))
        else:
            waiting = context.lists.add(data, name)
            return HTTPSeeOther(kring.path("kring.people_import_plan", list=waiting.id))
    return {"title": kring.translate(_("Import a list of people")), "area": "manage", "form": form}


@view_config(
    route_name="kring.people_import_plan",
    permission=Permission.MANAGE_PEOPLE,
    renderer=f"{TEMPLATES}/import_plan.html",
)
def decide(context: WaitingPeople, request: Any) -> Any:
    """Show what a list would bring, and bring it or forget it."""
    kring, waiting = request.kring, context.waiting
    to_people = HTTPSeeOther(kring.path("kring.people"))
    if waiting is None and request.method != "POST":
        raise HTTPNotFound
    if waiting is None:
        # Somebody pressed the button twice, or two people did.
        kring.flash(_("This list waits no longer: it was imported or forgotten."), "info")
        return to_people
    if request.method == "POST" and "forget" in request.POST:
        context.lists.forget(waiting)
        kring.flash(_("The list is forgotten. Nothing was imported."), "info")
        return to_people
    intake = PeopleIntake(kring.db, kring.now)
    plan = intake.plan(read_people(context.lists.read(waiting), kring.today, waiting.name))
    if request.method == "POST":
        intake.carry_out(plan)
        context.lists.forget(waiting)
        note(kring, "person.imported", waiting.id, plan.counts)
        kring.flash(
            _("Added: ${count}. Nobody was invited.", mapping={"count": plan.counts["new"]})
        )
        return to_people
    return _page(kring, plan)


def _page(kring: Any, plan: PeoplePlan) -> dict[str, Any]:
    people = [
        {
            "name": person.details.name,
            "facts": [value for _term, value in facts_of(kring, person.details) if value],
            "why": kring.translate(MATCH_SAID[found.match]),
            "line": found.known.line if found.known else None,
            "href": kring.path("kring.person", person=found.known.id)
            if found.known and found.known.id
            else None,
        }
        for person, found in plan.people
    ]
    return {
        "title": kring.translate(_("What would come")),
        "area": "manage",
        "plan": plan,
        "people": people,
        "read_as": read_as(plan.imported.diagnosis, kring.translate),
        "doubts": _of_kind(kring, plan.imported.items, "doubt"),
        "refusals": _of_kind(kring, plan.imported.items, "refusal"),
        "repairs": _of_kind(kring, plan.imported.items, "repair"),
    }


def _of_kind(kring: Any, items: Sequence[Item], kind: str) -> list[dict[str, Any]]:
    return [
        {
            "line": item.line,
            "before": item.before,
            "after": item.after if item.after != item.before else "",
            "why": kring.translate(SAID.get(item.code, item.why), dict(item.details)),
        }
        for item in items
        if item.kind == kind
    ]
