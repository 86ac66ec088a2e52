"""The permission table: permissions mapped to alternatives of predicates, and its evaluation."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import TYPE_CHECKING

from kring_hooks.host.values import Rule

from kring_core.access.identity import Identity

if TYPE_CHECKING:
    from kring_core.plugins.catalogue import Plugin


class Rules:
    """Who may do what, over the host and all sound plugins."""

    def __init__(self, plugins: Iterable[Plugin]) -> None:
        self._alternatives: dict[Enum, tuple[tuple[Rule, ...], ...]] = {}
        self._plugin: dict[Enum, str] = {}
        for plugin in plugins:
            if plugin.permissions is None:
                continue
            for permission in plugin.permissions.permissions:
                alternatives = plugin.permissions.rules.get(permission, ())
                self._alternatives[permission] = tuple(tuple(one) for one in alternatives)
                self._plugin[permission] = plugin.name

    def __contains__(self, permission: object) -> bool:
        return permission in self._alternatives

    def plugin_of(self, permission: Enum) -> str:
        """Name of the plugin that registered a permission."""
        return self._plugin[permission]

    def allow(self, permission: Enum, identity: Identity | None, context: object) -> bool:
        """Whether somebody holds a permission over what was loaded.

        A predicate that raises is a fault and no refusal, so nothing is caught here.

        :raises KeyError: for a permission that nobody registered.
        """
        for alternative in self._alternatives[permission]:
            for holds in alternative:
                if not holds(identity, context):
                    break
            else:
                return True
        return False
