"""The plugins of this installation: found through entry points, checked, and broken or sound.

A plugin that cannot be used is *broken*: it stays in the list with the reason, is treated as
missing, and stops nothing else; ``strict`` stops the start instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import Any

from kring_hooks import ENTRY_POINT_GROUP, PROJECT, directories
from kring_hooks.host import (
    Command,
    Job,
    Manifest,
    PermissionRules,
    SettingsForm,
    specifications,
)
from pluggy import PluginManager

from kring_core.plugins.checks import Refused, checked_manifest, checked_module

HOST = "kring"
"""The name under which the host's own implementations are registered; it is always enabled."""

SPECIFICATIONS: tuple[ModuleType, ...] = (specifications, directories)
"""The modules that hold the hooks."""


class BrokenPlugin(Exception):
    """A plugin cannot be used and ``KRING_STRICT`` is set; the message names it and the reason."""


@dataclass
class Plugin:
    """One plugin of this installation."""

    name: str
    version: str
    package: str = ""
    manifest: Manifest | None = None
    broken: str | None = None
    """Why it cannot be used, in English, for who manages the installation; None when it can."""
    permissions: PermissionRules | None = None
    settings: SettingsForm | None = None
    jobs: tuple[Job, ...] = ()
    commands: tuple[Command, ...] = ()
    routes: int = 0
    """How many addresses it adds to the portal."""

    @property
    def title(self) -> str:
        """Its name for people, also when it is broken."""
        return self.manifest.title if self.manifest else self.name

    @property
    def requires(self) -> tuple[str, ...]:
        """Names of the plugins it needs."""
        return self.manifest.requires if self.manifest else ()


@dataclass
class Catalogue:
    """All plugins by name, and pluggy's manager with the sound ones."""

    strict: bool = False
    plugins: dict[str, Plugin] = field(default_factory=dict)

    @cached_property
    def manager(self) -> PluginManager:
        """Pluggy's manager, knowing the hooks of the contract."""
        manager = PluginManager(PROJECT)
        for module in SPECIFICATIONS:
            manager.add_hookspecs(module)
        return manager

    def find(self, only: Iterable[str] | None = None) -> None:
        """Load the plugins that installed distributions announce.

        :param only: names to load, or None for all.
        """
        wanted = None if only is None else frozenset(only)
        for entry in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda entry: entry.name):
            if wanted is None or entry.name in wanted:
                self._load(entry)

    def _load(self, entry: EntryPoint) -> None:
        version = entry.dist.version if entry.dist else ""
        try:
            module = entry.load()
        except Exception as error:
            plugin = Plugin(entry.name, version, entry.value.split(".")[0])
            self.plugins[entry.name] = plugin
            self.refuse(entry.name, f"it cannot be imported: {type(error).__name__}: {error}")
            return
        self.add(entry.name, module, version)

    def add(self, name: str, module: ModuleType, version: str) -> None:
        """Take up one plugin, sound or broken."""
        plugin = Plugin(name, version, module.__name__.split(".")[0])
        self.plugins[name] = plugin
        try:
            checked_module(self.manager, name, module)
            self.manager.register(module, name)
            self._ask(plugin, module)
        except Refused as error:
            self.refuse(name, str(error))
        except Exception as error:
            self.refuse(name, f"{type(error).__name__}: {error}")

    def _ask(self, plugin: Plugin, module: ModuleType) -> None:
        def answers(hook: str) -> Any:
            function = getattr(module, hook, None)
            return function() if function else None

        plugin.manifest = checked_manifest(plugin.name, answers("kring_register_plugin"))
        plugin.permissions = answers("kring_register_permissions")
        plugin.settings = answers("kring_register_settings")
        plugin.jobs = tuple(answers("kring_register_jobs") or ())
        plugin.commands = tuple(answers("kring_register_commands") or ())
        for command in plugin.commands:
            if owner := self._owner_of_command(command.name, plugin.name):
                raise Refused(f"its command {command.name!r} is one of {owner}")

    def _owner_of_command(self, name: str, asking: str) -> str | None:
        for other in self.sound():
            if other.name != asking and any(command.name == name for command in other.commands):
                return other.name
        return None

    def refuse(self, name: str, reason: str) -> None:
        """Mark a plugin as broken, or stop when ``strict``.

        :raises BrokenPlugin: when ``strict``.
        """
        if self.strict or name == HOST:
            raise BrokenPlugin(f"plugin {name} is broken: {reason}")
        if self.manager.has_plugin(name):
            self.manager.unregister(name=name)
        self.plugins[name].broken = reason

    def sound(self) -> list[Plugin]:
        """The plugins that can be used: the host's own first, then the others by name.

        Pyramid asks routes in the order they were added, so no pattern of a plugin can stand before
        an address of the host.
        """
        in_order = sorted(self.plugins.items(), key=lambda item: (item[0] != HOST, item[0]))
        return [plugin for _, plugin in in_order if plugin.broken is None]

    def listed(self) -> list[Plugin]:
        """The plugins that a practice can decide on: all but the host's own."""
        return [plugin for name, plugin in sorted(self.plugins.items()) if name != HOST]
