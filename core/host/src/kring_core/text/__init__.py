"""Text of unknown origin: its encoding, the damage in it, and the remarks an editor left behind.

Pure functions over bytes and lines. They know no directory and no database, so whatever is imported
(experts, people, pages) passes through here first. Nothing is guessed silently: what word and file
prove is repaired and listed, what is only likely is left in place and marked for a person.
"""

from __future__ import annotations

from kring_core.text.diagnosis import diagnose
from kring_core.text.reasons import Reason
from kring_core.text.remarks import lint
from kring_core.text.values import Diagnosis, Encoding, Item, Kind, NotText

__all__ = [
    "Diagnosis",
    "Encoding",
    "Item",
    "Kind",
    "NotText",
    "Reason",
    "diagnose",
    "lint",
]
