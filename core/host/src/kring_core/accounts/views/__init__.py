"""The pages about signing in, and about one's own ways in."""

from __future__ import annotations

TEMPLATES = "kring_core:accounts/templates"
