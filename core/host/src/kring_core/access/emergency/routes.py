"""The addresses of emergency access."""

from __future__ import annotations

from kring_core.access.emergency.contexts import (
    EmergenciesContext,
    EmergencyContext,
    GlassContext,
)

ROUTES: tuple[tuple[str, str, object], ...] = (
    ("kring.emergencies", "/beheer/noodtoegang", EmergenciesContext),
    ("kring.emergency_stranger", "/beheer/noodtoegang/nieuw", EmergenciesContext),
    ("kring.emergency", "/beheer/noodtoegang/{emergency}", EmergencyContext),
    ("kring.emergency_end", "/beheer/noodtoegang/{emergency}/einde", EmergencyContext),
    ("kring.emergency_person", "/beheer/mensen/{person}/noodtoegang", GlassContext),
)
VIEWS = ("kring_core.access.emergency.views",)
