"""Permissions and settings of which there are none."""

from __future__ import annotations

from enum import Enum

import colander


class NoPermissions(Enum):
    """Nothing may be asked of this plugin."""


class NoSettings(colander.Schema):  # type: ignore[misc]
    """Nothing can be set."""
