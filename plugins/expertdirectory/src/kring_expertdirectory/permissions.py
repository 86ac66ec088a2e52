"""Everything that may be asked of the directory, and who may do it.

What it keeps is meant for the public, so an administrator writes here too, unlike in a dossier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from kring_core.sdk import anyone, is_administrator, is_staff
from kring_hooks.host import PermissionRules
from kring_hooks.host.values import Rule
from pyramid.i18n import TranslationStringFactory

_ = TranslationStringFactory("kring_expertdirectory")


class Permission(Enum):
    """What the directory asks before it answers."""

    READ = "read"
    """See the published profiles."""

    EDIT = "edit"
    """See drafts, write and import them, put a deleted one back."""

    PUBLISH = "publish"
    """Bring a profile before the public, withdraw it, delete it."""


RULES: Mapping[Enum, Sequence[tuple[Rule, ...]]] = {
    Permission.READ: [(anyone,)],
    Permission.EDIT: [(is_staff,), (is_administrator,)],
    Permission.PUBLISH: [(is_staff,), (is_administrator,)],
}

TITLES: Mapping[Enum, str] = {
    Permission.READ: _("See the published profiles"),
    Permission.EDIT: _("See drafts, write and import them, put a deleted one back"),
    Permission.PUBLISH: _("Bring a profile before the public, withdraw it, delete it"),
}

PERMISSIONS = PermissionRules(Permission, RULES, TITLES)
