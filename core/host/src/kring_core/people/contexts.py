"""What the pages about people are about, loaded through what the reader may see."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPNotFound, HTTPSeeOther

from kring_core.access.permissions import Permission
from kring_core.accounts.accounts import Accounts
from kring_core.files.models import StoredFile
from kring_core.people.importing.waiting import WaitingLists
from kring_core.people.models import Organisation, Person
from kring_core.people.organisations import Organisations
from kring_core.people.persons import Persons
from kring_core.people.seeing import SeenPeople


class People:
    """The people of the practice whom the reader sees."""

    def __init__(self, request: Any) -> None:
        kring = request.kring
        self.persons = Persons(kring.db, kring.now)
        self.accounts = Accounts(kring.db, kring.now)
        self.seen = SeenPeople(kring.db, kring.identity, kring.today)
        self.lists = WaitingLists(kring.db, kring.files, kring.now)


class PersonContext(People):
    """The person whom the address names; a record that was merged leads to the one that stayed.

    For who may not see the pages of people nothing is loaded: the permission refuses them next, and
    whether there is such a person cannot be told from the answer.
    """

    person: Person

    def __init__(self, request: Any) -> None:
        super().__init__(request)
        if not request.kring.may(Permission.SEE_PEOPLE):
            return
        asked = request.matchdict["person"]
        found = self.seen.by_id(asked)
        if found is None or found.merged_into:
            found = self.seen.by_id(self.persons.kept_id(asked))
        if found is None:
            raise HTTPNotFound
        if found.id != asked:
            raise HTTPSeeOther(request.kring.path("kring.person", person=found.id))
        self.person = found
        self.account = self.accounts.by_person(found.id)


class AccountContext(PersonContext):
    """The account of the person whom the address names; without one it is not found."""

    def __init__(self, request: Any) -> None:
        super().__init__(request)
        if request.kring.may(Permission.SEE_PEOPLE) and self.account is None:
            raise HTTPNotFound


class WaitingPeople(People):
    """The list that somebody is about to import; for who may not, nothing is loaded.

    None when it was imported or forgotten since, of which the view tells in words.
    """

    waiting: StoredFile | None = None

    def __init__(self, request: Any) -> None:
        super().__init__(request)
        if request.kring.may(Permission.MANAGE_PEOPLE):
            self.waiting = self.lists.by_id(request.matchdict["list"])


class OrganisationContext:
    """The organisation that the address names; for who may not see them nothing is loaded."""

    organisation: Organisation

    def __init__(self, request: Any) -> None:
        kring = request.kring
        self.organisations = Organisations(kring.db, kring.now)
        if not kring.may(Permission.SEE_ORGANISATIONS):
            return
        found = self.organisations.by_id(request.matchdict["organisation"])
        if found is None:
            raise HTTPNotFound
        self.organisation = found
