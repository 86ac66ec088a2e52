"""Pictures of experts that are drawn instead of photographed: portraits and initials."""

from __future__ import annotations

from kring_expertdirectory.portraits.initials import initials
from kring_expertdirectory.portraits.portrait import Portrait, draw

__all__ = ["Portrait", "draw", "initials"]
