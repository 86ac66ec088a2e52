"""The columns of a table of experts, by the names lists give them in Dutch and English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from kring_expertdirectory.importing.data import load
from kring_expertdirectory.wording import fold

_SIGNS = re.compile(r"[\W_]+")


class Column(StrEnum):
    """What a column holds; ``columns.toml`` has the names of each."""

    NAME = "name"
    FIRST_NAME = "first_name"
    PREFIX = "prefix"
    LAST_NAME = "last_name"
    QUOTE = "quote"
    QUOTE_LANGUAGE = "quote_language"
    ATTRIBUTION = "attribution"
    LANGUAGES = "languages"
    TAGLINE = "tagline"
    PLACE = "place"
    KEY = "key"


_NAMES = (Column.NAME, Column.FIRST_NAME, Column.LAST_NAME)


@cache
def _known() -> dict[str, Column]:
    names = load("columns.toml")
    return {name: column for column in Column for name in names[column]}


def column(heading: str) -> Column | None:
    """The column that a heading names, or None where it is not known."""
    return _known().get(_SIGNS.sub(" ", fold(heading)).strip())


def is_header(headings: Sequence[str]) -> bool:
    """Whether these are the headings of a table: a name and at least one other known column."""
    known = {found for heading in headings if (found := column(heading))}
    return len(known) > 1 and any(name in known for name in _NAMES)
