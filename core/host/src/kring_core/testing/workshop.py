"""Where fixtures make things: installations with their applications, practices, browsers.

One workshop serves a whole test run. Installations of the same plugins are shared between tests,
since putting one together takes as long as ten tests; every test gets practices of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

from pkg_resources import DefaultProvider, register_loader_type

import kring_core
from kring_core.access.identity import Role
from kring_core.app import make_app
from kring_core.host import Host
from kring_core.plugins.migrate import Migrator
from kring_core.practices.practice import Practice
from kring_core.settings import Settings
from kring_core.testing.client import Client
from kring_core.testing.clock import MovableClock
from kring_core.testing.templates import Kind, Server, Templates


class Workshop:
    """Makes what tests ask for, and remembers it until the end of the run."""

    def __init__(self, folder: Path, server: str | None) -> None:
        """Open the workshop.

        :param folder: an empty folder.
        :param server: address of a PostgreSQL server, or None without one.
        """
        # pytest loads a package that brings a pytest plugin through a loader of its own, which
        # pkg_resources does not know, and with it Pyramid's views of static files.
        register_loader_type(type(kring_core.__loader__), DefaultProvider)
        self.home = folder / "home"
        self.clock = MovableClock()
        self.migrator = Migrator()
        self.server = Server(server) if server else None
        settings = Settings(home=folder / "templates", clock=self.clock)
        self._templates = Templates(settings, self.server, self.migrator)
        self._hosts: dict[tuple[str, ...], Host] = {}
        self._apps: dict[Host, Any] = {}
        self._numbers = count(1)

    def host(self, plugins: Iterable[str]) -> Host:
        """The shared installation of exactly these plugins, which must be sound."""
        key = tuple(sorted(plugins))
        if key not in self._hosts:
            self._hosts[key] = self.new_host(key)
            self.app(self._hosts[key])
        return self._hosts[key]

    def new_host(
        self,
        plugins: Iterable[str] = (),
        extra: Iterable[tuple[str, ModuleType]] = (),
        *,
        strict: bool = True,
    ) -> Host:
        """An installation of its own over the same home, as another process would have it.

        :param plugins: names of installed plugins.
        :param extra: further plugins, as pairs of a name and a module.
        :param strict: whether a broken plugin stops the start.
        """
        settings = Settings(home=self.home, clock=self.clock, strict=strict)
        return Host(settings, plugins=plugins, extra=extra, migrator=self.migrator)

    def app(self, host: Host) -> Any:
        """The WSGI application of an installation."""
        if host not in self._apps:
            self._apps[host] = make_app(host)
        return self._apps[host]

    def new_practice(
        self, host: Host, backend: str, plugins: Iterable[str], *, filled: bool
    ) -> Practice:
        """A practice with people in every role, in which these plugins are enabled.

        :param backend: ``sqlite`` or ``postgresql``.
        :param filled: whether each plugin holds what its demo shows.
        """
        kind = Kind(backend, tuple(sorted(plugins)), filled)
        slug = f"praktijk-{next(self._numbers)}"
        return self._templates.copy(self._templates.get(kind), host, slug, (f"{slug}.example",))

    def remove(self, practice: Practice) -> None:
        """Remove a practice, whatever a test did to it."""
        self._templates.remove(practice)

    def client(self, practice: Practice, role: Role | None = None) -> Client:
        """A browser at a practice, of somebody in a role or of nobody."""
        return Client(self.app(practice.host), practice, role)

    def forget_unshared(self) -> None:
        """Let go of the applications that only one test used."""
        shared = set(self._hosts.values())
        self._apps = {host: app for host, app in self._apps.items() if host in shared}

    def close(self) -> None:
        """End what runs beside, and remove what lies on a server."""
        self.migrator.close()
        self._templates.close()
