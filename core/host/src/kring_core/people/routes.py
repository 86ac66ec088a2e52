"""The addresses about people and organisations."""

from __future__ import annotations

from kring_core.people.contexts import (
    AccountContext,
    OrganisationContext,
    People,
    PersonContext,
    WaitingPeople,
)
from kring_core.portal.contexts import Home

ROUTES: tuple[tuple[str, str, object], ...] = (
    ("kring.people", "/beheer/mensen", People),
    ("kring.person_new", "/beheer/mensen/nieuw", People),
    ("kring.people_import", "/beheer/mensen/importeren", People),
    ("kring.people_import_plan", "/beheer/mensen/importeren/{list}", WaitingPeople),
    ("kring.person", "/beheer/mensen/{person}", PersonContext),
    ("kring.person_change", "/beheer/mensen/{person}/wijzigen", PersonContext),
    ("kring.person_archive", "/beheer/mensen/{person}/archief", PersonContext),
    ("kring.person_invite", "/beheer/mensen/{person}/uitnodigen", PersonContext),
    ("kring.person_account", "/beheer/mensen/{person}/account", AccountContext),
    ("kring.person_link", "/beheer/mensen/{person}/link", AccountContext),
    ("kring.person_withdraw", "/beheer/mensen/{person}/intrekken", AccountContext),
    ("kring.person_merge", "/beheer/mensen/{person}/samenvoegen", PersonContext),
    ("kring.person_unmerge", "/beheer/mensen/{person}/splitsen", PersonContext),
    ("kring.organisations", "/beheer/organisaties", Home),
    ("kring.organisation_new", "/beheer/organisaties/nieuw", Home),
    ("kring.organisation", "/beheer/organisaties/{organisation}", OrganisationContext),
    (
        "kring.organisation_archive",
        "/beheer/organisaties/{organisation}/archief",
        OrganisationContext,
    ),
)
VIEWS: tuple[str, ...] = (
    "kring_core.people.views.listing",
    "kring_core.people.views.person",
    "kring_core.people.views.access",
    "kring_core.people.views.merging",
    "kring_core.people.views.importing",
    "kring_core.people.views.organisations",
)
