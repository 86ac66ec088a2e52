"""Dates of birth as people type them: day first, unless the year comes first."""

from __future__ import annotations

import re
from datetime import date

_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?P<by>[-/. ])(?P<month>\d{1,2})(?P=by)(?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<by>[-/.])(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})")


def date_in(text: str) -> date | None:
    """The date that a text is: ``7-3-1980``, ``07/03/1980``, ``1980-03-07``; None for another."""
    found = _DAY_FIRST.fullmatch(text.strip()) or _YEAR_FIRST.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
