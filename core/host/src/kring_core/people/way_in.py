"""What the page of a person says of their way in: invited, in use, ended, or none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kring_core.accounts.accounts import LINK_LIVES
from kring_core.accounts.models import Account, Device, OneTimeLink


class Access(StrEnum):
    """How far somebody's way in is."""

    NONE = "none"
    INVITED = "invited"
    OPEN = "open"
    ENDED = "ended"


def access_of(account: Account | None) -> Access:
    """How far the way in of a person with this account is."""
    if account is None:
        return Access.NONE
    if not account.active:
        return Access.ENDED
    return Access.INVITED if account.password is None else Access.OPEN


@dataclass(frozen=True, slots=True)
class WayIn:
    """Somebody's way in, with its moments; each None where there is none."""

    access: Access
    invited_at: datetime | None = None
    expires_at: datetime | None = None
    """Until when the link that was sent works; None when it was used or lapsed."""
    last_at: datetime | None = None
    """When they last signed in from a browser of theirs."""


def way_in(db: Session, account: Account | None, now: datetime) -> WayIn:
    """The way in of a person with this account, at an instant."""
    if account is None:
        return WayIn(Access.NONE)
    last = select(func.max(Device.seen_at)).where(Device.account_id == account.id)
    sent = select(OneTimeLink.expires_at).where(
        OneTimeLink.account_id == account.id, OneTimeLink.used_at.is_(None)
    )
    expires_at = db.scalars(sent).one_or_none()
    return WayIn(
        access_of(account),
        invited_at=expires_at - LINK_LIVES if expires_at else None,
        expires_at=expires_at if expires_at and expires_at > now else None,
        last_at=db.scalar(last),
    )
