"""The addresses about signing in, and about one's own ways in."""

from __future__ import annotations

from kring_core.accounts.contexts import LinkContext, OwnFactor, OwnSession, WayIn
from kring_core.people.contexts import AccountContext
from kring_core.portal.contexts import Home

ROUTES = (
    ("kring.sign_in", "/inloggen", Home),
    ("kring.sign_out", "/uitloggen", Home),
    ("kring.forgotten", "/inloggen/vergeten", Home),
    ("kring.second_step", "/inloggen/tweede-stap", WayIn),
    ("kring.confirm", "/inloggen/bevestigen", WayIn),
    ("kring.passkey", "/inloggen/passkey", WayIn),
    ("kring.passkey_question", "/inloggen/passkey/vraag", WayIn),
    ("kring.password", "/wachtwoord/{token}", LinkContext),
    ("kring.own_sign_in", "/mijn/aanmelden", WayIn),
    ("kring.own_password", "/mijn/aanmelden/wachtwoord", WayIn),
    ("kring.app", "/mijn/aanmelden/app", WayIn),
    ("kring.passkey_new", "/mijn/aanmelden/passkey", WayIn),
    ("kring.passkey_new_question", "/mijn/aanmelden/passkey/vraag", WayIn),
    ("kring.recovery", "/mijn/aanmelden/herstelcodes", WayIn),
    ("kring.factor", "/mijn/aanmelden/tweede-stap/{factor}", OwnFactor),
    ("kring.own_sessions", "/mijn/aanmelden/sessies", WayIn),
    ("kring.own_session", "/mijn/aanmelden/sessies/{session}", OwnSession),
    ("kring.own_devices", "/mijn/aanmelden/apparaten", WayIn),
    ("kring.person_factors", "/beheer/mensen/{person}/tweede-stap", AccountContext),
)
VIEWS = (
    "kring_core.accounts.views.password",
    "kring_core.accounts.views.second_step",
    "kring_core.accounts.views.passkeys",
    "kring_core.accounts.views.links",
    "kring_core.accounts.views.own",
    "kring_core.accounts.views.own_factors",
    "kring_core.accounts.views.resets",
)
