"""The forms about leaving."""

from __future__ import annotations

import colander
from deform.widget import CheckboxWidget, RadioChoiceWidget, SelectWidget

from kring_core.i18n import _
from kring_core.relations.leaving.plan import EndReason
from kring_core.relations.schemas import Choices

END_REASONS = {
    EndReason.COMPLETED: _("the treatment is completed"),
    EndReason.ELSEWHERE: _("it goes on elsewhere"),
    EndReason.WISH: _("the client wants it so"),
    EndReason.DIED: _("the client died"),
}


class HandOverForm(colander.Schema):
    """To whom somebody is handed over; the choices are of the page."""

    colleague = colander.SchemaNode(colander.String(), title=_("To whom"))


class EndForm(colander.Schema):
    """Why a treatment ends."""

    reason = colander.SchemaNode(
        colander.String(),
        title=_("Why it ends"),
        widget=RadioChoiceWidget(values=[(each.value, said) for each, said in END_REASONS.items()]),
    )


class FinishForm(colander.Schema):
    """The last step."""

    stays = colander.SchemaNode(
        colander.Boolean(),
        title=_("Keeps their own page"),
        description=_("For who is a client here too. They work here no longer all the same."),
        widget=CheckboxWidget(),
    )


def hand_over_form(colleagues: Choices) -> HandOverForm:
    """The form with which somebody is handed over to one of some colleagues."""
    form = HandOverForm()
    form["colleague"].widget = SelectWidget(values=colleagues)
    return form
