"""What a reader meets of a plugin in a practice: its addresses, its links, its panels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyramid.path import AssetResolver

from kring_core.access.identity import Role
from kring_core.practices.practice import Practice
from kring_core.testing.workshop import Workshop

READERS = (None, *Role)
"""Nobody in particular, and somebody in every role."""
FIRST_PAGES = ("/", "/mijn", "/beheer", "/beheer/taken", "/beheer/zoeken?q=en")


@dataclass(frozen=True)
class Address:
    """One address of a plugin."""

    route: str
    path: str
    """Where the pattern has a placeholder, it holds something that nothing is called."""
    open: bool
    """Whether it is whole as it stands, and answers to GET."""


def addresses(app: Any, plugin: str) -> list[Address]:
    """Every address of a plugin, with one for each folder of static files."""
    introspector = app.registry.introspector
    owners = app.registry["kring.routes"]
    files = {one["name"]: one["spec"] for one in _all(introspector, "static views")}
    read = {
        view["route_name"]
        for view in _all(introspector, "views")
        if view["request_methods"] is None or "GET" in view["request_methods"]
    }
    found = []
    for route in _all(introspector, "routes"):
        name, pattern = route["name"], f"/{route['pattern'].lstrip('/')}"
        if owners.get(name) != plugin:
            continue
        folder = files.get(pattern.removeprefix("/").removesuffix("*subpath"))
        file = _some_file(folder) if folder else ""
        path = re.sub(r"\{[^}]*\}|\*\w+", file or "nothing-is-called-this", pattern)
        found.append(Address(name, path, bool(file) or (name in read and path == pattern)))
    return found


def _all(introspector: Any, category: str) -> Iterator[Any]:
    for item in introspector.get_category(category):
        yield item["introspectable"]


def _some_file(folder: str) -> str:
    place = Path(AssetResolver().resolve(folder).abspath())
    files = sorted(path for path in place.rglob("*") if path.is_file())
    return files[0].relative_to(place).as_posix() if files else ""


@dataclass
class Looks:
    """What is there of a plugin, for each reader."""

    answers: dict[tuple[str, str], int] = field(default_factory=dict)
    """By reader and address: the number of the answer."""
    links: set[tuple[str, str]] = field(default_factory=set)
    """Links and files of the plugin, by reader and address, on the first pages of the portal."""
    panels: set[tuple[str, str]] = field(default_factory=set)
    """Panels of the plugin, by reader and id, on the same pages."""

    @property
    def nothing(self) -> bool:
        """Whether nobody meets anything of it."""
        return not self.links and not self.panels and set(self.answers.values()) <= {404}


def looks(workshop: Workshop, practice: Practice, plugin: str) -> Looks:
    """Look at a practice through the eyes of every reader."""
    seen = Looks()
    own = addresses(workshop.app(practice.host), plugin)
    for role in READERS:
        client, reader = workshop.client(practice, role), role or "nobody"
        for address in own:
            seen.answers[reader, address.path] = client.status(address.path)
        for path in FIRST_PAGES:
            page = client.get(path, expect_errors=True)
            assert page.status_int in (200, 303, 403), f"{reader} at {path}: {page.status}"
            seen.links |= {(reader, link) for link in _links(page.text, own)}
            seen.panels |= {(reader, i) for i in re.findall(rf'id="({plugin}-[^"]*)"', page.text)}
    return seen


def _links(page: str, own: list[Address]) -> Iterator[str]:
    paths = {address.path for address in own if address.path != "/"}
    for link in re.findall(r'(?:href|src|action)="([^"?#]*)', page):
        if link in paths:
            yield link
