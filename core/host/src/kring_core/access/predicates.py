"""The small questions that permissions are made of; each is named for what it asks."""

from __future__ import annotations

from kring_core.access.identity import Identity, Role


def anyone(identity: Identity | None, context: object) -> bool:
    """Holds for everybody, signed in or not."""
    return True


def is_signed_in(identity: Identity | None, context: object) -> bool:
    """Holds for who has signed in, in whatever role."""
    return identity is not None


def is_staff(identity: Identity | None, context: object) -> bool:
    """Holds for who works in the practice."""
    return identity is not None and Role.STAFF in identity.roles


def is_administrator(identity: Identity | None, context: object) -> bool:
    """Holds for who manages the practice's people and plugins."""
    return identity is not None and Role.ADMINISTRATOR in identity.roles
