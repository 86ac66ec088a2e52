"""The columns of a list of people, by the names that lists give them in Dutch and English."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from kring_core.people.words import in_order


class Column(StrEnum):
    """What a column holds."""

    NAME = "name"
    FIRST_NAME = "first_name"
    PREFIX = "prefix"
    LAST_NAME = "last_name"
    BORN_ON = "born_on"
    TELEPHONE = "telephone"
    EMAIL = "email"
    LANGUAGE = "language"


_NAMES: dict[Column, tuple[str, ...]] = {
    Column.NAME: ("naam", "name", "volledige naam", "full name", "client", "persoon", "person"),
    Column.FIRST_NAME: ("voornaam", "roepnaam", "first name", "given name"),
    Column.PREFIX: ("tussenvoegsel", "tussenvoegsels", "voorvoegsel", "prefix"),
    Column.LAST_NAME: ("achternaam", "last name", "surname", "family name"),
    Column.BORN_ON: (
        *("geboortedatum", "geb datum", "geboren"),
        *("date of birth", "birth date", "birthday", "born"),
    ),
    Column.TELEPHONE: (
        *("telefoon", "telefoonnummer", "tel", "mobiel", "mobiele telefoon"),
        *("telephone", "phone", "phone number", "mobile"),
    ),
    Column.EMAIL: (
        *("e mail", "email", "mail", "e mailadres", "emailadres", "mailadres"),
        *("e mail address", "email address"),
    ),
    Column.LANGUAGE: ("taal", "language"),
}
_KNOWN = {name: column for column, names in _NAMES.items() for name in names}
_WHO = {Column.NAME, Column.FIRST_NAME, Column.LAST_NAME}

LANGUAGES = {
    **dict.fromkeys(("nl", "nederlands", "dutch", "u", "nl nl", "nl be"), "nl"),
    **dict.fromkeys(("nl je", "je"), "nl_JE"),
    **dict.fromkeys(("en", "engels", "english", "en gb", "en us"), "en"),
}
"""The languages of Kring by the names that lists give them; see :data:`kring_core.i18n.LOCALES`."""


def column(heading: str) -> Column | None:
    """The column that a heading names, or None where it is not known."""
    return _KNOWN.get(in_order(heading))


def is_head(headings: Sequence[str]) -> bool:
    """Whether these are the headings of a list of people: one of them names somebody."""
    return any(column(heading) in _WHO for heading in headings)
