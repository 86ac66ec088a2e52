"""The list of organisations, one of them, and taking it out of the list."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.permissions import Permission
from kring_core.i18n import _
from kring_core.people.contexts import OrganisationContext
from kring_core.people.models import Organisation
from kring_core.people.organisations import (
    KIND_TITLES,
    OrganisationDetails,
    OrganisationKind,
    Organisations,
)
from kring_core.people.schemas import OrganisationForm
from kring_core.people.telephones import shown
from kring_core.people.views.listing import PAGE, TEMPLATES
from kring_core.portal.contexts import Home
from kring_core.portal.forms import Button, Form
from kring_core.portal.paging import Pager
from kring_core.practices.changes import note


@view_config(
    route_name="kring.organisations",
    request_method="GET",
    permission=Permission.SEE_ORGANISATIONS,
    renderer=f"{TEMPLATES}/organisations.html",
)
def organisations(context: Home, request: Any) -> dict[str, Any]:
    """The organisations that the practice deals with, by name."""
    kring = request.kring
    known = Organisations(kring.db, kring.now)
    archived = request.GET.get("show") == "archived"
    path = kring.path("kring.organisations")
    pager = Pager.of(request, known.count(archived=archived), PAGE)
    page = known.page(archived=archived, limit=pager.size, offset=pager.offset)
    return {
        "title": kring.translate(_("Organisations")),
        "area": "manage",
        "archived": archived,
        "tabs": [
            (kring.translate(_("All")), path, not archived),
            (kring.translate(_("Archived")), f"{path}?show=archived", archived),
        ],
        "organisations": [_line(kring, each) for each in page],
        "pager": pager,
        "may_manage": kring.may(Permission.MANAGE_PEOPLE),
    }


def _line(kring: Any, organisation: Organisation) -> dict[str, str]:
    return {
        "name": organisation.name,
        "href": kring.path("kring.organisation", organisation=organisation.id),
        "kind": kring.translate(KIND_TITLES[OrganisationKind(organisation.kind)]),
        "telephone": shown(organisation.telephone) if organisation.telephone else "",
        "email": organisation.email or "",
    }


@view_config(
    route_name="kring.organisation_new",
    permission=Permission.MANAGE_PEOPLE,
    renderer=f"{TEMPLATES}/form.html",
)
def organisation_new(context: Home, request: Any) -> Any:
    """Add an organisation."""
    kring = request.kring
    back = kring.path("kring.organisations")
    buttons = [Button("add", _("Add")), Button("leave", _("Cancel"), "quiet", href=back)]
    form = Form(kring, OrganisationForm(), buttons=buttons)
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        added = Organisations(kring.db, kring.now).add(_details(typed))
        note(kring, "organisation.added", added.id)
        kring.flash(_("Added."))
        return HTTPSeeOther(back)
    return {"title": kring.translate(_("New organisation")), "area": "manage", "form": form}


@view_config(
    route_name="kring.organisation",
    permission=Permission.MANAGE_PEOPLE,
    renderer=f"{TEMPLATES}/organisation.html",
)
def organisation(context: OrganisationContext, request: Any) -> Any:
    """Change what is known of an organisation."""
    kring, organisation = request.kring, context.organisation
    back = kring.path("kring.organisations")
    values = {name: getattr(organisation, name) for name in ("name", "kind", "telephone", "email")}
    form = Form(kring, OrganisationForm(), values=values, version=organisation.version)
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        context.organisations.change(organisation, _details(typed))
        note(kring, "organisation.changed", organisation.id)
        kring.flash(_("Saved."))
        return HTTPSeeOther(back)
    return {
        "title": organisation.name,
        "area": "manage",
        "form": form,
        "organisation": organisation,
    }


@view_config(
    route_name="kring.organisation_archive",
    permission=Permission.MANAGE_PEOPLE,
    request_method="POST",
)
def archive(context: OrganisationContext, request: Any) -> HTTPSeeOther:
    """Take an organisation out of the list, or put it back."""
    kring, organisation = request.kring, context.organisation
    if "back" in request.POST:
        context.organisations.unarchive(organisation)
        note(kring, "organisation.unarchived", organisation.id)
        kring.flash(_("Back in the list."))
    else:
        context.organisations.archive(organisation)
        note(kring, "organisation.archived", organisation.id)
        kring.flash(_("Archived: not in the list any more. Relations with it stay."))
    return HTTPSeeOther(kring.path("kring.organisation", organisation=organisation.id))


def _details(typed: dict[str, Any]) -> OrganisationDetails:
    return OrganisationDetails(
        typed["name"], OrganisationKind(typed["kind"]), typed["telephone"], typed["email"]
    )
