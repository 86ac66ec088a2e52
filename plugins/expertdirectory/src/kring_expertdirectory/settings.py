"""The form with which a practice sets its directory."""

from __future__ import annotations

import colander
from deform.widget import TextAreaWidget
from kring_core.sdk import NumberWidget
from pyramid.i18n import TranslationStringFactory

_ = TranslationStringFactory("kring_expertdirectory")

USUAL_PER_PAGE = 12


def _line(title: str, longest: int, description: str = "") -> colander.SchemaNode:
    return colander.SchemaNode(
        colander.String(),
        title=title,
        description=description,
        missing="",
        validator=colander.Length(max=longest),
    )


def _text(title: str) -> colander.SchemaNode:
    return colander.SchemaNode(
        colander.String(),
        title=title,
        missing="",
        validator=colander.Length(max=1_000),
        widget=TextAreaWidget(rows=3),
    )


class Settings(colander.Schema):
    """How a practice presents its directory; English texts fall back on Dutch."""

    heading_nl = _line(_("Heading of the list, in Dutch"), 120)
    heading_en = _line(_("Heading of the list, in English"), 120)
    introduction_nl = _text(_("Introduction to the list, in Dutch"))
    introduction_en = _text(_("Introduction to the list, in English"))
    region = _line(_("Address or region"), 120, _("Shown above the list: Utrecht and around."))
    per_page = colander.SchemaNode(
        colander.Integer(),
        title=_("Experts on a page"),
        missing=USUAL_PER_PAGE,
        validator=colander.Range(4, 60),
        widget=NumberWidget(),
    )
