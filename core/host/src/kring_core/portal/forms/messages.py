"""What a form says when something is wrong: our sentences for colander's and deform's messages.

Theirs speak to programmers and repeat the value; ours say what to do and never repeat it.
"""

from __future__ import annotations

import datetime
import decimal
from typing import Any

import colander
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from translationstring import TranslationString

from kring_core.i18n import _
from kring_core.portal.forms.widgets import is_choice

CHOOSE_AGAIN = _("Choose the file again: a browser does not keep it.")
UNREADABLE = _("This was not understood. Fill it in again.")
UNSEEN = _("This holds a character that cannot be seen. Type it again instead of pasting it.")
_CHOOSE = _("Choose one of the options.")

_OURS: dict[str, str] = {
    "Required": _("Fill this in."),
    "Invalid value": _("This is not right. Look at it once more."),
    "String does not match expected pattern": _("This is not written the way it should be."),
    "Invalid email address": _("This is not an email address, such as name@example.org."),
    "Must be a URL": _("This is not a web address, such as https://example.org."),
    "${val} is less than minimum value ${min}": _("Fill in ${min} or more."),
    "${val} is greater than maximum value ${max}": _("Fill in ${max} or less."),
    "Shorter than minimum length ${min}": _("This is too short: at least ${min} characters."),
    "Longer than maximum length ${max}": _("This is too long: at most ${max} characters."),
    '"${val}" is not one of ${choices}': _CHOOSE,
    "One or more of the choices you made was not acceptable": _CHOOSE,
    '"${val}" must not be one of ${choices}': _("This cannot be used here. Choose another."),
    '"${val}" is not a number': _("Fill in a number."),
    "Invalid date": _("This is not a date. Fill in day, month and year in numbers: 31 3 2026."),
    "Invalid time": _("This is not a time, such as 14:30."),
}
_OF_DATES: dict[str, str] = {
    "${val} is less than minimum value ${min}": _("Fill in ${min} or later."),
    "${val} is greater than maximum value ${max}": _("Fill in ${max} or earlier."),
}
_OF_CHOICES: dict[str, str] = {
    "Required": _("Make a choice."),
    "Shorter than minimum length ${min}": _("Choose at least ${min}."),
    "Longer than maximum length ${max}": _("Choose at most ${max}."),
}
_OF_FILES: dict[str, str] = {"Required": _("Choose a file.")}
_OF_ROWS: dict[str, str] = {
    "Required": _("Add at least one."),
    "Shorter than minimum length ${min}": _("Add at least ${min}."),
    "Longer than maximum length ${max}": _("Add at most ${max}."),
}


def spoken(message: str, field: Any) -> str:
    """Return what `field` says about an error, translated, with dates and numbers in words."""
    mapping = getattr(message, "mapping", None) or {}
    ours = _ours(message, field, mapping)
    language = field.renderer.language
    shown = {name: in_words(value, language) for name, value in mapping.items() if name != "val"}
    if isinstance(ours, TranslationString):
        ours = TranslationString(ours, domain=ours.domain, default=ours.default, mapping=shown)
    translated: str = field.translate(ours)
    return translated


def in_words(value: Any, language: str) -> str:
    """Return a value as people write it: a date in words, a number with its own marks."""
    if isinstance(value, datetime.date):
        return format_date(value, "d MMMM y", locale=language)
    if isinstance(value, datetime.time):
        return format_time(value, "HH:mm", locale=language)
    if isinstance(value, int | float | decimal.Decimal):
        like_a_year = -10_000 < value < 10_000
        return format_decimal(value, locale=language, group_separator=not like_a_year)
    return str(value)


def _ours(message: str, field: Any, mapping: dict[str, Any]) -> str:
    msgid = str(message)
    for table in _tables(field, mapping):
        if msgid in table:
            return table[msgid]
    theirs = getattr(message, "domain", None) in ("colander", "deform")
    return UNREADABLE if theirs else message


def _tables(field: Any, mapping: dict[str, Any]) -> list[dict[str, str]]:
    if isinstance(mapping.get("min", mapping.get("max")), datetime.date | datetime.time):
        return [_OF_DATES, _OURS]
    if is_choice(field):
        return [_OF_CHOICES, _OURS]
    if field.widget.template == "upload":
        return [_OF_FILES, _OURS]
    if isinstance(field.typ, colander.Sequence):
        return [_OF_ROWS, _OURS]
    return [_OURS]
