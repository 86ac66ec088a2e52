"""What somebody decides for themselves."""

from __future__ import annotations

import colander
from deform.widget import TextInputWidget

from kring_core.i18n import _
from kring_core.people.models import NAME_LENGTH
from kring_core.people.schemas import language


class Details(colander.Schema):
    """How somebody is called here, and how Kring speaks to them."""

    name = colander.SchemaNode(
        colander.String(),
        title=_("Name"),
        validator=colander.Length(max=NAME_LENGTH),
        widget=TextInputWidget(attributes={"autocomplete": "name"}),
    )
    locale = language()
