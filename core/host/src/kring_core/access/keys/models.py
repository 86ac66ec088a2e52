"""Key pairs, the ways in which a private half is wrapped, and resets that everybody hears of."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from kring_core.db.columns import Identified, UtcDateTime
from kring_core.db.tables import Table


class KeyPair(Identified, Table, kw_only=True):
    """The key pair of a person; one that was replaced stays, for what was sealed with it."""

    __tablename__ = "kring_key_pair"

    person_id: Mapped[str] = mapped_column(ForeignKey("kring_person.id"), index=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    """See :mod:`kring_core.access.keys.halves`."""
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    replaced_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)


class KeyWrap(Identified, Table, kw_only=True):
    """The private half of a pair, encrypted under something that only its owner holds."""

    __tablename__ = "kring_key_wrap"

    pair_id: Mapped[str] = mapped_column(ForeignKey("kring_key_pair.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    """What opens it: ``password``, ``passkey`` or ``recovery``."""
    opener: Mapped[str | None] = mapped_column(String(20), default=None)
    """Id of the passkey that opens it, or None."""
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    cost: Mapped[dict[str, int]] = mapped_column(JSON)
    """What the derivation from a password cost; see :data:`kring_core.access.keys.rules.COST`."""
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class KeyReset(Identified, Table, kw_only=True):
    """A credential was set anew without the old one; approvals rest until ``frozen_until``."""

    __tablename__ = "kring_key_reset"

    person_id: Mapped[str] = mapped_column(ForeignKey("kring_person.id"), index=True)
    credential: Mapped[str] = mapped_column(String(20))
    """What was set anew: ``password``, ``second_factor`` or ``key``."""
    by_account_id: Mapped[str | None] = mapped_column(String(20), default=None)
    """Who had it set anew, or None for the command line."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    frozen_until: Mapped[datetime] = mapped_column(UtcDateTime)
