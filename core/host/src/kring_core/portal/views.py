"""The public pages of a practice, and the small things every page needs."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPNotFound, HTTPSeeOther
from pyramid.response import Response
from pyramid.security import NO_PERMISSION_REQUIRED
from pyramid.view import view_config

from kring_core.access.permissions import Permission
from kring_core.i18n import LANGUAGES, _
from kring_core.portal.contexts import Home
from kring_core.portal.redirects import came_from
from kring_core.portal.signs import LANGUAGE_COOKIE, YEAR, set_cookie
from kring_core.portal.theme import stylesheet

TEMPLATES = "kring_core:portal/templates"
HEALTH = {
    "summary": "Whether this process answers.",
    "responses": {
        "200": {
            "description": "It does.",
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "required": ["status"],
                        "properties": {"status": {"const": "ok"}},
                    }
                }
            },
        }
    },
}


@view_config(
    route_name="kring.home",
    request_method="GET",
    permission=Permission.VISIT,
    renderer=f"{TEMPLATES}/home.html",
)
def home(context: Home, request: Any) -> dict[str, Any]:
    """The first page: who the practice is, and a panel of each plugin that has one."""
    kring = request.kring
    return {
        "title": kring.translate(_("Welcome")),
        "welcome": context.practice.settings.text("welcome", kring.language),
        "panels": kring.panels("home"),
    }


@view_config(
    route_name="kring.privacy",
    request_method="GET",
    permission=Permission.VISIT,
    renderer=f"{TEMPLATES}/text.html",
)
def privacy(context: Home, request: Any) -> dict[str, Any]:
    """The practice's privacy statement."""
    return _text(context, request, "privacy", _("Privacy statement"))


@view_config(
    route_name="kring.complaints",
    request_method="GET",
    permission=Permission.VISIT,
    renderer=f"{TEMPLATES}/text.html",
)
def complaints(context: Home, request: Any) -> dict[str, Any]:
    """What to do with a complaint."""
    return _text(context, request, "complaints", _("If you have a complaint"))


def _text(context: Home, request: Any, name: str, title: str) -> dict[str, Any]:
    text = context.practice.settings.text(name, request.kring.language)
    if not text:
        raise HTTPNotFound
    return {"title": request.kring.translate(title), "text": text}


@view_config(route_name="kring.theme", request_method="GET", permission=Permission.VISIT)
def theme(context: Home, request: Any) -> Response:
    """The practice's own colour, as a style sheet."""
    colour = context.practice.settings.colour
    if not colour:
        raise HTTPNotFound
    response = Response(stylesheet(colour), content_type="text/css", charset="utf-8")
    response.headers["Cache-Control"] = "private, max-age=300"
    return response


@view_config(route_name="kring.logo", request_method="GET", permission=Permission.VISIT)
def logo(context: Home, request: Any) -> Response:
    """The practice's logo."""
    kring = request.kring
    files = kring.files
    file = files.get(context.practice.settings.logo)
    if file is None:
        raise HTTPNotFound
    response = Response(files.read(file), content_type=file.media_type)
    response.headers["Cache-Control"] = "private, max-age=300"
    return response


@view_config(route_name="kring.language", request_method="GET", permission=Permission.VISIT)
def language(context: Home, request: Any) -> HTTPSeeOther:
    """Choose a language for this browser, and go back to the page one came from."""
    response = HTTPSeeOther(came_from(request))
    if request.GET.get("to") in LANGUAGES:
        set_cookie(request, response, LANGUAGE_COOKIE, request.GET["to"], YEAR)
    return response


@view_config(
    route_name="kring.health",
    request_method="GET",
    permission=NO_PERMISSION_REQUIRED,
    renderer="json",
    openapi=HEALTH,
)
def health(request: Any) -> dict[str, str]:
    """Whether this process answers; for who watches over it."""
    return {"status": "ok"}
