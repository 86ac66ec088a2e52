"""People, and the accounts with which they sign in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kring_core.db.columns import Identified, UtcDateTime, Versioned
from kring_core.db.tables import Table

NAME_LENGTH = 120
LOGIN_LENGTH = 254
"""The longest mail address there is."""


class Person(Identified, Versioned, Table, kw_only=True):
    """Somebody whom the practice knows."""

    __tablename__ = "kring_person"

    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    locale: Mapped[str | None] = mapped_column(String(5), default=None)
    """The language they chose, or None; see :data:`kring_core.i18n.LOCALES`."""


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
    csrf: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
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


class FailedSignIn(Identified, Table, kw_only=True):
    """A sign-in that failed, kept for a quarter of an hour to slow down who guesses."""

    __tablename__ = "kring_failed_sign_in"

    login_hash: Mapped[str] = mapped_column(String(64), index=True)
    """SHA-256 of what was typed, so that a password typed in the wrong field is not kept."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)
