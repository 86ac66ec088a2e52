"""What holds for key pairs, as data: how long approvals rest, what a reset voids, what it costs."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from kring_core.relations.kinds import Kind


class Way(StrEnum):
    """A way in which somebody opens the private half of their pair."""

    PASSWORD = "password"  # noqa: S105 - the name of a way
    PASSKEY = "passkey"
    RECOVERY = "recovery"


class Credential(StrEnum):
    """What can be set anew without the old one."""

    PASSWORD = "password"  # noqa: S105 - the name of a credential
    SECOND_FACTOR = "second_factor"
    KEY = "key"


NOTICE = timedelta(days=7)
"""How long approvals rest after a reset, so that who did not ask for it can speak up in time.

Nothing shortens it. A second reset begins it anew.
"""

VOIDS: dict[Credential, frozenset[Way]] = {
    Credential.PASSWORD: frozenset({Way.PASSWORD}),
    Credential.SECOND_FACTOR: frozenset({Way.PASSKEY}),
    Credential.KEY: frozenset({Way.PASSWORD, Way.PASSKEY}),
}
"""The ways that a reset ends. The recovery code is never among them.

So whoever sets a credential anew opens nothing by it, and takes nothing away for good from who
still has the code.
"""

NOT_TOLD = frozenset({Kind.FAMILY_OF})
"""Relations over which nobody hears of a reset: family is no party to what is sealed here."""

COST = {"memory": 65_536, "time": 3, "lanes": 4}
"""Of Argon2id over a password: KiB, passes, lanes; the second choice of RFC 9106, section 4.

It is kept with each wrap: a higher one holds from the next change of a password.
"""


def frozen_until(reset_at: datetime) -> datetime:
    """Until when approvals rest after a reset."""
    return reset_at + NOTICE
