"""What the pages about signing in are about: a link, who is on the way in, what is one's own."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from pyramid.httpexceptions import HTTPNotFound
from sqlalchemy import select

from kring_core.access.keys.practice_key import PracticeKey
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.factors import Factors
from kring_core.accounts.models import Account, SessionRow
from kring_core.accounts.passkeys import Passkeys, Site
from kring_core.accounts.recovery import RecoveryCodes
from kring_core.accounts.totp import Authenticators


class LinkContext:
    """Whose link the address holds; one that was used or has expired is not found."""

    def __init__(self, request: Any) -> None:
        self.accounts = Accounts(request.kring.db, request.kring.now)
        self.token: str = request.matchdict["token"]
        account = self.accounts.by_link(self.token)
        if account is None:
            raise HTTPNotFound
        self.account = account


class WayIn:
    """Who is in or half-way in, with all that they sign in with."""

    def __init__(self, request: Any) -> None:
        self._request = request
        self._kring = request.kring
        self.arriving = request.kring.arriving

    @cached_property
    def account(self) -> Account:
        """The account of who is in or half-way in; asked only after a permission."""
        who = self._kring.identity or self.arriving
        account = Accounts(self._kring.db, self._kring.now).by_id(who.account_id)
        assert account is not None
        return account

    @property
    def app(self) -> Authenticators:
        """The authenticator apps of the practice."""
        key = PracticeKey(self._kring.practice.place.key)
        return Authenticators(self._kring.db, self._kring.now, key)

    @property
    def passkeys(self) -> Passkeys:
        """The passkeys of the practice, at the host name of this request."""
        request = self._request
        site = Site(request.domain, request.host_url, self._kring.csrf_token)
        return Passkeys(self._kring.db, self._kring.now, site)

    @property
    def codes(self) -> RecoveryCodes:
        """The recovery codes of the practice."""
        return RecoveryCodes(self._kring.db, self._kring.now)

    @property
    def factors(self) -> Factors:
        """The second factors of the practice."""
        return Factors(self._kring.db)


class OwnFactor(WayIn):
    """A second factor of who is reading."""

    def __init__(self, request: Any) -> None:
        super().__init__(request)
        identity, asked = request.kring.identity, request.matchdict["factor"]
        known = self.factors.of(identity.account_id) if identity else []
        found = next((factor for factor in known if factor.id == asked), None)
        if identity and found is None:
            raise HTTPNotFound
        self.factor = found


class OwnSession:
    """A session of who is reading."""

    def __init__(self, request: Any) -> None:
        kring = request.kring
        query = select(SessionRow).where(
            SessionRow.id == request.matchdict["session"],
            SessionRow.account_id == (kring.identity.account_id if kring.identity else ""),
        )
        self.row = kring.db.scalars(query).one_or_none()
        if kring.identity and self.row is None:
            raise HTTPNotFound
