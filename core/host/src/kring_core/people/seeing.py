"""Whom somebody sees: one person, or a page of the list, always through what they may see."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from kring_core.access.identity import Identity
from kring_core.access.visibility import people_seen_by
from kring_core.accounts.models import Account
from kring_core.people.models import Person
from kring_core.people.searching import matches


class Show(StrEnum):
    """Which people a list shows."""

    EVERYBODY = "everybody"
    ACCOUNT = "account"
    ARCHIVED = "archived"


class Listed(NamedTuple):
    """One line of the list."""

    person: Person
    account: Account | None


class SeenPeople:
    """The people whom somebody sees on a day, read within one transaction."""

    def __init__(self, db: Session, identity: Identity | None, on: date) -> None:
        self._db = db
        self._seen = people_seen_by(identity, on)

    def by_id(self, person_id: str) -> Person | None:
        """The person of this id, archived or not; None for who is not seen or does not exist."""
        query = select(Person).where(Person.id == person_id, self._seen)
        return self._db.scalars(query).one_or_none()

    def count(self, text: str = "", show: Show = Show.EVERYBODY) -> int:
        """How many people the list has, over all its pages."""
        query = self._listed(select(func.count()).select_from(Person), text, show)
        return self._db.scalar(query) or 0

    def find(
        self, text: str = "", show: Show = Show.EVERYBODY, *, limit: int, offset: int = 0
    ) -> list[Listed]:
        """A page of the list by name; of an empty text everybody.

        :param text: beginnings of words of the name in any order, or a date of birth, a telephone
            number or a mail address as people write them.
        """
        ids = self._listed(select(Person.id), text, show)
        ids = ids.order_by(Person.name_key, Person.id).limit(limit).offset(offset)
        query = (
            select(Person, Account)
            .outerjoin(Account, Account.person_id == Person.id)
            # Where to begin is found in the index alone; only what is shown is read.
            .where(Person.id.in_(list(self._db.scalars(ids))))
            .order_by(Person.name_key, Person.id)
        )
        return [Listed(person, account) for person, account in self._db.execute(query)]

    def _listed(self, query: Select[Any], text: str, show: Show) -> Select[Any]:
        query = query.where(Person.merged_into.is_(None), self._seen, *_of(show))
        return query.where(matches(text)) if text else query


def _of(show: Show) -> list[ColumnElement[bool]]:
    if show is Show.ARCHIVED:
        return [Person.archived_at.is_not(None)]
    here: list[ColumnElement[bool]] = [Person.archived_at.is_(None)]
    if show is Show.ACCOUNT:
        here.append(Person.id.in_(select(Account.person_id)))
    return here
