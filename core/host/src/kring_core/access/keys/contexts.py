"""What the pages about somebody's own key are about."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPNotFound

from kring_core.access.keys.models import KeyPair
from kring_core.access.keys.ring import KeyRing


class OwnKey:
    """The key pair of who is reading, or that there is none."""

    pair: KeyPair | None

    def __init__(self, request: Any) -> None:
        self._kring = kring = request.kring
        # Who has not signed in is sent to do so by the permission, which comes after this.
        self.person_id: str = kring.identity.person_id if kring.identity else ""
        self.pair = self.ring.pair_of(self.person_id) if kring.identity else None

    @property
    def ring(self) -> KeyRing:
        """The key ring, within the transaction of now."""
        return KeyRing(self._kring.db, self._kring.now)


class OwnPair(OwnKey):
    """The key pair of who is reading; without one there is no such page."""

    pair: KeyPair

    def __init__(self, request: Any) -> None:
        super().__init__(request)
        if request.kring.identity and self.pair is None:
            raise HTTPNotFound
