"""Accounts, and everything with which somebody signs in and stays signed in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kring_core.db.columns import Identified, UtcDateTime, Versioned
from kring_core.db.ids import ID_LENGTH, new_id
from kring_core.db.tables import Table
from kring_core.people.models import MAIL_LENGTH, Person

LOGIN_LENGTH = MAIL_LENGTH


class Account(Identified, Versioned, Table, kw_only=True):
    """A person's way in."""

    __tablename__ = "kring_account"

    person_id: Mapped[str] = mapped_column(ForeignKey("kring_person.id"), unique=True)
    login: Mapped[str] = mapped_column(String(LOGIN_LENGTH), unique=True)
    """Their mail address, in small letters."""
    password: Mapped[str | None] = mapped_column(String(200), default=None)
    """Hash by argon2id, or None until they have chosen one."""
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(init=False, lazy="raise")
    roles: Mapped[list[AccountRole]] = relationship(
        default_factory=list, cascade="all, delete-orphan", lazy="selectin"
    )


class AccountRole(Table, kw_only=True):
    """A role that an account has."""

    __tablename__ = "kring_account_role"

    account_id: Mapped[str] = mapped_column(
        ForeignKey("kring_account.id"), primary_key=True, init=False
    )
    role: Mapped[str] = mapped_column(String(20), primary_key=True)


class SessionRow(Table, kw_only=True):
    """One time that somebody signed in; ends by signing out, by idleness or by age."""

    __tablename__ = "kring_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 of what the cookie holds, so that the database opens no session."""
    account_id: Mapped[str] = mapped_column(ForeignKey("kring_account.id"), index=True)
    id: Mapped[str] = mapped_column(String(ID_LENGTH), default_factory=new_id, unique=True)
    """What its owner calls it by, in the list of own sessions."""
    csrf: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    browser: Mapped[str] = mapped_column(String(60), default="")
    """The browser in a few words, as its owner recognises it: ``Firefox, Linux``."""
    device_id: Mapped[str | None] = mapped_column(String(20), default=None)
    factor_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    """When a second factor was shown in it, or None."""
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    """When its owner last showed anew that it is them; the gravest acts ask for it."""
    flashes: Mapped[list[Any]] = mapped_column(JSON, default_factory=list)
    """Messages for the next page: pairs of a kind and a text."""


class OneTimeLink(Table, kw_only=True):
    """A link that works once: to choose a password, for a first or a new time."""

    __tablename__ = "kring_one_time_link"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("kring_account.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    made_by: Mapped[str | None] = mapped_column(String(ID_LENGTH), default=None)
    """Account that asked for it, which may be their own; None for the command line."""


class Attempt(Identified, Table, kw_only=True):
    """An attempt at something that is limited, kept while it counts."""

    __tablename__ = "kring_attempt"
    __table_args__ = (Index("ix_kring_attempt_act", "act", "key_hash", "at"),)

    act: Mapped[str] = mapped_column(String(20))
    """What was tried: ``sign_in``, ``factor``, ``relation``, …."""
    key_hash: Mapped[str] = mapped_column(String(64))
    """SHA-256 of whom it counts for, so that a password typed as a login is not kept."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Device(Identified, Table, kw_only=True):
    """A browser in which somebody signed in completely; a lock-out does not reach it."""

    __tablename__ = "kring_device"

    account_id: Mapped[str] = mapped_column(ForeignKey("kring_account.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    browser: Mapped[str] = mapped_column(String(60), default="")
    first_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Totp(Table, kw_only=True):
    """The shared secret of an authenticator app (RFC 6238)."""

    __tablename__ = "kring_totp"

    account_id: Mapped[str] = mapped_column(ForeignKey("kring_account.id"), primary_key=True)
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    """Encrypted under the practice's key."""
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_step: Mapped[int] = mapped_column(default=0)
    """The time step of the last code that was taken, so that none is taken twice."""


class Challenge(Table, kw_only=True):
    """What a passkey is to sign next in one browser; taken away by the first answer."""

    __tablename__ = "kring_challenge"

    browser_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 of the token that this browser's forms carry."""
    challenge: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Passkey(Identified, Table, kw_only=True):
    """A passkey (WebAuthn credential) of an account."""

    __tablename__ = "kring_passkey"

    account_id: Mapped[str] = mapped_column(ForeignKey("kring_account.id"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(default=0)
    transports: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    name: Mapped[str] = mapped_column(String(60))
    """As its owner calls it."""
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)


class RecoveryCode(Identified, Table, kw_only=True):
    """One of the codes that stand in for a lost second factor; each works once."""

    __tablename__ = "kring_recovery_code"

    account_id: Mapped[str] = mapped_column(ForeignKey("kring_account.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
