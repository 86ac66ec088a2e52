"""A person's own home: tasks, documents, agreements, and their own details."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.permissions import Permission
from kring_core.accounts.accounts import Accounts
from kring_core.i18n import _
from kring_core.own.schemas import Details
from kring_core.own.tasks import tasks_of
from kring_core.people.persons import Persons
from kring_core.people.values import details_of
from kring_core.portal import signs
from kring_core.portal.contexts import Home
from kring_core.portal.forms import Form

TEMPLATES = "kring_core:own/templates"


@view_config(
    route_name="kring.own",
    request_method="GET",
    permission=Permission.BE_AT_HOME,
    renderer=f"{TEMPLATES}/own.html",
)
def own(context: Home, request: Any) -> dict[str, Any]:
    """What is asked of somebody now, and what plugins have for them."""
    kring = request.kring
    return {
        "title": kring.translate(_("My Kring")),
        "area": "own",
        "tasks": tasks_of(request),
        "panels": kring.panels("own"),
    }


@view_config(
    route_name="kring.own_documents",
    request_method="GET",
    permission=Permission.BE_AT_HOME,
    renderer=f"{TEMPLATES}/documents.html",
)
def documents(context: Home, request: Any) -> dict[str, Any]:
    """The documents that are somebody's to read."""
    return _panels(request, _("Documents"), "own.documents")


@view_config(
    route_name="kring.own_agreements",
    request_method="GET",
    permission=Permission.BE_AT_HOME,
    renderer=f"{TEMPLATES}/agreements.html",
)
def agreements(context: Home, request: Any) -> dict[str, Any]:
    """What somebody agreed to, and what they are asked to agree to."""
    return _panels(request, _("Agreements"), "own.agreements")


def _panels(request: Any, title: str, slot: str) -> dict[str, Any]:
    kring = request.kring
    return {"title": kring.translate(title), "area": "own", "panels": kring.panels(slot)}


@view_config(
    route_name="kring.own_details",
    permission=Permission.BE_AT_HOME,
    renderer=f"{TEMPLATES}/details.html",
)
def details(context: Home, request: Any) -> Any:
    """How somebody is called here, and in which language Kring speaks to them."""
    kring = request.kring
    account = Accounts(kring.db, kring.now).by_id(kring.identity.account_id)
    assert account is not None
    person = account.person
    form = Form(
        kring,
        Details(),
        values={"name": person.name, "locale": person.locale or ""},
        version=person.version,
    )
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        changed = replace(details_of(person), name=typed["name"], locale=typed["locale"] or None)
        Persons(kring.db, kring.now).change(person, changed)
        kring.flash(_("Saved."))
        response = HTTPSeeOther(kring.path("kring.own_details"))
        # What was chosen for this browser only would hide what was chosen just now.
        signs.set_cookie(request, response, signs.LANGUAGE_COOKIE, None)
        return response
    return {"title": kring.translate(_("My details")), "area": "own", "form": form}
