"""What permissions about relations, deputies and emergencies ask of what was loaded."""

from __future__ import annotations

from typing import Any

from kring_core.access.identity import Identity


def is_party(identity: Identity | None, context: Any) -> bool:
    """Holds for who recorded the relation, or is one of the two."""
    return identity is not None and bool(context.is_party(identity))


def may_withdraw(identity: Identity | None, context: Any) -> bool:
    """Holds for who may say that the relation never was."""
    return identity is not None and bool(context.relations.may_withdraw(identity, context.relation))


def may_agree(identity: Identity | None, context: Any) -> bool:
    """Holds for who would stand in, while their word is waited for."""
    return identity is not None and bool(context.may_agree)


def may_ask(identity: Identity | None, context: Any) -> bool:
    """Holds for who may be the first of the two who open a deputy."""
    return identity is not None and bool(context.may_ask)


def may_open(identity: Identity | None, context: Any) -> bool:
    """Holds for who may be the second of them: another than the first."""
    return identity is not None and bool(context.may_open)


def may_close(identity: Identity | None, context: Any) -> bool:
    """Holds for who may end it."""
    return identity is not None and bool(context.may_close)


def broke_it(identity: Identity | None, context: Any) -> bool:
    """Holds for who broke the glass, while it lasts."""
    return identity is not None and bool(context.broke_it)


def is_second(identity: Identity | None, context: Any) -> bool:
    """Holds for another than who broke the glass and than whom it was about, and once."""
    return identity is not None and bool(context.may_review)
