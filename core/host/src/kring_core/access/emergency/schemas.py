"""The forms of breaking the glass."""

from __future__ import annotations

from typing import Any

import colander
from deform.widget import TextAreaWidget

from kring_core.access.emergency.rules import LONGEST_REASON, is_reason
from kring_core.i18n import _
from kring_core.people.models import NAME_LENGTH


def _says_enough(node: Any, value: str) -> None:
    if not is_reason(value):
        raise colander.Invalid(
            node, _("Say in a few words what is the matter: somebody else judges it afterwards.")
        )


class GlassForm(colander.Schema):
    """Why somebody must look into records that are not open to them."""

    reason = colander.SchemaNode(
        colander.String(),
        title=_("Reason"),
        description=_("Only who judges it afterwards reads this."),
        validator=colander.All(colander.Length(max=LONGEST_REASON), _says_enough),
        widget=TextAreaWidget(rows=3),
    )


class StrangerForm(GlassForm):
    """The same about somebody whom one does not see: named exactly."""

    name = colander.SchemaNode(
        colander.String(),
        title=_("Full name"),
        validator=colander.Length(max=NAME_LENGTH),
        insert_before="reason",
    )
    born_on = colander.SchemaNode(colander.Date(), title=_("Date of birth"), insert_before="reason")
