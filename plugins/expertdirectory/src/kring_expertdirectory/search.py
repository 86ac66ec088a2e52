"""What the directory finds for the search of the portal."""

from __future__ import annotations

from kring_core.sdk import Request
from kring_hooks.host import SearchHit
from pyramid.i18n import TranslationStringFactory

from kring_expertdirectory.permissions import Permission
from kring_expertdirectory.services import Drafts

_ = TranslationStringFactory("kring_expertdirectory")
MOST_HITS = 20


def hits(request: Request, text: str) -> list[SearchHit]:
    """The profiles that hold all the words, drafts as well, for those who may edit them."""
    kring = request.kring
    if not kring.may(Permission.EDIT):
        return []
    found = Drafts(kring.db, kring.now).page("all", text, limit=MOST_HITS)
    return [
        SearchHit(
            profile.id,
            profile.name,
            kring.path("expertdirectory.edit", profile=profile.id),
            " · ".join(
                part
                for part in (
                    kring.translate(_("Published") if profile.published_at else _("Draft")),
                    profile.tagline,
                )
                if part
            ),
        )
        for profile in found
    ]
