"""The addresses about somebody's own key."""

from __future__ import annotations

from kring_core.access.keys.contexts import OwnKey, OwnPair

ROUTES = (
    ("kring.own_key", "/mijn/sleutel", OwnKey),
    ("kring.own_key_make", "/mijn/sleutel/maken", OwnKey),
    ("kring.own_key_code", "/mijn/sleutel/herstelcode", OwnPair),
    ("kring.own_key_open", "/mijn/sleutel/openen", OwnPair),
    ("kring.own_key_passkey", "/mijn/sleutel/passkey", OwnPair),
    ("kring.own_key_open_passkey", "/mijn/sleutel/openen/passkey", OwnPair),
    ("kring.own_key_replace", "/mijn/sleutel/vervangen", OwnPair),
)
VIEWS = ("kring_core.access.keys.views",)
