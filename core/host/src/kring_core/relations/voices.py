"""Whose word counts for what: the facts that the rules ask, read at once for many relations."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from kring_core.access.identity import Role
from kring_core.access.openings import openings
from kring_core.access.visibility import is_open
from kring_core.accounts.models import Account, AccountRole
from kring_core.relations.kinds import KINDS, Kind
from kring_core.relations.models import Deputy, Relation
from kring_core.relations.rules import Voice

OPENING = [kind for kind, rules in KINDS.items() if rules.opens]


class Voices:
    """What is known of some people and of who is near them, read in three queries."""

    def __init__(
        self, db: Session, speakers: Iterable[str | None], objects: Collection[str], *, on: date
    ) -> None:
        """Read what the rules ask.

        :param speakers: ids of those whose word it would be; None is the command line.
        :param objects: ids of the people whose records would be opened.
        """
        opened = select(Relation).where(
            Relation.object_id.in_(objects),
            Relation.kind.in_(OPENING),
            Relation.confirmed_at.is_not(None),
            Relation.withdrawn_at.is_(None),
        )
        self._relations = list(db.scalars(opened))
        subjects = {relation.subject_id for relation in self._relations}
        deputies = db.scalars(select(Deputy).where(Deputy.principal_id.in_(subjects), is_open(on)))
        self._openings = openings(self._relations, deputies, on=on)
        self._staff = staff_among(db, {speaker for speaker in speakers if speaker})

    def voice(self, person_id: str, kind: Kind, object_id: str) -> Voice:
        """Somebody's word on a relation of a kind that would open somebody's records."""
        staff = person_id in self._staff
        near = staff and any(
            opening.who_id == person_id
            and opening.about_id == object_id
            and opening.domain is KINDS[kind].opens
            for opening in self._openings
        )
        return Voice(person_id, staff=staff, vouches=near or person_id == object_id)

    def opened_before(self, kind: Kind, object_id: str) -> bool:
        """Whether a relation ever opened the same domain of somebody's records."""
        return any(
            relation.object_id == object_id
            and KINDS[Kind(relation.kind)].opens is KINDS[kind].opens
            for relation in self._relations
        )


def staff_among(db: Session, people: Collection[str]) -> set[str]:
    """Which of some people work here: have the role, and an account that is open."""
    working = (
        select(Account.person_id)
        .join(AccountRole, AccountRole.account_id == Account.id)
        .where(Account.person_id.in_(people), Account.active, AccountRole.role == Role.STAFF)
    )
    return set(db.scalars(working))
