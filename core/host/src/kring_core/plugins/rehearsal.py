"""The rehearsal: the web parts are configured once aside, to find the plugins that clash.

Pyramid says at the commit who clashes with whom, and then it is too late to leave one out: inside a
foreign application the commit is not even ours. So every start commits once into a registry of its
own, marks the clashing plugins as broken, and only then configures the real one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from pyramid.config import Configurator
from pyramid.exceptions import ConfigurationConflictError, ConfigurationExecutionError
from pyramid.registry import undefer

from kring_core.plugins.catalogue import HOST, Catalogue
from kring_core.plugins.configurator import ActionFailed

Include = Callable[[Configurator], list[tuple[str, Exception]]]
"""Includes the host and all sound plugins; answers those that raised, with what they raised."""


def rehearse(catalogue: Catalogue, include: Include) -> None:
    """Mark as broken every plugin whose web part raises or clashes with another's.

    :raises kring_core.plugins.catalogue.BrokenPlugin: when the catalogue is strict.
    """
    while not _passes(catalogue, include):
        pass


def _passes(catalogue: Catalogue, include: Include) -> bool:
    config = Configurator()
    failures = include(config)
    for name, error in failures:
        catalogue.refuse(name, f"its web part fails: {type(error).__name__}: {error}")
    if failures:
        return False
    actions = list(config.action_state.actions)
    try:
        config.commit()
    except ConfigurationConflictError as error:
        name, reason = _clash(actions, error)
        catalogue.refuse(name, reason)
        return False
    except ConfigurationExecutionError as error:
        if not isinstance(error.evalue, ActionFailed):
            raise
        catalogue.refuse(error.evalue.plugin, f"its web part fails: {error.evalue}")
        return False
    if equal := _equal_addresses(config, actions):
        name, reason = equal
        catalogue.refuse(name, reason)
        return False
    for plugin, count in Counter(_owners_of_routes(actions).values()).items():
        catalogue.plugins[plugin].routes = count
    return True


def _clash(actions: list[Any], error: ConfigurationConflictError) -> tuple[str, str]:
    """Who clashes, and over what. The later of two plugins gives way; the host never does."""
    for discriminator, _infos in sorted(error._conflicts.items(), key=repr):  # noqa: SLF001 - it is told nowhere else
        owners = sorted(
            {
                owner
                for action in actions
                if undefer(action["discriminator"]) == discriminator
                if (owner := _owner(action["includepath"]))
            },
            key=lambda owner: (owner != HOST, owner),
        )
        if owners and owners[-1] != HOST:
            other = owners[0] if len(owners) > 1 else owners[-1]
            who = (
                "the host"
                if other == HOST
                else f"plugin {other}"
                if other != owners[-1]
                else "itself"
            )
            return owners[-1], f"it clashes with {who} over {_named(discriminator)}"
    raise error


def _named(discriminator: Any) -> str:
    """A clash in words: ``route 'experts'``, ``view of route 'kring.home'``."""
    kind = discriminator[0] if isinstance(discriminator, tuple) else discriminator
    if kind == "route":
        return f"the route {discriminator[1]!r}"
    if kind == "view":
        return f"a view of the route {discriminator[3]!r}"
    return f"a {kind}"


def _owner(includepath: tuple[str, ...]) -> str | None:
    for step in includepath:
        if step.startswith("plugin "):
            return step.removeprefix("plugin ")
    return None


def _equal_addresses(config: Configurator, actions: list[Any]) -> tuple[str, str] | None:
    """The first plugin that claims an address which another route has already, and the reason."""
    seen: dict[str, tuple[str, str]] = {}
    routes = [item["introspectable"] for item in config.introspector.get_category("routes")]
    owners = _owners_of_routes(actions)
    for route in sorted(routes, key=lambda route: owners.get(route["name"], HOST) != HOST):
        owner = owners.get(route["name"], HOST)
        address = re.sub(r"\{[^}:]*", "{", "/" + route["pattern"].lstrip("/"))
        other_owner, other_name = seen.setdefault(address, (owner, route["name"]))
        if other_name != route["name"]:
            who = "the host" if other_owner == HOST else f"plugin {other_owner}"
            return owner, (
                f"its route {route['name']!r} has the address {route['pattern']}, "
                f"which is that of {other_name!r} of {who}"
            )
    return None


def _owners_of_routes(actions: list[Any]) -> dict[str, str]:
    return {
        introspectable["name"]: _owner(action["includepath"]) or HOST
        for action in actions
        for introspectable in action["introspectables"]
        if introspectable.category_name == "routes"
    }
