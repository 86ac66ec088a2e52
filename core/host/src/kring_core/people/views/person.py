"""The page of a person: who they are, their way in, and taking them out of the lists."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.permissions import Permission
from kring_core.i18n import _
from kring_core.people.contexts import PersonContext
from kring_core.people.merges import Merges
from kring_core.people.schemas import PersonForm
from kring_core.people.values import details_of
from kring_core.people.views.listing import TEMPLATES, details
from kring_core.people.views.shown import account_facts, facts_of
from kring_core.people.way_in import way_in
from kring_core.portal.forms import Button, Form, save
from kring_core.practices.changes import note


@view_config(
    route_name="kring.person",
    request_method="GET",
    permission=Permission.SEE_PEOPLE,
    renderer=f"{TEMPLATES}/person.html",
)
def person(context: PersonContext, request: Any) -> dict[str, Any]:
    """Who somebody is, how they are reached, and their way in."""
    kring, person = request.kring, context.person
    return {
        "title": person.name,
        "area": "manage",
        "person": person,
        "account": context.account,
        "facts": facts_of(kring, details_of(person)),
        "account_facts": account_facts(kring, context.account),
        "way_in": way_in(kring.db, context.account, kring.now()),
        "merges": Merges(kring.db, kring.now, kring.practice).undoable(person),
        "may_manage": kring.may(Permission.MANAGE_PEOPLE),
    }


@view_config(
    route_name="kring.person_change",
    permission=Permission.MANAGE_PEOPLE,
    renderer=f"{TEMPLATES}/form.html",
)
def change(context: PersonContext, request: Any) -> Any:
    """Change who somebody is and how they are reached."""
    kring, person = request.kring, context.person
    back = kring.path("kring.person", person=person.id)
    values = asdict(details_of(person))
    buttons = [save, Button("leave", _("Cancel"), "quiet", href=back)]
    form = Form(kring, PersonForm(), values=values, version=person.version, buttons=buttons)
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        context.persons.change(person, details(typed))
        note(kring, "person.changed", person.id)
        kring.flash(_("Saved."))
        return HTTPSeeOther(back)
    return {"title": person.name, "area": "manage", "form": form}


@view_config(
    route_name="kring.person_archive", permission=Permission.MANAGE_PEOPLE, request_method="POST"
)
def archive(context: PersonContext, request: Any) -> HTTPSeeOther:
    """Take somebody out of the lists, or put them back."""
    kring, person = request.kring, context.person
    if "back" in request.POST:
        context.persons.unarchive(person)
        note(kring, "person.unarchived", person.id)
        kring.flash(_("Back in the lists."))
    elif context.account is not None and context.account.active:
        kring.flash(_("They may still sign in. End their access first."), "refused")
    else:
        context.persons.archive(person)
        note(kring, "person.archived", person.id)
        kring.flash(_("Archived: in no list any more. Their records stay."))
    return HTTPSeeOther(kring.path("kring.person", person=person.id))
