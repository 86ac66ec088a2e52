"""Ending the work of somebody who leaves, in one transaction, once nobody is left alone by it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from kring_core.access.identity import Role
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.models import Account, OneTimeLink
from kring_core.clock import Clock
from kring_core.relations.deputies.deputies import Deputies
from kring_core.relations.kinds import KINDS, Kind
from kring_core.relations.leaving.plan import Held, Plan, sorted_out
from kring_core.relations.models import Relation
from kring_core.relations.rules import Days
from kring_core.relations.voices import OPENING, staff_among


class LeavesSomebody(Exception):
    """People would be left without anybody; they are handed over, or ended with a reason, first."""


class Leaving:
    """The leaving of one person, within one transaction."""

    def __init__(self, db: Session, clock: Clock, today: date, account: Account) -> None:
        """Take the session, the clock, the day it is in the practice, and who leaves."""
        self._db = db
        self._clock = clock
        self._today = today
        self._account = account
        self._me = account.person_id
        self._deputies = Deputies(db, clock, today)

    def plan(self) -> Plan:
        """What would end, and who would be left without anybody; changes nothing."""
        part = or_(Relation.subject_id == self._me, Relation.object_id == self._me)
        rows = list(self._db.scalars(select(Relation).where(part).order_by(Relation.starts_on)))
        opening, work, unborn = sorted_out(rows, self._me, self._today)
        deputies = self._deputies.concerning(self._me)
        return Plan(self._today, self._held(opening), work, unborn, deputies)

    def finish(self, *, stays: bool) -> Plan:
        """End everything in the plan and let the account out at once.

        :param stays: whether they keep their own page, as somebody who is a client here too.
        :raises LeavesSomebody: while somebody would be left without anybody.
        :raises kring_core.accounts.accounts.LastAdministrator: when nobody could manage any more.
        """
        plan = self.plan()
        if not plan.ready:
            raise LeavesSomebody
        now = self._clock()
        for row in [*(held.relation for held in plan.held), *plan.work]:
            if row.ends_on is None or row.ends_on > self._today:
                row.ends_on = self._today
        for row in plan.unborn:
            row.withdrawn_at = now
        for deputy in plan.deputies:
            self._deputies.close(deputy)
        self._let_out(stays=stays)
        return plan

    def _let_out(self, *, stays: bool) -> None:
        accounts = Accounts(self._db, self._clock)
        roles = [Role.PERSON] if stays else [Role(role.role) for role in self._account.roles]
        accounts.change(self._account, roles, active=stays)
        accounts.sign_out_everywhere(self._account.id)
        self._db.execute(delete(OneTimeLink).where(OneTimeLink.account_id == self._account.id))

    def _held(self, opening: list[Relation]) -> list[Held]:
        """Who else sees each of these people, and who waits to; two queries for all of them."""
        people = {row.object_id for row in opening}
        query = select(Relation).where(
            Relation.object_id.in_(people),
            Relation.kind.in_(OPENING),
            Relation.subject_id != self._me,
            Relation.withdrawn_at.is_(None),
        )
        others = list(self._db.scalars(query))
        staying = staff_among(self._db, {row.subject_id for row in others})
        return [
            self._one(row, [each for each in others if each.subject_id in staying])
            for row in opening
        ]

    def _one(self, row: Relation, others: list[Relation]) -> Held:
        same = [
            each
            for each in others
            if each.object_id == row.object_id
            and KINDS[Kind(each.kind)].opens is KINDS[Kind(row.kind)].opens
        ]
        lasting = [
            each
            for each in same
            if each.confirmed_at
            and self._today in Days(each.starts_on, each.ends_on)
            and each.ends_on != self._today
        ]
        waiting = [each for each in same if each.confirmed_at is None]
        return Held(row, len(lasting), len(waiting))
