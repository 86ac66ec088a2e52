"""The first page of staff says that records are open in an emergency, as long as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kring_hooks.host import Panel

from kring_core.access.emergency.contexts import emergencies_of
from kring_core.i18n import _


def emergency_panels(request: Any) -> Sequence[Panel]:
    """The panel of who broke the glass; none while nothing is open to them by it."""
    kring = request.kring
    under_way = emergencies_of(kring).under_way(kring.identity.person_id)
    if not under_way:
        return []
    values = {"until": kring.moment(under_way[-1].ends_at)}
    template = "kring_core:access/emergency/templates/panel.html"
    return [Panel("emergency", _("Emergency access"), template, values, weight=0)]
