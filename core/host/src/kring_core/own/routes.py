"""The addresses of a person's own home; those of a feature that has a page there stand with it."""

from __future__ import annotations

from kring_core.portal.contexts import Home

ROUTES = (
    ("kring.own", "/mijn", Home),
    ("kring.own_details", "/mijn/gegevens", Home),
    ("kring.own_documents", "/mijn/documenten", Home),
    ("kring.own_agreements", "/mijn/afspraken", Home),
)
VIEWS = ("kring_core.own.views",)
