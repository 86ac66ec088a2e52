"""Importing a list: send it, see what would come, confirm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kring_core.sdk import Button, Form, NotText, Request, note, read_as
from pyramid.httpexceptions import HTTPNotFound, HTTPSeeOther
from pyramid.i18n import TranslationStringFactory
from pyramid.view import view_config

from kring_expertdirectory.contexts import Directory, WaitingList
from kring_expertdirectory.importing import read_list
from kring_expertdirectory.permissions import Permission
from kring_expertdirectory.said import CODE_OF_MATCH, SAID, said, stored
from kring_expertdirectory.schemas import ListFile
from kring_expertdirectory.services import Plan
from kring_expertdirectory.views.shown import today

_ = TranslationStringFactory("kring_expertdirectory")
TEMPLATES = "kring_expertdirectory:templates/expertdirectory"


@view_config(
    route_name="expertdirectory.import",
    permission=Permission.EDIT,
    renderer=f"{TEMPLATES}/import.html",
)
def send(context: Directory, request: Request) -> Any:
    """Send a list; it is kept until somebody decides what becomes of it."""
    kring = request.kring
    leave = Button("leave", _("No, go back"), "quiet", href=kring.path("expertdirectory.manage"))
    look = Button("look", _("Look at what would come"))
    form = Form(kring, ListFile(), buttons=[look, leave])
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        data, name = typed["file"].stream.read(), typed["file"].name
        try:
            read_list(data, name)
        except NotText as error:
            form.error("file", SAID.get(error.reason_code, error.message))
        else:
            upload = context.waiting.add(data, name)
            return HTTPSeeOther(kring.path("expertdirectory.import_plan", list=upload.id))
    title = kring.translate(_("Import a list of experts"))
    return {"title": title, "area": "manage", "form": form}


@view_config(
    route_name="expertdirectory.import_plan",
    permission=Permission.EDIT,
    renderer=f"{TEMPLATES}/import_plan.html",
)
def decide(context: WaitingList, request: Request) -> Any:
    """Show what a list would bring, and bring it or forget it."""
    kring, upload = request.kring, context.upload
    if upload is None and request.method != "POST":
        raise HTTPNotFound
    if upload is None:
        # Somebody pressed the button twice, or two people did.
        kring.flash(_("This list waits no longer: it was imported or forgotten."), "info")
        return HTTPSeeOther(kring.path("expertdirectory.manage"))
    if request.method == "POST" and "forget" in request.POST:
        context.waiting.forget(upload)
        kring.flash(_("The list is forgotten. Nothing was imported."), "info")
        return HTTPSeeOther(kring.path("expertdirectory.manage"))
    plan = context.intake.plan(read_list(context.waiting.read(upload), upload.name))
    if request.method == "POST":
        context.intake.carry_out(plan, today(kring))
        context.waiting.forget(upload)
        note(kring, "expertdirectory.imported", upload.id, plan.counts)
        kring.flash(_arrived(plan))
        return HTTPSeeOther(kring.path("expertdirectory.manage", _query={"state": "draft"}))
    return _page(request, upload.name, plan)


def _arrived(plan: Plan) -> str:
    count = plan.count("new") + plan.count("doubt")
    said: str = _("Imported, as drafts: ${count}.", {"count": count})
    return said


def _page(request: Request, name: str, plan: Plan) -> dict[str, Any]:
    kring, imported = request.kring, plan.imported
    items = [(item.kind, said(kring, stored(item))) for item in imported.items]
    experts = [
        {
            "name": profile.name,
            "quote": profile.quote,
            "tagline": profile.tagline,
            "line": profile.lines[0],
            "kind": found.kind,
            "why": kring.translate(SAID[CODE_OF_MATCH[found.why]]),
            "href": kring.path("expertdirectory.edit", profile=found.id) if found.id else None,
        }
        for profile, found in plan.profiles
    ]
    return {
        "title": kring.translate(_("What would come")),
        "area": "manage",
        "name": name,
        "plan": plan,
        "experts": experts,
        "read_as": read_as(imported.diagnosis, kring.translate),
        "doubts": _of_kind(items, "doubt"),
        "refusals": _of_kind(items, "refusal"),
        "repairs": _of_kind(items, "repair"),
    }


def _of_kind(items: Sequence[tuple[str, dict[str, Any]]], kind: str) -> list[dict[str, Any]]:
    return [item for its_kind, item in items if its_kind == kind]
