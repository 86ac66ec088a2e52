"""What a person's own home says of keys: resets over which approvals rest, a key that waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from kring_hooks.host import Panel, Task
from sqlalchemy import exists, select

from kring_core.access.keys.models import KeyPair, KeyWrap
from kring_core.access.keys.resets import resets_told_to
from kring_core.access.keys.rules import Credential, Way
from kring_core.i18n import _

TITLES = {
    Credential.PASSWORD: _("password"),
    Credential.SECOND_FACTOR: _("second factor"),
    Credential.KEY: _("sealing key"),
}


class Told(NamedTuple):
    """A reset, as it is told."""

    own: bool
    name: str
    what: str
    at: str
    until: str


def reset_panels(request: Any) -> Sequence[Panel]:
    """The panel with the resets that concern who is reading; none when there are none."""
    kring = request.kring
    told = [
        Told(
            own=person.id == kring.identity.person_id,
            name=person.name,
            what=kring.translate(TITLES[Credential(reset.credential)]),
            at=kring.moment(reset.at),
            until=kring.moment(reset.frozen_until),
        )
        for reset, person in resets_told_to(kring)
    ]
    template = "kring_core:access/keys/templates/resets.html"
    return [Panel("resets", _("Approvals that rest"), template, {"resets": told})] if told else []


def key_tasks(request: Any) -> Sequence[Task]:
    """Ask who is reading to open their key, when their password does not any more."""
    kring = request.kring
    by_password = exists().where(KeyWrap.pair_id == KeyPair.id, KeyWrap.kind == Way.PASSWORD)
    waiting = select(KeyPair.id).where(
        KeyPair.person_id == kring.identity.person_id, KeyPair.replaced_at.is_(None), ~by_password
    )
    if kring.db.scalar(waiting) is None:
        return []
    href = kring.path("kring.own_key")
    return [Task("key", _("Open your sealing key with your recovery code"), href)]
