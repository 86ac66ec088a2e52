"""The list of experts for machines."""

from __future__ import annotations

from typing import Any

from kring_core.sdk import Request
from pyramid.httpexceptions import HTTPBadRequest
from pyramid.view import view_config

from kring_expertdirectory.contexts import Directory
from kring_expertdirectory.described import described
from kring_expertdirectory.models import Profile
from kring_expertdirectory.permissions import Permission
from kring_expertdirectory.views.asked import Asked
from kring_expertdirectory.views.shown import today

USUAL, MOST = 50, 200
"""How many experts come at once, when nothing is asked and at most."""


@view_config(
    route_name="expertdirectory.api",
    request_method="GET",
    permission=Permission.READ,
    renderer="json",
    openapi=described(USUAL, MOST),
)
def experts(context: Directory, request: Request) -> dict[str, Any]:
    """The published experts that fit what was asked, at most ``limit`` of them."""
    limit = _limit(request.GET.get("limit", str(USUAL)))
    search = Asked.of(request).search(request)
    found = context.published.page(search, today(request.kring), limit=limit)
    return {
        "total": context.published.count(search),
        "experts": [_expert(request, profile) for profile in found],
    }


def _limit(asked: str) -> int:
    if not (asked.isascii() and asked.isdigit() and len(asked) < 7 and int(asked) > 0):
        raise HTTPBadRequest
    return min(int(asked), MOST)


def _expert(request: Request, profile: Profile) -> dict[str, Any]:
    content = profile.content
    return {
        "id": profile.id,
        "slug": profile.slug,
        "name": content.name,
        "tagline": content.tagline,
        "quote": {
            "text": content.quote,
            "language": content.quote_lang,
            "attribution": content.attribution or None,
        }
        if content.quote
        else None,
        "languages": content.languages,
        "methods": content.methods,
        "themes": content.themes,
        "places": content.places,
        "online": content.online,
        "fee_cents": content.fee_cents,
        "availability": {
            "state": content.availability.value,
            "waiting_weeks": content.waiting_weeks,
            "confirmed_on": profile.availability_confirmed_on
            and profile.availability_confirmed_on.isoformat(),
        },
        "url": request.route_url("expertdirectory.profile", slug=profile.slug),
        "portrait_url": request.route_url("expertdirectory.portrait", slug=profile.slug),
    }
