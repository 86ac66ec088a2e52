"""What the directory does: plain classes with a session and a clock, without a request."""

from __future__ import annotations

from kring_expertdirectory.services.drafts import Drafts
from kring_expertdirectory.services.press import Press, Refused
from kring_expertdirectory.services.published import Found, Published, Search, Word

__all__ = ["Drafts", "Found", "Press", "Published", "Refused", "Search", "Word"]
