"""Who may do what, in words: the permission table as people read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from kring_hooks.host import PermissionRules
from kring_hooks.host.values import Rule

from kring_core.access.titles import ALLOWS, WHO
from kring_core.plugins.catalogue import Plugin


@dataclass(frozen=True, slots=True)
class Line:
    """One permission."""

    title: str
    """What it allows; a translatable message."""
    holders: tuple[tuple[str, ...], ...]
    """Alternatives; in each of them all must hold. Empty: nobody. Translatable messages."""


def overview(plugins: Iterable[Plugin]) -> Iterator[tuple[str, list[Line]]]:
    """The title of each plugin that has permissions, with a line for each of them."""
    for plugin in plugins:
        if plugin.permissions is not None:
            yield plugin.title, [_line(each, plugin.permissions) for each in _of(plugin)]


def _of(plugin: Plugin) -> Iterable[Enum]:
    return plugin.permissions.permissions if plugin.permissions else ()


def _line(permission: Enum, rules: PermissionRules) -> Line:
    words = {**WHO, **rules.words}
    titles = {**ALLOWS, **rules.titles}
    return Line(
        titles.get(permission) or _plain(str(permission.value)),
        tuple(
            tuple(words.get(holds) or _plain(_name(holds)) for holds in alternative)
            for alternative in rules.rules.get(permission, ())
        ),
    )


def _name(predicate: Rule) -> str:
    return getattr(predicate, "__name__", "")


def _plain(name: str) -> str:
    return name.replace("_", " ")
