"""The forms about deputies."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import colander
from deform.widget import RadioChoiceWidget, SelectWidget

from kring_core.i18n import _
from kring_core.relations.deputies.rules import LONGEST_OPEN, LONGEST_READY, Reason
from kring_core.relations.schemas import Choices

REASONS = {
    Reason.ILL: _("ill"),
    Reason.AWAY: _("away"),
    Reason.DIED: _("died"),
}


def _until(most: timedelta) -> Any:
    """From today to so long ahead."""

    @colander.deferred
    def within(node: Any, kw: dict[str, Any]) -> colander.Range:
        return colander.Range(kw["kring"].today, kw["kring"].today + most)

    return within


class PrepareForm(colander.Schema):
    """Who would stand in for the reader; the choices are of the page."""

    deputy = colander.SchemaNode(colander.String(), title=_("Who stands in for me"))
    valid_until = colander.SchemaNode(
        colander.Date(),
        title=_("Ready until"),
        description=_("At most two years ahead; then you think about it anew."),
        validator=_until(LONGEST_READY),
    )
    witness = colander.SchemaNode(
        colander.String(),
        title=_("Somebody from outside who may help to open it"),
        description=_("Their email address here. For who works alone: it takes two to open it."),
        missing="",
        validator=colander.Email(),
    )


class AskForm(colander.Schema):
    """Why somebody must stand in now, and how long."""

    reason = colander.SchemaNode(
        colander.String(),
        title=_("Why"),
        widget=RadioChoiceWidget(values=[(each.value, said) for each, said in REASONS.items()]),
    )
    closes_on = colander.SchemaNode(
        colander.Date(),
        title=_("Last day"),
        description=_("At most ninety days ahead. It closes then by itself."),
        validator=_until(LONGEST_OPEN),
    )


def prepare_form(colleagues: Choices) -> PrepareForm:
    """The form with which one of some colleagues is made ready."""
    form = PrepareForm()
    form["deputy"].widget = SelectWidget(values=colleagues)
    return form
