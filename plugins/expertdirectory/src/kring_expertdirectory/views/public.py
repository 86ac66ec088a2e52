"""What everybody may read: the list of experts, one expert, and the picture of one."""

from __future__ import annotations

from typing import Any

from kring_core.sdk import Pager, Request
from pyramid.i18n import TranslationStringFactory
from pyramid.response import Response
from pyramid.view import view_config

from kring_expertdirectory.contexts import Directory, PublishedProfile
from kring_expertdirectory.permissions import Permission
from kring_expertdirectory.values import Kind
from kring_expertdirectory.views.asked import TERMS, Asked
from kring_expertdirectory.views.picture import picture
from kring_expertdirectory.views.shown import public_card, titles, today

_ = TranslationStringFactory("kring_expertdirectory")
TEMPLATES = "kring_expertdirectory:templates/expertdirectory"


@view_config(
    route_name="expertdirectory.list",
    request_method="GET",
    permission=Permission.READ,
    renderer=f"{TEMPLATES}/list.html",
)
def experts(context: Directory, request: Request) -> dict[str, Any]:
    """The published experts that fit what was asked, a page at a time."""
    kring = request.kring
    settings = kring.practice.plugin_settings("expertdirectory")
    asked = Asked.of(request)
    search = asked.search(request)
    total = context.published.count(search)
    pager = Pager.of(request, total, settings["per_page"])
    found = context.published.page(search, today(kring), limit=pager.size, offset=pager.offset)
    return {
        "title": _text(settings, "heading", kring.language) or kring.translate(_("Our experts")),
        "introduction": _text(settings, "introduction", kring.language),
        "region": settings["region"],
        "asked": asked,
        "filters": _filters(request, asked),
        "chosen": _chosen(request, asked),
        "experts": [public_card(kring, profile) for profile in found],
        "pager": pager,
        "may_edit": kring.may(Permission.EDIT),
    }


def _text(settings: dict[str, Any], name: str, language: str) -> str:
    return str(settings[f"{name}_{language}"] or settings[f"{name}_nl"])


def _filters(request: Request, asked: Asked) -> list[dict[str, Any]]:
    """The filters with their choices, each with whether it is chosen."""
    translate = request.kring.translate
    sorts = (
        ("theme", _("Complaint or theme"), Kind.THEME, asked.themes),
        ("method", _("Method"), Kind.METHOD, asked.methods),
    )
    return [
        {
            "name": name,
            "title": translate(title),
            "choices": [
                (term.code, translate(term.title), term.code in chosen) for term in TERMS[kind]
            ],
        }
        for name, title, kind, chosen in sorts
    ]


def _chosen(request: Request, asked: Asked) -> list[tuple[str, str]]:
    """Everything that was asked, in words, each with the address that asks for all but that."""
    here = request.kring.path("expertdirectory.list")
    parts = [("q", asked.text, f"“{asked.text}”")] if asked.text else []
    for name, kind, codes in (
        ("theme", Kind.THEME, asked.themes),
        ("method", Kind.METHOD, asked.methods),
    ):
        parts += [
            (name, code, title)
            for code, title in zip(codes, titles(request.kring, kind, codes), strict=True)
        ]
    return [(title, here + asked.query_without(name, value)) for name, value, title in parts]


@view_config(
    route_name="expertdirectory.profile",
    request_method="GET",
    permission=Permission.READ,
    renderer=f"{TEMPLATES}/profile.html",
)
def expert(context: PublishedProfile, request: Request) -> dict[str, Any]:
    """One published expert."""
    kring = request.kring
    return {
        "title": context.profile.name,
        "expert": public_card(kring, context.profile),
        "preview": False,
        "edit_href": None,
    }


@view_config(
    route_name="expertdirectory.portrait", request_method="GET", permission=Permission.READ
)
def portrait(context: PublishedProfile, request: Request) -> Response:
    """The picture of a published expert."""
    return picture(request, context.profile)
