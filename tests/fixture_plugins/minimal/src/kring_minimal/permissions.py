"""What may be asked of this plugin, and who may do it."""

from __future__ import annotations

from enum import Enum

from kring_core.sdk import anyone, is_staff
from kring_hooks.host import PermissionRules


class Permission(Enum):
    """What this plugin asks before it answers."""

    READ = "read"
    """Read the notes."""

    PIN = "pin"
    """Pin a note."""


PERMISSIONS = PermissionRules(
    Permission, {Permission.READ: [(anyone,)], Permission.PIN: [(is_staff,)]}
)
