"""The words by which a visitor filters: themes (ED-08), methods (ED-09) and languages.

A code is stored and stands in addresses, so it never changes; a title is a message to translate.
The order is the order in which a list shows them.
"""

from __future__ import annotations

from typing import NamedTuple

from pyramid.i18n import TranslationStringFactory

_ = TranslationStringFactory("kring_expertdirectory")


class Term(NamedTuple):
    """One word of a vocabulary."""

    code: str
    title: str


THEMES = (
    Term("anxiety", _("Anxiety")),
    Term("depression", _("Low mood and depression")),
    Term("trauma", _("Trauma")),
    Term("stress_burnout", _("Stress and burn-out")),
    Term("relationships", _("Relationships")),
    Term("grief", _("Grief and loss")),
    Term("insecurity", _("Insecurity")),
    Term("compulsion", _("Compulsion")),
    Term("life_phase", _("Life phase")),
    Term("unexplained_physical", _("Unexplained physical complaints")),
    Term("interpersonal", _("Getting on with others")),
)

METHODS = (
    Term("cbt", _("Cognitive behavioural therapy")),
    Term("client_centred", _("Client-centred therapy")),
    Term("systemic", _("Systemic therapy")),
    Term("trauma_specific", _("Trauma-focused therapy")),
    Term("body_oriented", _("Body-oriented therapy")),
    Term("arts", _("Arts therapies")),
    Term("insight_oriented", _("Insight-oriented therapy")),
    Term("experiential", _("Experiential therapy")),
    Term("blended", _("Blended therapy")),
)

# ISO 639-1 where a language has a code of two letters, otherwise ISO 639-3.
LANGUAGES = (
    Term("nl", _("Dutch")),
    Term("en", _("English")),
    Term("de", _("German")),
    Term("fr", _("French")),
    Term("am", _("Amharic")),
    Term("ar", _("Arabic")),
    Term("dse", _("Dutch Sign Language")),
    Term("es", _("Spanish")),
    Term("fa", _("Persian")),
    Term("fy", _("Frisian")),
    Term("ga", _("Irish")),
    Term("he", _("Hebrew")),
    Term("hi", _("Hindi")),
    Term("hns", _("Sarnami Hindustani")),
    Term("id", _("Indonesian")),
    Term("ko", _("Korean")),
    Term("li", _("Limburgish")),
    Term("nds", _("Low Saxon")),
    Term("pa", _("Punjabi")),
    Term("pl", _("Polish")),
    Term("pt", _("Portuguese")),
    Term("ru", _("Russian")),
    Term("srn", _("Sranan Tongo")),
    Term("sv", _("Swedish")),
    Term("ta", _("Tamil")),
    Term("ti", _("Tigrinya")),
    Term("tr", _("Turkish")),
    Term("tw", _("Twi")),
    Term("uk", _("Ukrainian")),
    Term("yo", _("Yoruba")),
    Term("zgh", _("Tamazight")),
    Term("zh", _("Chinese")),
)
