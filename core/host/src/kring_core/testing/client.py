"""A browser at one practice, without script: WebTest's, with the right host name and a reader."""

from __future__ import annotations

from typing import Any

from webtest import TestApp

from kring_core.access.identity import Role
from kring_core.accounts.models import Account
from kring_core.accounts.sessions import Sessions
from kring_core.portal.signs import SESSION_COOKIE
from kring_core.practices.practice import Practice
from kring_core.testing.people import account_of


class Client(TestApp):
    """A browser at one practice; its language is English unless a test says otherwise."""

    def __init__(self, app: Any, practice: Practice, role: Role | None = None) -> None:
        """Open a browser.

        :param role: whose: of somebody of :data:`kring_core.testing.people.PEOPLE`, or None for
            nobody's.
        """
        host = practice.place.hosts[0]
        super().__init__(app, extra_environ={"HTTP_HOST": host, "HTTP_ACCEPT_LANGUAGE": "en"})
        self.practice = practice
        self.account: Account | None = None
        if role is not None:
            self.sign_in(account_of(practice, role))

    def sign_in(self, account: Account, *, factor: bool = True, confirmed: bool = True) -> None:
        """Carry a session of an account, begun at the present of the test's clock.

        :param factor: whether a second factor was shown in it.
        :param confirmed: whether its owner showed lately that it is still them.
        """
        with self.practice.database.write() as db:
            sessions = Sessions(db, self.practice.host.clock)
            token = sessions.start(account, factor=factor, confirmed=confirmed)
        self.set_cookie(SESSION_COOKIE, token)
        self.account = account

    def status(self, address: str) -> int:
        """The number with which an address answers, whatever it is."""
        status: int = self.get(address, expect_errors=True).status_int
        return status
