"""The record of who changed what in the management of a practice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kring_core.practices.models import Change
from kring_core.practices.settings import SECRETS

if TYPE_CHECKING:
    from kring_core.portal.visit import Visit


def note(kring: Visit, action: str, subject: str, details: Mapping[str, Any] | None = None) -> None:
    """Record a change within the transaction that makes it."""
    account_id = kring.identity.account_id if kring.identity else None
    kring.db.add(
        Change(
            at=kring.now(),
            account_id=account_id,
            action=action,
            subject=subject,
            details=dict(details or {}),
        )
    )


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What a save of settings changed, as pairs of old and new; secrets by name only."""
    changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    return {
        name: None if name in SECRETS else [before.get(name), after.get(name)]
        for name in sorted(changed)
    }
