"""The addresses about relations, deputies and leaving."""

from __future__ import annotations

from kring_core.portal.contexts import Home
from kring_core.relations.contexts import AwaitedContext, RelationContext, RelationsContext
from kring_core.relations.deputies.contexts import DeputiesContext, DeputyContext
from kring_core.relations.leaving.contexts import HeldContext, LeavingContext

ROUTES: tuple[tuple[str, str, object], ...] = (
    ("kring.relations", "/beheer/mensen/{person}/relaties", RelationsContext),
    ("kring.relation_new", "/beheer/mensen/{person}/relaties/nieuw", RelationsContext),
    ("kring.relation", "/beheer/mensen/{person}/relaties/{relation}", RelationContext),
    (
        "kring.relation_withdraw",
        "/beheer/mensen/{person}/relaties/{relation}/intrekken",
        RelationContext,
    ),
    ("kring.deputies", "/beheer/waarneming", DeputiesContext),
    ("kring.own_deputies", "/mijn/waarneming", DeputiesContext),
    ("kring.deputy", "/mijn/waarneming/{deputy}", DeputyContext),
    ("kring.deputy_agree", "/mijn/waarneming/{deputy}/akkoord", DeputyContext),
    ("kring.deputy_ask", "/mijn/waarneming/{deputy}/vragen", DeputyContext),
    ("kring.deputy_open", "/mijn/waarneming/{deputy}/openen", DeputyContext),
    ("kring.deputy_close", "/mijn/waarneming/{deputy}/sluiten", DeputyContext),
    ("kring.leaving", "/beheer/mensen/{person}/vertrek", LeavingContext),
    ("kring.leaving_relation", "/beheer/mensen/{person}/vertrek/{relation}", HeldContext),
    ("kring.own_relations", "/mijn/relaties", Home),
    ("kring.own_relation", "/mijn/relaties/{relation}", AwaitedContext),
    ("kring.own_visible", "/mijn/zichtbaar", Home),
)
VIEWS: tuple[str, ...] = (
    "kring_core.relations.views.person",
    "kring_core.relations.views.own",
    "kring_core.relations.deputies.views",
    "kring_core.relations.leaving.views",
)
