"""What a page says to the log: ``request.kring.log``."""

from __future__ import annotations

from collections.abc import Iterable

from kring_core.access.identity import Identity
from kring_core.access.log.entry import Entry, Outcome
from kring_core.access.log.store import LogStore
from kring_core.clock import Clock

SEEN = "seen"
"""The event of looking at a record."""


class AccessLog:
    """Writes who did what. Each call is on the disk when it returns, whatever the request does."""

    def __init__(self, store: LogStore, identity: Identity | None, clock: Clock) -> None:
        """Write for somebody.

        :param identity: who does it; None for who has not signed in and for the command line.
        """
        self._store = store
        self._identity = identity
        self._clock = clock

    def seen(
        self, person_id: str, resource: str, rule: str, *, on_behalf_of: str | None = None
    ) -> None:
        """Say that something of a person is about to be shown; show it only when this returns.

        :param resource: kind of record and its opaque id, ``dossier:<id>``, or the kind alone.
        :param rule: by which right: a code of :data:`kring_core.access.log.words.RULES`.
        :param on_behalf_of: the person for whom the reader stands in.
        :raises kring_core.db.Unavailable: when it cannot be written.
        """
        self.seen_all([person_id], resource, rule, on_behalf_of=on_behalf_of)

    def seen_all(
        self,
        person_ids: Iterable[str],
        resource: str,
        rule: str,
        *,
        on_behalf_of: str | None = None,
    ) -> None:
        """Say of a whole list, in one transaction, that it is about to be shown.

        :raises kring_core.db.Unavailable: when it cannot be written.
        """
        people = dict.fromkeys(person_ids)
        self._store.append(
            [
                self._entry(SEEN, one, resource, rule, Outcome.ALLOWED, on_behalf_of)
                for one in people
            ]
        )

    def note(
        self,
        event: str,
        person_id: str | None = None,
        resource: str = "",
        rule: str = "",
        *,
        outcome: Outcome = Outcome.ALLOWED,
        on_behalf_of: str | None = None,
    ) -> None:
        """Say that something else happened: a change, a refusal, an export, an emergency.

        :param event: a code of :data:`kring_core.access.log.words.EVENTS`, or of a plugin's.
        :param person_id: whose record it concerns, or None.
        :raises kring_core.db.Unavailable: when it cannot be written.
        """
        self._store.append([self._entry(event, person_id, resource, rule, outcome, on_behalf_of)])

    def _entry(
        self,
        event: str,
        person_id: str | None,
        resource: str,
        rule: str,
        outcome: Outcome,
        on_behalf_of: str | None,
    ) -> Entry:
        by = self._identity
        return Entry(
            at=self._clock(),
            event=event,
            account_id=by.account_id if by else None,
            actor_id=by.person_id if by else None,
            on_behalf_of=on_behalf_of,
            person_id=person_id,
            resource=resource,
            rule=rule,
            outcome=outcome,
        )
