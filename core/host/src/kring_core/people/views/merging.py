"""Merging two records of one person: find the other, see both side by side, do it, undo it."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPNotFound, HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.permissions import Permission
from kring_core.i18n import _
from kring_core.people.contexts import PersonContext
from kring_core.people.merges import Merges
from kring_core.people.merging import SAID, MergePlan, MergeRefused
from kring_core.people.models import Person
from kring_core.people.values import details_of
from kring_core.people.views.listing import LONGEST_SEARCH, TEMPLATES
from kring_core.people.views.shown import Fact, facts_of, line
from kring_core.practices.changes import note

FOUND = 20
"""How many people a search for the other record shows."""

MOVED: dict[str, str] = {
    "kring_relation": _("Relations that are moved: ${count}."),
    "kring_account": _("The account is moved: they sign in as before."),
    "kring_deputy": _("Arrangements with a deputy that are moved: ${count}."),
    "kring_emergency": _("Emergencies that are moved: ${count}."),
    "kring_person": _("Records merged earlier that are moved: ${count}."),
}


@view_config(
    route_name="kring.person_merge",
    request_method="GET",
    permission=Permission.MERGE_PEOPLE,
    renderer=f"{TEMPLATES}/merge.html",
)
def choose(context: PersonContext, request: Any) -> dict[str, Any]:
    """Find the other record; once it is chosen, show both side by side."""
    kring, person = request.kring, context.person
    text = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    others = context.seen.find(text, limit=FOUND + 1) if text else []
    plan = _plan(context, request, request.GET["other"]) if "other" in request.GET else None
    return {
        "title": kring.translate(_("Merge ${name}"), {"name": person.name}),
        "area": "manage",
        "person": person,
        "text": text,
        "others": [
            (other.id, line(kring, other, account))
            for other, account in others
            if other.id != person.id
        ],
        "plan": plan,
        "sides": [_side(kring, plan.kept), _side(kring, plan.gone)] if plan else [],
        "effects": _effects(kring, plan) if plan else [],
        "reasons": [kring.translate(SAID[reason]) for reason in plan.reasons] if plan else [],
    }


@view_config(
    route_name="kring.person_merge", request_method="POST", permission=Permission.MERGE_PEOPLE
)
def merge(context: PersonContext, request: Any) -> HTTPSeeOther:
    """Let the other record become part of this one."""
    kring, person = request.kring, context.person
    gone = _other(context, request.POST.get("other", ""))
    try:
        _merges(kring).merge(person, gone, kring.identity.account_id)
    except MergeRefused as refused:
        return _refused(kring, person, refused, _query={"other": gone.id})
    note(kring, "person.merged", person.id)
    kring.log.note("merged", person.id, f"person:{gone.id}", "manage_people")
    kring.flash(_("Merged. It can be undone for 30 days."))
    return HTTPSeeOther(kring.path("kring.person", person=person.id))


@view_config(
    route_name="kring.person_unmerge", request_method="POST", permission=Permission.MERGE_PEOPLE
)
def unmerge(context: PersonContext, request: Any) -> HTTPSeeOther:
    """Let the record that went stand by itself again."""
    kring, person = request.kring, context.person
    merges, asked = _merges(kring), request.POST.get("merge", "")
    found = next((each for each, _name in merges.undoable(person) if each.id == asked), None)
    if found is None:
        kring.flash(_("This was undone already, or is longer than 30 days ago."), "info")
        return HTTPSeeOther(kring.path("kring.person", person=person.id))
    try:
        gone = merges.undo(found)
    except MergeRefused as refused:
        return _refused(kring, person, refused)
    note(kring, "person.unmerged", gone.id)
    kring.log.note("changed", person.id, f"person:{gone.id}", "manage_people")
    kring.flash(_("Two records again, each as it was."))
    return HTTPSeeOther(kring.path("kring.person", person=gone.id))


def _refused(kring: Any, person: Person, refused: MergeRefused, **query: Any) -> HTTPSeeOther:
    kring.flash(SAID[refused.reasons[0]], "refused")
    route = "kring.person_merge" if query else "kring.person"
    return HTTPSeeOther(kring.path(route, person=person.id, **query))


def _merges(kring: Any) -> Merges:
    return Merges(kring.db, kring.now, kring.practice)


def _other(context: PersonContext, person_id: str) -> Person:
    found = context.seen.by_id(context.persons.kept_id(person_id))
    if found is None:
        raise HTTPNotFound
    return found


def _plan(context: PersonContext, request: Any, person_id: str) -> MergePlan:
    return _merges(request.kring).plan(context.person, _other(context, person_id))


def _side(kring: Any, person: Person) -> dict[str, Any]:
    """One of the two records as the page shows it, with how much plugins keep of it."""
    return {
        "id": person.id,
        "name": person.name,
        "facts": facts_of(kring, details_of(person)),
        "kept": _kept(kring, person),
    }


def _kept(kring: Any, person: Person) -> list[Fact]:
    ask = kring.practice.hook.kring_keep_count
    plugins = kring.host.catalogue.plugins
    return [
        (f"{kring.translate(plugins[plugin].title)}: {kring.translate(kind)}", str(count))
        for plugin in ask.plugins
        for kind, count in ask.of(plugin, db=kring.db, person_id=person.id).items()
        if count
    ]


def _effects(kring: Any, plan: MergePlan) -> list[str]:
    """What the merge would do, in sentences."""
    gone = _("${name} is in no list any more; who comes there by an old address arrives here.")
    moved = [
        kring.translate(text, {"count": count})
        for table, text in MOVED.items()
        if (count := plan.count(table))
    ]
    return [kring.translate(gone, {"name": plan.gone.name}), *moved]
