"""The addresses about signing in, accounts."""

from __future__ import annotations

from kring_core.accounts.contexts import AccountContext, LinkContext
from kring_core.portal.contexts import Home

ROUTES = (
    ("kring.sign_in", "/inloggen", Home),
    ("kring.sign_out", "/uitloggen", Home),
    ("kring.password", "/wachtwoord/{token}", LinkContext),
    ("kring.people", "/beheer/mensen", Home),
    ("kring.person_new", "/beheer/mensen/nieuw", Home),
    ("kring.person", "/beheer/mensen/{account}", AccountContext),
    ("kring.person_link", "/beheer/mensen/{account}/link", AccountContext),
)
VIEWS = ("kring_core.accounts.views", "kring_core.accounts.manage_views")
