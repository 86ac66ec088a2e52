"""Everything that may be asked of the host, and who may do it: one screen, readable as it stands.

Plugins add theirs with ``kring_register_permissions``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from kring_hooks.host import PermissionRules
from kring_hooks.host.values import Rule

from kring_core.access.predicates import anyone, is_administrator, is_signed_in, is_staff


class Permission(Enum):
    """What the host asks before it answers."""

    VISIT = "visit"
    """See the public pages of a practice."""

    BE_AT_HOME = "be_at_home"
    """See and change what concerns oneself."""

    WORK_HERE = "work_here"
    """See the pages of staff."""

    MANAGE_PRACTICE = "manage_practice"
    """Change the settings of the practice."""

    MANAGE_PLUGINS = "manage_plugins"
    """Switch plugins on and off and set them."""

    MANAGE_PEOPLE = "manage_people"
    """Give people an account and a role."""

    WATCH_WORK = "watch_work"
    """See what runs by itself, the mail queue and what failed; retry it."""


RULES: Mapping[Enum, Sequence[tuple[Rule, ...]]] = {
    Permission.VISIT: [(anyone,)],
    Permission.BE_AT_HOME: [(is_signed_in,)],
    Permission.WORK_HERE: [(is_staff,), (is_administrator,)],
    Permission.MANAGE_PRACTICE: [(is_administrator,)],
    Permission.MANAGE_PLUGINS: [(is_administrator,)],
    Permission.MANAGE_PEOPLE: [(is_administrator,)],
    Permission.WATCH_WORK: [(is_administrator,)],
}

HOST_RULES = PermissionRules(Permission, RULES)
