"""What the directory does: plain classes with a session and a clock, without a request."""

from __future__ import annotations

from kring_expertdirectory.services.drafts import Drafts
from kring_expertdirectory.services.intake import Intake, Plan
from kring_expertdirectory.services.pages import Pages
from kring_expertdirectory.services.press import Press, Refused
from kring_expertdirectory.services.published import Published, Search, Word
from kring_expertdirectory.services.waiting import Waiting

__all__ = [
    "Drafts",
    "Intake",
    "Pages",
    "Plan",
    "Press",
    "Published",
    "Refused",
    "Search",
    "Waiting",
    "Word",
]
