"""Writing a profile: a new one, a present one, and how it will look."""

from __future__ import annotations

from typing import Any

from kring_core.sdk import IMAGES, Button, Files, Form, Request, UnfitFile, UploadedFile, save
from pyramid.httpexceptions import HTTPSeeOther
from pyramid.i18n import TranslationStringFactory
from pyramid.response import Response
from pyramid.view import view_config

from kring_expertdirectory.contexts import Directory, EditedProfile, KeptProfile
from kring_expertdirectory.models import Profile
from kring_expertdirectory.permissions import Permission
from kring_expertdirectory.said import said
from kring_expertdirectory.schemas import expert_schema
from kring_expertdirectory.views.picture import picture
from kring_expertdirectory.views.shown import shown, today
from kring_expertdirectory.written import as_content, as_form

_ = TranslationStringFactory("kring_expertdirectory")
TEMPLATES = "kring_expertdirectory:templates/expertdirectory"

UNFIT = {
    "empty": _("This file is empty. Choose another."),
    "large": _("This file is larger than 5 MB or 50 megapixels. Choose a smaller one."),
    "type": _("This is no PNG, JPEG or WebP picture. Choose another."),
}


@view_config(
    route_name="expertdirectory.new",
    permission=Permission.EDIT,
    renderer=f"{TEMPLATES}/edit.html",
)
def new(context: Directory, request: Request) -> Any:
    """Write a profile of somebody who has none."""
    kring = request.kring
    form = Form(kring, expert_schema(has_picture=False), buttons=_buttons(request, None))
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        fits, photo = _stored(request, form, typed)
        if fits:
            profile = context.drafts.add(as_content(typed), today(kring))
            if photo:
                context.drafts.set_portrait(profile, photo)
            kring.flash(_("The draft is saved. Nobody outside sees it yet."))
            return HTTPSeeOther(_next(request, form, profile))
    title = kring.translate(_("New expert"))
    return {"title": title, "area": "manage", "form": form, "profile": None, "doubts": []}


@view_config(
    route_name="expertdirectory.edit",
    permission=Permission.EDIT,
    renderer=f"{TEMPLATES}/edit.html",
)
def edit(context: KeptProfile, request: Request) -> Any:
    """Write a profile anew; what is published changes at once, and what is deleted does not."""
    kring, profile = request.kring, context.profile
    sent = request.method == "POST" and profile.removed_at is None
    before = profile.content
    form = Form(
        kring,
        expert_schema(has_picture=profile.portrait_id is not None),
        values=as_form(before),
        version=profile.version,
        buttons=_buttons(request, profile),
    )
    if sent and (typed := form.validate(request.POST)) is not None:
        fits, photo = _stored(request, form, typed)
        if fits:
            confirmed = typed["availability"]["confirmed"]
            content = as_content(typed, before)
            context.drafts.change(profile, content, today(kring), confirmed=confirmed)
            _change_picture(context, request, photo, remove=typed["picture"].get("remove", False))
            kring.flash(_("Saved."))
            return HTTPSeeOther(_next(request, form, profile))
    return {
        "title": profile.name,
        "area": "manage",
        "form": form,
        "profile": profile,
        "doubts": [] if profile.removed_at else [said(kring, doubt) for doubt in profile.doubts],
    }


def _buttons(request: Request, profile: Profile | None) -> list[Button]:
    leave = Button(
        "leave", _("Leave it"), "quiet", href=request.kring.path("expertdirectory.manage")
    )
    if profile is not None and profile.published_at is not None:
        return [save, leave]
    return [save, Button("publish", _("Save, then publish …"), "quiet"), leave]


def _next(request: Request, form: Form, profile: Profile) -> str:
    route = "publish" if form.pressed == "publish" else "edit"
    return request.kring.path(f"expertdirectory.{route}", profile=profile.id)


def _stored(request: Request, form: Form, typed: dict[str, Any]) -> tuple[bool, str | None]:
    """Store the photograph that was sent, if one was; False when it does not fit."""
    sent: UploadedFile | None = typed["picture"]["photo"]
    if sent is None:
        return True, None
    kring = request.kring
    files = Files(kring.db, kring.practice.place.files)
    try:
        return True, files.put(sent.stream.read(), sent.name, kring.now(), IMAGES).id
    except UnfitFile as error:
        form.error("picture.photo", UNFIT[error.reason])
        return False, None


def _change_picture(
    context: KeptProfile, request: Request, photo: str | None, *, remove: bool
) -> None:
    if photo is None and not remove:
        return
    before = context.drafts.set_portrait(context.profile, photo)
    if before:
        Files(request.kring.db, request.kring.practice.place.files).remove(before)


@view_config(
    route_name="expertdirectory.preview",
    request_method="GET",
    permission=Permission.EDIT,
    renderer=f"{TEMPLATES}/profile.html",
)
def preview(context: EditedProfile, request: Request) -> dict[str, Any]:
    """A profile as visitors would see it."""
    kring, profile = request.kring, context.profile
    here = kring.path("expertdirectory.preview", profile=profile.id)
    portrait = kring.path("expertdirectory.draft_portrait", profile=profile.id)
    return {
        "title": profile.name,
        "expert": shown(kring, profile, here, portrait),
        "preview": True,
        "edit_href": kring.path("expertdirectory.edit", profile=profile.id),
    }


@view_config(
    route_name="expertdirectory.draft_portrait",
    request_method="GET",
    permission=Permission.EDIT,
)
def draft_portrait(context: KeptProfile, request: Request) -> Response:
    """The picture of a profile, published or not."""
    return picture(request, context.profile)
