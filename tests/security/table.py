"""What every route should answer to every reader, reckoned from the permission table alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from typing import Any
from urllib.parse import urlsplit

from kring_core.access.identity import Arriving, Identity
from kring_core.access.rules import Rules
from kring_core.accounts.sessions import Sessions
from kring_core.portal.signs import SESSION_COOKIE
from kring_core.testing.client import Client
from pyramid.security import NO_PERMISSION_REQUIRED


class Outcome(StrEnum):
    """How a reader fares at an address."""

    OPEN = "yes"
    """They are let in; what they sent may still be wrong."""
    ASKED = "asked"
    """They are asked to sign in, for a second factor, or to show that it is still them."""
    REFUSED = "no"
    """403."""
    HIDDEN = "not found"
    """404."""
    FORGED = "forged"
    """The form had no token of ours, so nothing is known."""
    BROKEN = "broken"
    """A method that no page knows, or a fault."""


@dataclass(frozen=True)
class Door:
    """One route with one method, and the permission that opens it."""

    route: str
    pattern: str
    method: str
    permission: Enum | str

    @property
    def placeholders(self) -> list[str]:
        """What has to be put into the address."""
        return re.findall(r"\{(\w+)[^}]*\}", self.pattern)

    def address(self, names: dict[str, str]) -> str:
        """The address with names for its placeholders."""
        return re.sub(r"\{(\w+)[^}]*\}", lambda found: names[found[1]], self.pattern)

    @property
    def name(self) -> str:
        """How it is called in a table and by pytest."""
        return f"{self.method} {self.route}"


def doors(registry: Any) -> list[Door]:
    """Every route of Kring with each method that its views take; static files stand apart."""
    patterns = {
        one["introspectable"]["name"]: "/" + one["introspectable"]["pattern"].lstrip("/")
        for one in registry.introspector.get_category("routes")
    }
    return sorted(
        {
            Door(route, patterns[route], method, permission)
            for route, methods, permission in _views(registry)
            for method in methods
        },
        key=lambda door: (door.pattern, door.method),
    )


def _views(registry: Any) -> Iterator[tuple[str, tuple[str, ...], Enum | str]]:
    for item in registry.introspector.get_category("views"):
        view = item["introspectable"]
        route = view["route_name"]
        if route is None or route.startswith("__"):
            continue
        found = [one["value"] for one in item["related"] if one.category_name == "permissions"]
        assert found, f"{route} asks for no permission"
        asked = view["request_methods"] or ("GET", "POST")
        methods = (asked,) if isinstance(asked, str) else tuple(asked)
        yield route, tuple(one for one in methods if one != "HEAD"), found[0]


class Stand:
    """What a permission is asked about, with or without the relation that it asks for.

    Whatever a predicate asks of it, it answers yes or no; only who is half-way in is as it is.
    """

    def __init__(self, *, related: bool, arriving: Arriving | None = None) -> None:
        self._related = related
        self.arriving = arriving

    def __getattr__(self, name: str) -> Stand:
        return self

    def __call__(self, *about: object) -> Stand:
        return self

    def __bool__(self) -> bool:
        return self._related


def cookie(client: Client) -> str:
    """The session's token in a browser, or empty."""
    return client.cookies.get(SESSION_COOKIE, "").strip('"')


def who(client: Client) -> tuple[Identity | None, Arriving | None]:
    """Who uses a browser, as its practice sees them."""
    with client.practice.database.read() as db:
        found = Sessions(db, client.practice.host.clock).find(cookie(client))
    return found.identity, found.arriving


def expected(rules: Rules, door: Door, client: Client, *, related: bool) -> Outcome:
    """What the permission table says of who uses a browser, at a door."""
    identity, arriving = who(client)
    return reckoned(rules, door, identity, Stand(related=related, arriving=arriving))


def reckoned(rules: Rules, door: Door, identity: Identity | None, stand: Stand) -> Outcome:
    """What the permission table says of somebody at a door."""
    if door.permission == NO_PERMISSION_REQUIRED or rules.allow(door.permission, identity, stand):
        return Outcome.OPEN
    if identity is None:
        return Outcome.ASKED
    confirmed = replace(identity, confirmed=True)
    return Outcome.ASKED if rules.allow(door.permission, confirmed, stand) else Outcome.REFUSED


WAYS_IN = {
    "/inloggen",
    "/inloggen/tweede-stap",
    "/inloggen/bevestigen",
    "/mijn/aanmelden/app",
}


def outcome(answer: Any) -> Outcome:
    """How a reader fared, by the answer."""
    if answer.status_int in (401, 403, 404):
        return {401: Outcome.ASKED, 403: Outcome.REFUSED, 404: Outcome.HIDDEN}[answer.status_int]
    if answer.status_int == 405 or answer.status_int in (500, 501):
        return Outcome.BROKEN
    if answer.status_int == 400 and "This form is out of date" in answer:
        return Outcome.FORGED
    leads = urlsplit(answer.headers.get("Location", ""))
    if leads.path in WAYS_IN and "next=" in leads.query:
        return Outcome.ASKED
    return Outcome.OPEN


def token(client: Client) -> str:
    """What a form in this browser carries."""
    with client.practice.database.read() as db:
        row = Sessions(db, client.practice.host.clock).find(cookie(client)).row
    if row is not None:
        return row.csrf
    client.get("/inloggen")
    return client.cookies["kring_form"].strip('"')
