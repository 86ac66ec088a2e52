"""What the pages about relations are about, loaded through what the reader may know."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPNotFound
from sqlalchemy import select

from kring_core.access.identity import Identity
from kring_core.access.permissions import Permission
from kring_core.access.visibility import relations_seen_by
from kring_core.people.contexts import PersonContext
from kring_core.relations.models import Relation
from kring_core.relations.relations import Relations


class RelationsContext(PersonContext):
    """The relations of the person whom the address names."""

    def __init__(self, request: Any) -> None:
        super().__init__(request)
        kring = request.kring
        self.relations = Relations(kring.db, kring.now, kring.practice)


class RelationContext(RelationsContext):
    """One relation of a person, which both stand in the address."""

    relation: Relation

    def __init__(self, request: Any) -> None:
        super().__init__(request)
        kring = request.kring
        if not kring.may(Permission.SEE_PEOPLE):
            return
        found = kring.db.scalars(
            select(Relation).where(
                Relation.id == request.matchdict["relation"],
                relations_seen_by(kring.identity, kring.today),
            )
        ).one_or_none()
        if found is None or self.person.id not in (found.subject_id, found.object_id):
            raise HTTPNotFound
        self.relation = found

    def is_party(self, identity: Identity) -> bool:
        """Whether somebody recorded it, or is one of the two."""
        row = self.relation
        return identity.person_id in (row.recorded_by, row.subject_id, row.object_id)


class AwaitedContext:
    """A relation that waits for the word of who is reading; any other is not found."""

    relation: Relation

    def __init__(self, request: Any) -> None:
        kring = request.kring
        self.relations = Relations(kring.db, kring.now, kring.practice)
        if kring.identity is None:
            return
        found = kring.db.get(Relation, request.matchdict["relation"])
        if found is None or not self.relations.waiting_for(kring.identity, [found]):
            raise HTTPNotFound
        self.relation = found
