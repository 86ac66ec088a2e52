"""Opaque ids: they say nothing of when, how many or whose."""

from __future__ import annotations

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Digits and letters that are not mistaken for each other when read aloud."""

ID_LENGTH = 20
"""Length of an id in characters; with 30 letters to choose from about 98 bits."""


def new_id() -> str:
    """A new id, unguessable, fit for a URL."""
    return "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))
