"""The pages of this plugin."""

from __future__ import annotations

from typing import Any

from kring_core.sdk import Button, Form, Home
from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config

from kring_minimal import notes
from kring_minimal.i18n import _
from kring_minimal.permissions import Permission
from kring_minimal.schemas import NoteForm

TEMPLATES = "kring_minimal:templates/minimal"


@view_config(
    route_name="minimal.notes", permission=Permission.READ, renderer=f"{TEMPLATES}/notes.html"
)
def board(context: Home, request: Any) -> dict[str, Any]:
    """The board."""
    kring = request.kring
    return {
        "title": kring.translate(_("Notes")),
        "notes": notes.newest(kring.db, 100),
        "may_pin": kring.may(Permission.PIN),
    }


@view_config(route_name="minimal.pin", permission=Permission.PIN, renderer=f"{TEMPLATES}/pin.html")
def pin(context: Home, request: Any) -> Any:
    """Pin a note."""
    kring = request.kring
    form = Form(kring, NoteForm(), buttons=[Button("pin", _("Pin it"))])
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        notes.pin(kring.db, typed["text"], kring.now(), kring.identity.person_id)
        kring.flash(_("It hangs."))
        return HTTPSeeOther(kring.path("minimal.notes"))
    return {"title": kring.translate(_("Pin a note")), "form": form}


@view_config(route_name="minimal.api", permission=Permission.READ, renderer="json")
def api(context: Home, request: Any) -> dict[str, Any]:
    """The notes, for programs."""
    return {"notes": [note.text for note in notes.newest(request.kring.db, 100)]}
