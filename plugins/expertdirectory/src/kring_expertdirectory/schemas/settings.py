"""The form with which a practice sets its directory."""

from __future__ import annotations

import colander
from kring_core.sdk import NumberWidget
from pyramid.i18n import TranslationStringFactory

from kring_expertdirectory.schemas.nodes import line, text

_ = TranslationStringFactory("kring_expertdirectory")

USUAL_PER_PAGE = 12


class Settings(colander.Schema):
    """How a practice presents its directory; English texts fall back on Dutch."""

    heading_nl = line(_("Heading of the list, in Dutch"), 120)
    heading_en = line(_("Heading of the list, in English"), 120)
    introduction_nl = text(_("Introduction to the list, in Dutch"), 1_000, 3)
    introduction_en = text(_("Introduction to the list, in English"), 1_000, 3)
    region = line(_("Address or region"), 120, _("Shown above the list: Utrecht and around."))
    per_page = colander.SchemaNode(
        colander.Integer(),
        title=_("Experts on a page"),
        missing=USUAL_PER_PAGE,
        validator=colander.Range(4, 60),
        widget=NumberWidget(),
    )
