"""What reading a list of people met: a code for programs, a message for people."""

from __future__ import annotations

from kring_core.i18n import _
from kring_core.text.reasons import Reason

NO_TABLE = Reason(
    "no-table",
    _(
        "The first row names no column with a name. Let it say: name, date of birth, telephone,"
        " email."
    ),
)
UNKNOWN_COLUMN = Reason("unknown-column", _("The column ${column} is not known; it was left out."))
ROW_LENGTH = Reason(
    "row-length",
    _("This row has ${found} cells where the heading has ${expected}; it was left out."),
)
ROW_QUOTES = Reason(
    "row-quotes",
    _("A quotation mark in this row is not closed or stands in a wrong place; it was left out."),
)
ROW_NAME = Reason("row-name", _("This row names nobody; it was left out."))
LONG_NAME = Reason("long-name", _("This name is too long to be one; the row was left out."))
NO_DATE = Reason("no-date", _("This is no date of birth, such as 7-3-1980; it was left out."))
NO_TELEPHONE = Reason("no-telephone", _("This is no telephone number; it was left out."))
NO_MAIL = Reason("no-mail", _("This is no email address; it was left out."))
NO_LANGUAGE = Reason("no-language", _("Kring does not speak this language; it was left out."))

SAID: dict[str, str] = {
    reason.code: reason.sentence
    for reason in (
        *(NO_TABLE, UNKNOWN_COLUMN, ROW_LENGTH, ROW_QUOTES, ROW_NAME, LONG_NAME),
        *(NO_DATE, NO_TELEPHONE, NO_MAIL, NO_LANGUAGE),
    )
}
"""The messages by code."""
