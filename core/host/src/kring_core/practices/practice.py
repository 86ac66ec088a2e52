"""A practice as the rest of the host sees it: settings, plugins, hooks, database."""

from __future__ import annotations

import time
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from kring_core.db import Database, open_database
from kring_core.plugins.relay import Relay
from kring_core.plugins.state import PluginState, read_states
from kring_core.practices.home import Place
from kring_core.practices.settings import PracticeSettings

if TYPE_CHECKING:
    from kring_core.host import Host

FRESH_SECONDS = 0.5
"""How long what was read of a practice is believed, so that processes agree within a second."""


@dataclass(frozen=True, slots=True)
class State:
    """What was read of a practice in one transaction."""

    settings: PracticeSettings
    settings_version: int
    plugins: dict[str, PluginState]
    enabled: frozenset[str]
    """Names of the plugins that answer here, the host's own among them."""
    kept: frozenset[str]
    """Names of those whose tables exist here and whose package can be asked."""
    hook: Relay = field(repr=False)
    drawn: dict[tuple[Hashable, ...], str] = field(default_factory=dict, repr=False)
    """Parts of pages that depend on nothing else, drawn once; see ``Visit.kept``."""


class Known(NamedTuple):
    """A state, when it was read, and how many changes this process had made by then."""

    state: State
    read_at: float
    changes: int


class Practice:
    """One practice. The state of its plugins is read here and nowhere else."""

    def __init__(self, host: Host, place: Place) -> None:
        self.host = host
        self.place = place
        self.slug = place.slug
        self._known: Known | None = None
        self._changes = 0

    @property
    def database(self) -> Database:
        """Its database; opened again when it was closed for want of use."""
        return open_database(self.place.database)

    @property
    def state(self) -> State:
        """What is known of it, at most half a second old.

        :raises kring_core.db.Unavailable: when its database cannot be used.
        """
        now, changes, known = time.monotonic(), self._changes, self._known
        if known and known.changes == changes and now - known.read_at <= FRESH_SECONDS:
            return known.state
        # Another thread may change something while this one reads: what was read then is used once,
        # and not kept as if it were what came after the change.
        fresh = self._known = Known(self._read(), now, changes)
        return fresh.state

    def forget(self) -> None:
        """Read the state anew at the next use; called by who changed it."""
        self._changes += 1

    def _read(self) -> State:
        with self.database.read() as db:
            row = self.host.schemas.practice_row(db)
            states = read_states(db, self.host.catalogue, self.host.schemas)
        enabled = frozenset(name for name, state in states.items() if state.active)
        kept = frozenset(name for name, state in states.items() if state.kept)
        hook = self.host.relay(enabled, kept, savepoints=not self.database.is_sqlite)
        return State(PracticeSettings.of(row.settings), row.version, states, enabled, kept, hook)

    @property
    def settings(self) -> PracticeSettings:
        """What it says of itself."""
        return self.state.settings

    @property
    def name(self) -> str:
        """Its name for people."""
        return self.state.settings.name

    @property
    def enabled(self) -> frozenset[str]:
        """Names of the plugins that answer here."""
        return self.state.enabled

    @property
    def hook(self) -> Relay:
        """The hooks of the plugins enabled here: ``practice.hook.kring_collect_menu(…)``."""
        return self.state.hook

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which its readers live."""
        return ZoneInfo(self.state.settings.time_zone)

    def plugin_settings(self, name: str) -> dict[str, Any]:
        """The settings of a plugin here, completed with the defaults of its form."""
        plugin = self.host.catalogue.plugins[name]
        stored = self.state.plugins[name].settings if name in self.state.plugins else {}
        if plugin.settings is None:
            return dict(stored)
        defaults: dict[str, Any] = plugin.settings.schema().deserialize({})
        return {**defaults, **stored}
