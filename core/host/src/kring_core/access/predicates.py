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


def is_confirmed(identity: Identity | None, context: object) -> bool:
    """Holds for who showed within ten minutes that it is still them; others are asked to."""
    return identity is not None and identity.confirmed


def has_session(identity: Identity | None, context: object) -> bool:
    """Holds for who signed in here, and not with an application around Kring."""
    return identity is not None and bool(identity.session_id)


def is_arriving(identity: Identity | None, context: object) -> bool:
    """Holds for who is half-way in: a second factor is asked of them, or its first set-up."""
    return getattr(context, "arriving", None) is not None


def has_no_factor(identity: Identity | None, context: object) -> bool:
    """Holds for who is half-way in and has no second factor yet."""
    arriving = getattr(context, "arriving", None)
    return arriving is not None and not arriving.has_factor


def loses_nothing(identity: Identity | None, context: object) -> bool:
    """Holds for an act after which everything that was kept is still there."""
    return not getattr(context, "loses_records", True)
