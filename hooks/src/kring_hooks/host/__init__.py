"""What every plugin of the host shares: its manifest, its web part, its place in the portal."""

from __future__ import annotations

from kring_hooks.host.records import Record
from kring_hooks.host.values import (
    Command,
    Conflict,
    Job,
    Manifest,
    MenuItem,
    Objection,
    Panel,
    PermissionRules,
    SearchHit,
    SettingsForm,
    Task,
)

__all__ = [
    "Command",
    "Conflict",
    "Job",
    "Manifest",
    "MenuItem",
    "Objection",
    "Panel",
    "PermissionRules",
    "Record",
    "SearchHit",
    "SettingsForm",
    "Task",
]
