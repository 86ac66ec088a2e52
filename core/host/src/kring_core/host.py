"""The host: all that one installation has, put together once and handed on; nothing is global."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from types import ModuleType
from typing import Any

from kring_core.access.rules import Rules
from kring_core.clock import Clock
from kring_core.i18n import Catalogues
from kring_core.plugins.catalogue import HOST, Catalogue
from kring_core.plugins.migrate import Migrator
from kring_core.plugins.relay import Relay
from kring_core.plugins.schemas import Schemas
from kring_core.practices.home import Home
from kring_core.practices.practice import Practice
from kring_core.settings import Settings


class Host:
    """One installation: its settings, its plugins, its practices."""

    def __init__(
        self,
        settings: Settings,
        *,
        plugins: Iterable[str] | None = None,
        extra: Iterable[tuple[str, ModuleType]] = (),
        migrator: Migrator | None = None,
    ) -> None:
        """Load the plugins.

        :param plugins: names of the installed plugins to load, or None for all.
        :param extra: further plugins, as pairs of a name and a module; for tests.
        :param migrator: one that several installations share, or None for one of its own; for
            tests.
        :raises kring_core.plugins.catalogue.BrokenPlugin: when one is and the settings are strict.
        """
        from kring_core.portal import plugin as own

        self.settings = settings
        self.home = Home(settings.home)
        self.catalogue = Catalogue(strict=settings.strict)
        self.catalogue.add(HOST, own, "")
        self.catalogue.find(plugins)
        for name, module in extra:
            self.catalogue.add(name, module, "")
        self.schemas = Schemas(self.catalogue)
        self.migrator = migrator or Migrator()
        self._practices: dict[str, Practice] = {}
        self._relays: dict[tuple[frozenset[str], frozenset[str], bool], Relay] = {}

    @property
    def clock(self) -> Clock:
        """The time, for every part of the installation."""
        return self.settings.clock

    @cached_property
    def rules(self) -> Rules:
        """Who may do what: the host's permissions and those of all sound plugins."""
        return Rules(self.catalogue.sound())

    @cached_property
    def messages(self) -> Catalogues:
        """The messages of the host and of all sound plugins."""
        catalogues = Catalogues()
        for plugin in self.catalogue.sound():
            if plugin.manifest and plugin.manifest.locale:
                catalogues.add(plugin.package, plugin.manifest.locale)
        return catalogues

    def practice_at(self, host_name: str) -> Practice | None:
        """The practice that answers to a host name, or None."""
        place = self.home.by_host(host_name)
        return self._practice(place.slug) if place else None

    def practice(self, slug: str) -> Practice | None:
        """The practice of this slug, or None."""
        return self._practice(slug) if self.home.by_slug(slug) else None

    def practices(self) -> list[Practice]:
        """All practices, by slug."""
        return [self._practice(place.slug) for place in self.home.places()]

    def _practice(self, slug: str) -> Practice:
        place = self.home.by_slug(slug)
        known = self._practices.get(slug)
        if known is None or known.place != place:
            assert place is not None
            known = self._practices[slug] = Practice(self, place)
        return known

    def relay(self, enabled: frozenset[str], kept: frozenset[str], *, savepoints: bool) -> Relay:
        """The hooks of a set of plugins; practices with the same set share it.

        :param savepoints: whether a failing statement would spoil the rest of a transaction.
        """
        key = (enabled, kept, savepoints)
        if key not in self._relays:
            isolation = isolated if savepoints else None
            self._relays[key] = Relay(self.catalogue.manager, enabled, kept, isolation)
        return self._relays[key]

    def close(self) -> None:
        """End what runs beside."""
        self.migrator.close()


def isolated(arguments: dict[str, Any]) -> AbstractContextManager[None]:
    """What a ``collect_`` implementation is called in: a savepoint where one is needed."""
    request = arguments.get("request")
    return nullcontext() if request is None else request.kring.isolated()
