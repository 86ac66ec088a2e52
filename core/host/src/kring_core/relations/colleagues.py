"""Who works here, to be chosen from in a form."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from kring_core.access.identity import Role
from kring_core.accounts.models import Account, AccountRole
from kring_core.people.models import Person
from kring_core.relations.schemas import Choices


def colleagues(db: Session, without: Iterable[str | None]) -> Choices:
    """Staff whose account is open, by name.

    :param without: ids of people who are left out.
    """
    query = (
        select(Person.id, Person.name)
        .join(Account, Account.person_id == Person.id)
        .join(AccountRole, AccountRole.account_id == Account.id)
        .where(Account.active, AccountRole.role == Role.STAFF)
        .where(Person.id.not_in([one for one in without if one]))
        .order_by(Person.name)
    )
    return [(person_id, name) for person_id, name in db.execute(query)]
