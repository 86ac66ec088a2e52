"""The table of every address and every reader, reckoned from the permission table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kring_core.access.identity import Identity, Role
from kring_core.host import Host
from kring_core.settings import read_settings
from pyramid.config import Configurator

from tests.security.table import Stand, doors, reckoned

READERS = (
    ("stranger", None, False),
    ("person", Role.PERSON, False),
    ("staff", Role.STAFF, False),
    ("staff, related", Role.STAFF, True),
    ("administrator", Role.ADMINISTRATOR, False),
)
"""Who asks, and whether they have the relation that a permission asks for."""


def part(plugins: Iterable[str]) -> str:
    """The table of ``access.md``.

    :param plugins: names of the plugins whose addresses are in it.
    """
    host = Host(replace(read_settings({}), strict=True), plugins=plugins)
    config = Configurator()
    config.registry["kring.host"] = host
    config.include("kring_core")
    config.commit()
    lines = [
        f"| address | method | {' | '.join(name for name, _, _ in READERS)} |",
        "| --- " * (len(READERS) + 2) + "|",
    ]
    for door in doors(config.registry):
        fared = [
            reckoned(host.rules, door, _somebody(role), Stand(related=related))
            for _name, role, related in READERS
        ]
        lines.append(f"| `{door.pattern}` | {door.method} | {' | '.join(fared)} |")
    host.close()
    return "\n".join(lines)


def _somebody(role: Role | None) -> Identity | None:
    """Somebody in a role who showed a second factor, and not lately that it is still them."""
    if role is None:
        return None
    return Identity("a", "p", "N", "n@praktijk.example", frozenset({role}), None, "s", factor=True)
