"""What decides whether the public sees a profile: publish, withdraw, delete, put back."""

from __future__ import annotations

from typing import Any

from kring_core.sdk import Decision, Request, note
from pyramid.httpexceptions import HTTPSeeOther
from pyramid.i18n import TranslationStringFactory
from pyramid.view import view_config

from kring_expertdirectory.contexts import EditedProfile, KeptProfile
from kring_expertdirectory.permissions import Permission
from kring_expertdirectory.services import Refused
from kring_expertdirectory.services.press import sign
from kring_expertdirectory.views.shown import shown

_ = TranslationStringFactory("kring_expertdirectory")
TEMPLATES = "kring_expertdirectory:templates/expertdirectory"


@view_config(
    route_name="expertdirectory.publish",
    permission=Permission.PUBLISH,
    renderer=f"{TEMPLATES}/publish.html",
)
def publish(context: EditedProfile, request: Request) -> Any:
    """Show what stands against publication, and publish what was looked at."""
    kring, profile = request.kring, context.profile
    if profile.published_at is not None:
        return HTTPSeeOther(_edit(request, profile.id))
    looked_at = request.POST.get("version") == str(profile.version)
    if request.method == "POST" and looked_at:
        try:
            context.press.publish(profile, seen=frozenset(request.POST.getall("seen")))
        except Refused as refused:
            return _publish_page(context, request, refused.decision, again=True)
        note(kring, "expertdirectory.published", profile.id)
        kring.flash(_("${name} is published.", {"name": profile.name}))
        return HTTPSeeOther(_edit(request, profile.id))
    changed = request.method == "POST" and not looked_at
    return _publish_page(context, request, context.press.rehearse(profile), changed=changed)


def _publish_page(
    context: EditedProfile,
    request: Request,
    decision: Decision,
    *,
    again: bool = False,
    changed: bool = False,
) -> dict[str, Any]:
    """The page before publication.

    :param again: whether something came up that had not been shown.
    :param changed: whether somebody else changed the profile since it was shown.
    """
    kring, profile = request.kring, context.profile
    plugins = kring.host.catalogue.plugins
    objections = [
        {
            "plugin": kring.translate(plugins[plugin].title),
            "message": kring.translate(objection.message),
            "rule": objection.rule,
            "blocking": objection.blocking,
            "sign": sign(plugin, objection),
        }
        for plugin, objection in decision.objections
    ]
    portrait = kring.path("expertdirectory.draft_portrait", profile=profile.id)
    preview = kring.path("expertdirectory.preview", profile=profile.id)
    return {
        "title": kring.translate(_("Publish ${name}?", {"name": profile.name})),
        "area": "manage",
        "profile": profile,
        "expert": shown(kring, profile, preview, portrait),
        "blocking": [one for one in objections if one["blocking"]],
        "warnings": [one for one in objections if not one["blocking"]],
        "allowed": decision.allowed,
        "again": again,
        "changed": changed,
        "edit_href": _edit(request, profile.id),
    }


@view_config(
    route_name="expertdirectory.withdraw",
    permission=Permission.PUBLISH,
    renderer=f"{TEMPLATES}/confirm.html",
)
def withdraw(context: EditedProfile, request: Request) -> Any:
    """Make a draft of a published profile."""
    kring, profile = request.kring, context.profile
    if request.method == "POST":
        if context.press.withdraw(profile):
            note(kring, "expertdirectory.withdrawn", profile.id)
        kring.flash(_("${name} is a draft again.", {"name": profile.name}))
        return HTTPSeeOther(_edit(request, profile.id))
    return {
        "title": kring.translate(_("Withdraw ${name}?", {"name": profile.name})),
        "area": "manage",
        "text": kring.translate(_("Visitors no longer find this profile. Nothing of it is lost.")),
        "effects": [
            kring.translate(_("Its address answers that the page does not exist.")),
            kring.translate(_("It becomes a draft, which can be published again.")),
        ],
        "button": kring.translate(_("Withdraw it")),
        "danger": False,
        "cancel_href": _edit(request, profile.id),
    }


@view_config(
    route_name="expertdirectory.remove",
    permission=Permission.PUBLISH,
    renderer=f"{TEMPLATES}/confirm.html",
)
def remove(context: EditedProfile, request: Request) -> Any:
    """Delete a profile, which can be put back for a month."""
    kring, profile = request.kring, context.profile
    if request.method == "POST":
        context.press.remove(profile)
        note(kring, "expertdirectory.deleted", profile.id)
        kring.flash(_("${name} is deleted. You can put it back.", {"name": profile.name}))
        return HTTPSeeOther(_edit(request, profile.id))
    effects = [_("For 30 days it stands under «Deleted», where you can put it back.")]
    effects.append(_("After that, everything of it is erased, the picture too."))
    if profile.published_at is not None:
        effects.insert(0, _("Visitors no longer find it from now on."))
    return {
        "title": kring.translate(_("Delete ${name}?", {"name": profile.name})),
        "area": "manage",
        "text": kring.translate(_("To take it offline for a while, withdraw it instead.")),
        "effects": [kring.translate(effect) for effect in effects],
        "button": kring.translate(_("Delete it")),
        "danger": True,
        "cancel_href": _edit(request, profile.id),
    }


@view_config(
    route_name="expertdirectory.put_back", request_method="POST", permission=Permission.EDIT
)
def put_back(context: KeptProfile, request: Request) -> HTTPSeeOther:
    """Undo a deletion."""
    context.drafts.put_back(context.profile)
    note(request.kring, "expertdirectory.put_back", context.profile.id)
    request.kring.flash(_("It is back, as a draft."))
    return HTTPSeeOther(_edit(request, context.profile.id))


@view_config(route_name="expertdirectory.settle", request_method="POST", permission=Permission.EDIT)
def settle(context: EditedProfile, request: Request) -> HTTPSeeOther:
    """Note that somebody looked at everything the import left."""
    context.drafts.settle_doubts(context.profile)
    request.kring.flash(_("Noted: everything from the import was looked at."))
    return HTTPSeeOther(_edit(request, context.profile.id))


def _edit(request: Request, profile_id: str) -> str:
    return request.kring.path("expertdirectory.edit", profile=profile_id)
