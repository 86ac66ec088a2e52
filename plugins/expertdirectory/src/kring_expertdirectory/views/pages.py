"""Writing the knowledge pages, which are drafts as yet."""

from __future__ import annotations

from typing import Any

from kring_core.sdk import Button, Form, Request, note, save
from pyramid.httpexceptions import HTTPSeeOther
from pyramid.i18n import TranslationStringFactory
from pyramid.view import view_config

from kring_expertdirectory.contexts import Directory, EditedPage
from kring_expertdirectory.permissions import Permission
from kring_expertdirectory.said import said
from kring_expertdirectory.schemas import KnowledgePage

_ = TranslationStringFactory("kring_expertdirectory")
TEMPLATES = "kring_expertdirectory:templates/expertdirectory"


@view_config(
    route_name="expertdirectory.pages",
    request_method="GET",
    permission=Permission.EDIT,
    renderer=f"{TEMPLATES}/pages.html",
)
def pages(context: Directory, request: Request) -> dict[str, Any]:
    """Every knowledge page."""
    title = request.kring.translate(_("Knowledge pages"))
    return {"title": title, "area": "manage", "pages": context.pages.all()}


@view_config(
    route_name="expertdirectory.page",
    permission=Permission.EDIT,
    renderer=f"{TEMPLATES}/page.html",
)
def page(context: EditedPage, request: Request) -> Any:
    """Write a page anew."""
    kring, found = request.kring, context.page
    names = ("question", "summary", "body", "language")
    leave = Button("leave", _("Leave it"), "quiet", href=kring.path("expertdirectory.pages"))
    form = Form(
        kring,
        KnowledgePage(),
        values={name: getattr(found, name) for name in names},
        version=found.version,
        buttons=[save, leave],
    )
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        context.pages.change(found, typed)
        kring.flash(_("Saved."))
        return HTTPSeeOther(kring.path("expertdirectory.page", page=found.id))
    doubts = [said(kring, doubt) for doubt in found.doubts]
    return {
        "title": found.question,
        "area": "manage",
        "form": form,
        "page": found,
        "doubts": doubts,
    }


@view_config(
    route_name="expertdirectory.page_remove",
    permission=Permission.EDIT,
    renderer=f"{TEMPLATES}/confirm.html",
)
def page_remove(context: EditedPage, request: Request) -> Any:
    """Remove a page."""
    kring = request.kring
    if request.method == "POST":
        context.pages.remove(context.page)
        note(kring, "expertdirectory.page_deleted", context.page.id)
        kring.flash(_("The page is deleted."))
        return HTTPSeeOther(kring.path("expertdirectory.pages"))
    return {
        "title": kring.translate(_("Delete this page?")),
        "area": "manage",
        "text": context.page.question,
        "effects": [
            kring.translate(_("Question, short answer and text are gone for good.")),
            kring.translate(_("Importing the same list again brings it back as it was there.")),
        ],
        "button": kring.translate(_("Delete it")),
        "danger": True,
        "cancel_href": kring.path("expertdirectory.page", page=context.page.id),
    }


@view_config(
    route_name="expertdirectory.page_settle", request_method="POST", permission=Permission.EDIT
)
def page_settle(context: EditedPage, request: Request) -> HTTPSeeOther:
    """Note that somebody looked at everything the import left."""
    context.pages.settle_doubts(context.page)
    request.kring.flash(_("Noted: everything from the import was looked at."))
    return HTTPSeeOther(request.kring.path("expertdirectory.page", page=context.page.id))
