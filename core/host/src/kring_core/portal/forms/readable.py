"""Says a stored value in words, to set it beside what somebody typed meanwhile."""

from __future__ import annotations

import datetime
from typing import Any

import colander

from kring_core.i18n import _
from kring_core.portal.forms.messages import in_words
from kring_core.portal.forms.widgets import flat, is_choice


def readable(field: Any, cstruct: Any) -> str:
    """Return the value of a field as its reader would say it; empty when there is none."""
    if cstruct in (colander.null, None, "", (), [], {}):
        return ""
    if is_choice(field):
        return _choices(field, cstruct)
    if isinstance(field.typ, colander.Sequence):
        return "\n".join(readable(field.children[0], row) for row in cstruct)
    if isinstance(field.typ, colander.Mapping):
        values = (readable(child, cstruct.get(child.name)) for child in field.children)
        return ", ".join(value for value in values if value)
    return _scalar(field, str(cstruct))


def _scalar(field: Any, text: str) -> str:
    if isinstance(field.typ, colander.Boolean):
        yes = text == field.widget.true_val
        translated: str = field.translate(_("Yes") if yes else _("No"))
        return translated
    if isinstance(field.typ, colander.Date):
        return _date(text, field.renderer.language)
    if isinstance(field.typ, colander.Number) and field.renderer.decimal_comma:
        return text.replace(".", ",")
    return text


def _date(text: str, language: str) -> str:
    try:
        return in_words(datetime.date.fromisoformat(text), language)
    except ValueError:
        return text  # Not a date yet: as it was typed.


def _choices(field: Any, cstruct: Any) -> str:
    chosen = {cstruct} if isinstance(cstruct, str) else {str(each) for each in cstruct}
    titles = (title for value, title in flat(field.widget.values) if str(value) in chosen)
    return ", ".join(field.translate(title) for title in titles)
