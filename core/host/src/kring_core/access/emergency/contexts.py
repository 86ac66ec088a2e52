"""What the pages about emergencies are about."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPNotFound

from kring_core.access.emergency import rules
from kring_core.access.emergency.emergencies import Emergencies
from kring_core.access.emergency.models import Emergency
from kring_core.access.permissions import Permission
from kring_core.people.contexts import PersonContext


def emergencies_of(kring: Any) -> Emergencies:
    """The emergencies as this request reads them."""
    return Emergencies(kring.db, kring.now(), kring.today)


class EmergenciesContext:
    """All emergencies."""

    def __init__(self, request: Any) -> None:
        self.emergencies = emergencies_of(request.kring)


class EmergencyContext(EmergenciesContext):
    """The emergency that the address names; for who does not work here nothing is loaded."""

    emergency: Emergency
    broke_it = False
    may_review = False

    def __init__(self, request: Any) -> None:
        super().__init__(request)
        kring = request.kring
        if kring.identity is None or not kring.may(Permission.WORK_HERE):
            return
        found = kring.db.get(Emergency, request.matchdict["emergency"])
        if found is None:
            raise HTTPNotFound
        me = kring.identity.person_id
        self.emergency = found
        self.broke_it = found.by_person_id == me and rules.is_under_way(found, kring.now())
        self.may_review = rules.may_review(found, me)


class GlassContext(PersonContext):
    """A person whom the reader sees, and into whose records they want to look in an emergency."""

    def __init__(self, request: Any) -> None:
        super().__init__(request)
        self.emergencies = emergencies_of(request.kring)
