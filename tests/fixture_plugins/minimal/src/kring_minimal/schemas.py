"""The forms of this plugin."""

from __future__ import annotations

import colander

from kring_minimal.i18n import _
from kring_minimal.models import TEXT_LENGTH


class NoteForm(colander.Schema):
    """A note that somebody pins."""

    text = colander.SchemaNode(
        colander.String(), title=_("Note"), validator=colander.Length(max=TEXT_LENGTH)
    )


class BoardSettings(colander.Schema):
    """How a practice wants its board."""

    days = colander.SchemaNode(
        colander.Integer(),
        title=_("Take a note off after so many days"),
        validator=colander.Range(1, 365),
        missing=30,
    )
