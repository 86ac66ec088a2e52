"""What the pages about leaving are about."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPNotFound

from kring_core.access.permissions import Permission
from kring_core.people.contexts import AccountContext
from kring_core.relations.leaving.leaving import Leaving
from kring_core.relations.models import Relation
from kring_core.relations.relations import Relations


class LeavingContext(AccountContext):
    """Who leaves: somebody with an account."""

    leaving: Leaving

    def __init__(self, request: Any) -> None:
        super().__init__(request)
        kring = request.kring
        self.relations = Relations(kring.db, kring.now, kring.practice)
        if kring.may(Permission.MANAGE_PEOPLE) and self.account is not None:
            self.leaving = Leaving(kring.db, kring.now, kring.today, self.account)


class HeldContext(LeavingContext):
    """One relation through which who leaves sees somebody's records."""

    relation: Relation

    def __init__(self, request: Any) -> None:
        super().__init__(request)
        if not request.kring.may(Permission.MANAGE_PEOPLE):
            return
        asked = request.matchdict["relation"]
        held = [held.relation for held in self.leaving.plan().held if held.relation.id == asked]
        if not held:
            raise HTTPNotFound
        [self.relation] = held
