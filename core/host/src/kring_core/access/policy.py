"""Pyramid's security policy, answering for Kring's permissions and nothing else.

Inside a foreign application its own policy answers for its own views: ours stands in front of it
and passes on what is not a permission of Kring.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from pyramid.config import Configurator
from pyramid.interfaces import ISecurityPolicy
from pyramid.security import Allowed, Denied
from zope.interface import implementer

AFTER_POLICIES = -5
"""Order of the action: after ``set_security_policy`` (-10), before the views (0)."""


class Unconfirmed(Denied):  # type: ignore[misc]
    """Refused only because the reader did not show lately that it is still them."""


@implementer(ISecurityPolicy)
class KringPolicy:
    """Asks the permission table; hands everything else to the policy that was there."""

    def __init__(self, other: Any | None) -> None:
        self._other = other

    def identity(self, request: Any) -> object:
        """Who the foreign application says it is; Kring's own views ask ``request.kring``."""
        return self._other.identity(request) if self._other else request.kring.identity

    def authenticated_userid(self, request: Any) -> object:
        """The foreign application's user id, or the account here."""
        if self._other:
            return self._other.authenticated_userid(request)
        identity = request.kring.identity
        return identity.account_id if identity else None

    def permits(self, request: Any, context: object, permission: object) -> object:
        """Whether the reader holds the permission over the context."""
        if isinstance(permission, Enum):
            if request.kring.may(permission, context):
                return Allowed("the permission table allows %s", permission)
            lacks = Unconfirmed if request.kring.might(permission, context) else Denied
            return lacks("the permission table refuses %s", permission)
        if self._other:
            return self._other.permits(request, context, permission)
        return Denied("%s is no permission of Kring", permission)

    def remember(self, request: Any, userid: str, **options: Any) -> list[tuple[str, str]]:
        """The foreign application's; Kring keeps sessions of its own."""
        return self._other.remember(request, userid, **options) if self._other else []

    def forget(self, request: Any, **options: Any) -> list[tuple[str, str]]:
        """The foreign application's; Kring keeps sessions of its own."""
        return self._other.forget(request, **options) if self._other else []


def includeme(config: Configurator) -> None:
    """Stand in front of whatever policy the application has."""

    def stand_in_front() -> None:
        other = config.registry.queryUtility(ISecurityPolicy)
        config.registry.registerUtility(KringPolicy(other), ISecurityPolicy)

    config.action("kring security policy", stand_in_front, order=AFTER_POLICIES)
