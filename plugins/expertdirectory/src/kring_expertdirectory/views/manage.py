"""The list of profiles for those who write them."""

from __future__ import annotations

from typing import Any

from kring_core.sdk import Pager, Request
from pyramid.i18n import TranslationStringFactory
from pyramid.view import view_config

from kring_expertdirectory.contexts import Directory
from kring_expertdirectory.permissions import Permission

_ = TranslationStringFactory("kring_expertdirectory")
TEMPLATES = "kring_expertdirectory:templates/expertdirectory"
PER_PAGE = 30

STATES = {
    "all": _("All"),
    "draft": _("Drafts"),
    "published": _("Published"),
    "removed": _("Deleted"),
}


@view_config(
    route_name="expertdirectory.manage",
    request_method="GET",
    permission=Permission.EDIT,
    renderer=f"{TEMPLATES}/manage.html",
)
def manage(context: Directory, request: Request) -> dict[str, Any]:
    """Every profile: drafts, published ones, and those that were deleted lately."""
    kring = request.kring
    text = request.GET.get("q", "").strip()[:200]
    asked = request.GET.get("state", "all")
    state = asked if asked in STATES else "all"
    counts = {name: context.drafts.count(name, text) for name in STATES}
    pager = Pager.of(request, counts[state], PER_PAGE)
    found = context.drafts.page(state, text, limit=pager.size, offset=pager.offset)
    return {
        "title": kring.translate(_("Expert profiles")),
        "area": "manage",
        "text": text,
        "state": state,
        "states": [
            (name, kring.translate(title), counts[name], _query(name, text))
            for name, title in STATES.items()
        ],
        "profiles": found,
        "pager": pager,
    }


def _query(state: str, text: str) -> dict[str, str]:
    return {**({"q": text} if text else {}), **({"state": state} if state != "all" else {})}
