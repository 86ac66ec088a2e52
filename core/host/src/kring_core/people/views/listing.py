"""The list of people, and somebody new in it."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.permissions import Permission
from kring_core.i18n import _
from kring_core.people.contexts import People
from kring_core.people.schemas import PersonForm
from kring_core.people.seeing import Show
from kring_core.people.values import PersonDetails
from kring_core.people.views.shown import line
from kring_core.portal.forms import Button, Form
from kring_core.portal.paging import Pager
from kring_core.practices.changes import note

TEMPLATES = "kring_core:people/templates"
PAGE = 50
LONGEST_SEARCH = 120

SHOWN = {
    Show.EVERYBODY: _("Everybody"),
    Show.ACCOUNT: _("With an account"),
    Show.ARCHIVED: _("Archived"),
}


@view_config(
    route_name="kring.people",
    request_method="GET",
    permission=Permission.SEE_PEOPLE,
    renderer=f"{TEMPLATES}/people.html",
)
def people(context: People, request: Any) -> dict[str, Any]:
    """The people whom the reader sees, by name, or those whom a search finds."""
    kring = request.kring
    text = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    if text:
        manages = kring.may(Permission.MANAGE_PEOPLE)
        kring.log.note("searched", None, "person", "manage_people" if manages else "colleague")
    asked = request.GET.get("show", "")
    show = Show(asked) if asked in tuple(Show) else Show.EVERYBODY
    pager = Pager.of(request, context.seen.count(text, show), PAGE)
    found = context.seen.find(text, show, limit=pager.size, offset=pager.offset)
    return {
        "title": kring.translate(_("People")),
        "area": "manage",
        "text": text,
        "show": show,
        "tabs": [
            (kring.translate(title), _address(kring, text, each), each is show)
            for each, title in SHOWN.items()
        ],
        "people": [line(kring, person, account) for person, account in found],
        "pager": pager,
        "may_manage": kring.may(Permission.MANAGE_PEOPLE),
    }


def _address(kring: Any, text: str, show: Show) -> str:
    query = {"q": text, "show": "" if show is Show.EVERYBODY else show.value}
    asked = {name: value for name, value in query.items() if value}
    return str(kring.path("kring.people", _query=asked) if asked else kring.path("kring.people"))


@view_config(
    route_name="kring.person_new",
    permission=Permission.MANAGE_PEOPLE,
    renderer=f"{TEMPLATES}/form.html",
)
def person_new(context: People, request: Any) -> Any:
    """Add somebody; whether they get an account is another matter."""
    kring = request.kring
    back = kring.path("kring.people")
    buttons = [Button("add", _("Add")), Button("leave", _("Cancel"), "quiet", href=back)]
    form = Form(kring, PersonForm(), buttons=buttons)
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        person = context.persons.add(details(typed))
        kring.log.note("added", person.id, "person", "manage_people")
        note(kring, "person.added", person.id)
        kring.flash(_("Added. Invite them below if they are to sign in."))
        return HTTPSeeOther(kring.path("kring.person", person=person.id))
    return {"title": kring.translate(_("New person")), "area": "manage", "form": form}


def details(typed: dict[str, Any]) -> PersonDetails:
    """What was typed in the form of a person."""
    return PersonDetails(
        typed["name"],
        typed["born_on"],
        typed["telephone"],
        typed["email"],
        typed["locale"] or None,
    )
