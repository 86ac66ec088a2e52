"""The page of a person: who they are, their way in, and taking them out of the lists."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config
from sqlalchemy import or_, select

from kring_core.access.permissions import Permission
from kring_core.access.rights import note_seen
from kring_core.access.visibility import in_force, relations_seen_by
from kring_core.accounts.factors import must_have_factor
from kring_core.accounts.models import Account
from kring_core.i18n import _
from kring_core.people.contexts import PersonContext
from kring_core.people.merges import Merges
from kring_core.people.models import Person
from kring_core.people.schemas import PersonForm
from kring_core.people.values import details_of
from kring_core.people.views.listing import TEMPLATES, details
from kring_core.people.views.shown import account_facts, facts_of
from kring_core.people.way_in import way_in
from kring_core.portal.forms import Button, Form, save
from kring_core.practices.changes import note
from kring_core.relations.models import Relation
from kring_core.relations.shown import Line, lines

RELATIONS_SHOWN = 12
"""How many relations stand on the page of a person; all of them have a page of their own."""


@view_config(
    route_name="kring.person",
    request_method="GET",
    permission=Permission.SEE_PEOPLE,
    renderer=f"{TEMPLATES}/person.html",
)
def person(context: PersonContext, request: Any) -> dict[str, Any]:
    """Who somebody is, how they are reached, and their way in."""
    kring, person = request.kring, context.person
    relations = _relations(kring, person)
    note_seen(kring, person.id, "person", *(["relation"] if relations else []))
    return {
        "title": person.name,
        "area": "manage",
        "person": person,
        "relations": relations,
        "account": context.account,
        "facts": facts_of(kring, details_of(person)),
        "account_facts": account_facts(kring, context.account),
        "way_in": way_in(kring.db, context.account, kring.now()),
        "merges": Merges(kring.db, kring.now, kring.practice).undoable(person),
        "may_manage": kring.may(Permission.MANAGE_PEOPLE),
        "works_here": _works_here(context.account),
        "may_break_glass": _may_break_glass(kring, person),
    }


def _works_here(account: Account | None) -> bool:
    """Whether somebody has work here that they could leave."""
    return bool(account and account.active and must_have_factor(one.role for one in account.roles))


def _may_break_glass(kring: Any, person: Person) -> bool:
    """Whether the reader may, or would after showing that it is still them."""
    may = kring.may(Permission.BREAK_GLASS) or kring.might(Permission.BREAK_GLASS)
    return bool(may and person.id != kring.identity.person_id)


def _relations(kring: Any, person: Person) -> list[Line]:
    """What somebody is to others now, as far as the reader may know it; the latest first."""
    query = (
        select(Relation)
        .where(
            or_(Relation.subject_id == person.id, Relation.object_id == person.id),
            relations_seen_by(kring.identity, kring.today),
            in_force(kring.today),
        )
        .order_by(Relation.starts_on.desc(), Relation.id)
    )
    found = kring.db.scalars(query.limit(RELATIONS_SHOWN)).all()
    return lines(kring, found, person.id) if found else []


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
        kring.log.note("changed", person.id, "person", "manage_people")
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
