"""What the pages about deputies are about."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPNotFound

from kring_core.access.permissions import Permission
from kring_core.relations.deputies import rules
from kring_core.relations.deputies.deputies import Deputies
from kring_core.relations.deputies.rules import Hand
from kring_core.relations.models import Deputy


class DeputiesContext:
    """All deputies, and the hand that would do something about them."""

    def __init__(self, request: Any) -> None:
        kring = request.kring
        self.today = kring.today
        self.deputies = Deputies(kring.db, kring.now, kring.today)
        self.hand = None
        if kring.identity is not None:
            works_here = kring.may(Permission.WORK_HERE)
            self.hand = Hand(kring.identity.person_id, works_here=works_here)


class DeputyContext(DeputiesContext):
    """One deputy, found by who works here and by who has a part in it."""

    deputy: Deputy
    may_agree = may_ask = may_open = may_close = False

    def __init__(self, request: Any) -> None:
        super().__init__(request)
        if self.hand is None:
            return
        found = request.kring.db.get(Deputy, request.matchdict["deputy"])
        if found is None or not (self.hand.works_here or self._has_part(found, self.hand)):
            raise HTTPNotFound
        self.deputy = found
        self.may_agree = rules.may_agree(found, self.hand, self.today)
        self.may_ask = rules.may_ask(found, self.hand, self.today)
        self.may_open = rules.may_open(found, self.hand, self.today)
        self.may_close = rules.may_close(found, self.hand, self.today)

    @staticmethod
    def _has_part(deputy: Deputy, hand: Hand) -> bool:
        return hand.person_id in (deputy.principal_id, deputy.deputy_id, deputy.witness_id)
