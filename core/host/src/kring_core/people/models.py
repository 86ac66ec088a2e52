"""People and organisations, the words they are found by, and how two records became one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, validates

from kring_core.db.columns import Identified, UtcDateTime, Versioned
from kring_core.db.tables import Table
from kring_core.people.words import WORD_LENGTH, in_order

NAME_LENGTH = 120
MAIL_LENGTH = 254
"""The longest mail address there is."""


def _compared_by_letter(length: int) -> String:
    """A text that both databases put in the same order, whatever the language of the server."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def _partial(name: str, *columns: str, where: str) -> Index:
    """An index over some of the rows, on both databases."""
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


class Person(Identified, Versioned, Table, kw_only=True):
    """Somebody whom the practice knows."""

    __tablename__ = "kring_person"
    __table_args__ = (
        # The list of everybody is read from the first and from nothing else. Each holds only what
        # it is for: a database takes an index full of NULL for a short way, which it is not.
        _partial(
            "ix_kring_person_list",
            "name_key",
            "id",
            "merged_into",
            "archived_at",
            where="merged_into IS NULL AND archived_at IS NULL",
        ),
        _partial("ix_kring_person_archived_at", "archived_at", where="archived_at IS NOT NULL"),
        _partial("ix_kring_person_merged_into", "merged_into", where="merged_into IS NOT NULL"),
    )

    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    name_key: Mapped[str] = mapped_column(_compared_by_letter(NAME_LENGTH), init=False)
    """The name as lists are ordered by it; follows the name by itself."""
    locale: Mapped[str | None] = mapped_column(String(5), default=None)
    """The language they chose, or None; see :data:`kring_core.i18n.LOCALES`."""
    born_on: Mapped[date | None] = mapped_column(Date, default=None, index=True)
    telephone: Mapped[str | None] = mapped_column(String(20), default=None, index=True)
    """In international form: ``+31301234567``."""
    email: Mapped[str | None] = mapped_column(String(MAIL_LENGTH), default=None, index=True)
    """Where mail reaches them, in small letters; with an account they are mailed at its login."""
    archived_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    """Since when they are in no list; their records stay."""
    merged_into: Mapped[str | None] = mapped_column(ForeignKey("kring_person.id"), default=None)
    """The person that this record turned out to be, or None."""

    @validates("name")
    def _follow(self, _: str, name: str) -> str:
        self.name_key = in_order(name)
        return name


class PersonWord(Table, kw_only=True):
    """A word of a person's name, small and without marks, by whose beginning they are found."""

    __tablename__ = "kring_person_word"
    __table_args__ = (Index("ix_kring_person_word_word", "word", "person_id"),)

    person_id: Mapped[str] = mapped_column(
        ForeignKey("kring_person.id", ondelete="CASCADE"), primary_key=True
    )
    word: Mapped[str] = mapped_column(_compared_by_letter(WORD_LENGTH), primary_key=True)


class Organisation(Identified, Versioned, Table, kw_only=True):
    """An institute, a register or a referrer that the practice deals with."""

    __tablename__ = "kring_organisation"

    name: Mapped[str] = mapped_column(String(NAME_LENGTH), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    """``institute``, ``register`` or ``referrer``."""
    telephone: Mapped[str | None] = mapped_column(String(20), default=None)
    email: Mapped[str | None] = mapped_column(String(MAIL_LENGTH), default=None)
    archived_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)


class Merge(Identified, Table, kw_only=True):
    """Two records that turned out to be one person; kept so that it can be undone."""

    __tablename__ = "kring_merge"

    kept_id: Mapped[str] = mapped_column(ForeignKey("kring_person.id"), index=True)
    gone_id: Mapped[str] = mapped_column(ForeignKey("kring_person.id"), index=True)
    by_account_id: Mapped[str | None] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    moved: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What an undo needs: ids of the rows that were moved, and what the kept record said before."""
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
