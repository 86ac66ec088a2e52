"""Lists of experts from outside, read into values: profiles, question pages, and what is doubtful.

Pure functions over bytes. What becomes of the values in a database is decided elsewhere, with the
help of :func:`match`.
"""

from __future__ import annotations

from kring_expertdirectory.importing.matching import Known, Match, match
from kring_expertdirectory.importing.reading import read_list
from kring_expertdirectory.importing.reporting import report
from kring_expertdirectory.importing.values import (
    ImportedList,
    ImportedPage,
    ImportedProfile,
    ImportedQuote,
)

__all__ = [
    "ImportedList",
    "ImportedPage",
    "ImportedProfile",
    "ImportedQuote",
    "Known",
    "Match",
    "match",
    "read_list",
    "report",
]
