"""Telephone numbers: read as people write them, kept in one form, shown as they are dialled."""

from __future__ import annotations

HOME = "NL"
"""The country of a number that names none."""


def telephone(text: str) -> str | None:
    """A number in international form (E.164): ``06 12 34 56 78`` is ``+31612345678``.

    None for what no telephone could dial, and for a number with an extension: it would be lost.
    """
    import phonenumbers

    try:
        number = phonenumbers.parse(text, HOME)
    except phonenumbers.NumberParseException:
        return None
    if number.extension or not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def shown(number: str) -> str:
    """A kept number as people read it: *06 12345678*, or *+32 2 555 12 12* from elsewhere."""
    import phonenumbers

    parsed = phonenumbers.parse(number, HOME)
    at_home = phonenumbers.region_code_for_number(parsed) == HOME
    form = (
        phonenumbers.PhoneNumberFormat.NATIONAL
        if at_home
        else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(parsed, form)
