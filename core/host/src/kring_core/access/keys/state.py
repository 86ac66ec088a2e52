"""The state of somebody's own key, in words."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import exists, select

from kring_core.access.keys.models import KeyPair
from kring_core.access.keys.ring import KeyRing
from kring_core.access.keys.rules import Way
from kring_core.accounts.models import Passkey
from kring_core.i18n import _

WAYS = {
    Way.PASSWORD: _("your password"),
    Way.PASSKEY: _("your passkey"),
    Way.RECOVERY: _("your recovery code"),
}


class KeyState(NamedTuple):
    """What the page says of a key."""

    facts: list[tuple[str, str]]
    """Pairs of a term and its words."""
    ways: frozenset[Way]
    """The ways in which it opens."""
    passkeys: bool
    """Whether its owner has a passkey that could open it."""


def state_of(kring: Any, ring: KeyRing, pair: KeyPair | None) -> KeyState | None:
    """The state of a pair, or None when there is none."""
    if pair is None:
        return None
    wraps = {Way(wrap.kind): wrap for wrap in ring.wraps_of(pair)}
    ways = [kring.translate(WAYS[way]) for way in Way if way in wraps]
    facts = [
        (_("Made on"), kring.moment(pair.made_at)),
        (_("Opens with"), "\n".join(ways)),
        (_("Recovery code of"), kring.moment(wraps[Way.RECOVERY].made_at)),
    ]
    if until := ring.frozen_until(pair.person_id):
        facts.append((_("Approvals rest until"), kring.moment(until)))
    own = exists().where(Passkey.account_id == kring.identity.account_id)
    return KeyState(
        facts=[(kring.translate(term), said) for term, said in facts],
        ways=frozenset(wraps),
        passkeys=bool(kring.db.scalar(select(own))),
    )
