"""The parts of the portal's own pages that the directory draws."""

from __future__ import annotations

from collections.abc import Callable

from kring_core.sdk import Request
from kring_hooks.host import Panel
from pyramid.i18n import TranslationStringFactory

from kring_expertdirectory.permissions import Permission
from kring_expertdirectory.services import Drafts, Published, Search
from kring_expertdirectory.views.shown import public_card, today

_ = TranslationStringFactory("kring_expertdirectory")
TEMPLATES = "kring_expertdirectory:templates/expertdirectory"
A_FEW = 3


def panels(request: Request, slot: str) -> list[Panel]:
    """The panel of a slot; none where it would be empty or is not for this reader."""
    drawn = _SLOTS.get(slot)
    panel = drawn(request) if drawn else None
    return [panel] if panel else []


def _today(request: Request) -> Panel | None:
    """A few published experts: others tomorrow."""
    kring = request.kring
    found = Published(kring.db).page(Search(), today(kring), limit=A_FEW)
    if not found:
        return None
    experts = [public_card(kring, profile) for profile in found]
    title = _("A few of our experts")
    return Panel("today", title, f"{TEMPLATES}/panel_today.html", {"experts": experts}, weight=20)


def _waiting(request: Request) -> Panel | None:
    """The drafts that wait for an editor."""
    kring = request.kring
    if not kring.may(Permission.EDIT):
        return None
    drafts = Drafts(kring.db, kring.now)
    values = {"count": drafts.count("draft"), "drafts": drafts.page("draft", limit=A_FEW)}
    return Panel(
        "drafts", _("Expert profiles"), f"{TEMPLATES}/panel_drafts.html", values, weight=20
    )


_SLOTS: dict[str, Callable[[Request], Panel | None]] = {"home": _today, "manage": _waiting}
