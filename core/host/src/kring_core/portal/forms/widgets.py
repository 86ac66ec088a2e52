"""Widgets whose stock version loses what was typed, and the widget each type gets by default."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import colander
from deform.widget import OptGroup, TextAreaWidget, TextInputWidget, Widget

_NUMBER = re.compile(r"-?\d+(\.\d*)?")


class DateWidget(Widget):
    """A date as three text fields: day, month, year.

    A native date field sends nothing at all when a date is half typed or impossible, and shows
    dates in the browser's language instead of the page's. Three fields keep whatever was typed.
    """

    template = "date"

    def serialize(self, field: Any, cstruct: Any, **values: Any) -> str:
        """Return the three fields, with the parts of an ISO date or whatever stands for them."""
        text = cstruct if isinstance(cstruct, str) else ""
        year, month, day = (*text.split("-", 2), "", "", "")[:3]
        parts = {"year": year, "month": month.lstrip("0"), "day": day.lstrip("0")}
        markup: str = field.renderer(self.template, field=field, **parts)
        return markup

    def deserialize(self, field: Any, pstruct: Any) -> Any:
        """Return the date as ISO text, or the parts as typed for the type to refuse."""
        if pstruct is colander.null:
            return colander.null
        typed = [pstruct.get(part, "").strip() for part in ("year", "month", "day")]
        year, month, day = (part.replace("-", "") for part in typed)
        if not (year or month or day):
            return colander.null
        return f"{year}-{month:0>2}-{day:0>2}"


class TimeWidget(TextInputWidget):
    """A time of day, typed as 14:30 or 14.30."""

    kind = "time"

    def serialize(self, field: Any, cstruct: Any, **values: Any) -> Any:
        """Return the field, without the seconds of a whole minute."""
        if isinstance(cstruct, str):
            cstruct = re.sub(r"^(\d\d:\d\d):00$", r"\1", cstruct)
        return super().serialize(field, cstruct, **values)

    def deserialize(self, field: Any, pstruct: Any) -> Any:
        """Return the time with colons."""
        typed = super().deserialize(field, pstruct)
        return typed.replace(".", ":") if isinstance(typed, str) else typed


class NumberWidget(TextInputWidget):
    """A number, shown with the decimal mark of the reader's language and read with either."""

    kind = "number"

    def serialize(self, field: Any, cstruct: Any, **values: Any) -> Any:
        """Return the field; what is no number is shown as it was typed."""
        if isinstance(cstruct, str) and field.renderer.decimal_comma and _NUMBER.fullmatch(cstruct):
            cstruct = cstruct.replace(".", ",")
        return super().serialize(field, cstruct, **values)

    def deserialize(self, field: Any, pstruct: Any) -> Any:
        """Return the number with a decimal point."""
        typed = super().deserialize(field, pstruct)
        if not isinstance(typed, str):
            return typed
        return plain_number(typed, decimal_comma=field.renderer.decimal_comma)


def plain_number(typed: str, *, decimal_comma: bool) -> str:
    """Return a typed number with a decimal point and without marks between thousands.

    What is no number comes back as it was typed.

    >>> plain_number("1.250,5", decimal_comma=True)
    '1250.5'
    """
    thousands, decimal = (".", ",") if decimal_comma else (",", ".")
    plain = typed
    if re.fullmatch(rf"-?\d{{1,3}}(\{thousands}\d{{3}})+(\{decimal}\d+)?", typed):
        plain = typed.replace(thousands, "")
    plain = plain.replace(",", ".")
    return plain if _NUMBER.fullmatch(plain) else typed


_BY_TYPE = {
    colander.Date: DateWidget,
    colander.Time: TimeWidget,
    colander.Integer: NumberWidget,
    colander.Float: NumberWidget,
    colander.Decimal: NumberWidget,
}


def give_widgets(field: Any) -> None:
    """Give every field below `field` our widget for its type, where the schema names none."""
    for child in field.children:
        if child.schema.widget is None and (widget := _BY_TYPE.get(type(child.typ))):
            child.widget = widget()
        give_widgets(child)


def is_secret(field: Any) -> bool:
    """Tell whether a field's value is never shown again (passwords, files, hidden values)."""
    widget = field.widget
    return bool(widget.hidden) or widget.template in ("password", "upload")


def is_choice(field: Any) -> bool:
    """Tell whether a field is answered by choosing among given values."""
    return hasattr(field.widget, "values")


def flat(values: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    """Yield the values of a choice with their titles, also those that stand in groups."""
    for value in values:
        if isinstance(value, OptGroup):
            yield from flat(value.options)
        else:
            yield value


def is_group(field: Any) -> bool:
    """Tell whether a field is several controls under one legend."""
    return field.widget.template in ("radio_choice", "checkbox_choice", "date")


def frames_itself(field: Any) -> bool:
    """Tell whether a field is a fieldset of other fields, with a frame of its own."""
    return field.widget.template in ("form", "mapping", "sequence")


def is_text_area(widget: Any) -> bool:
    """Tell whether a widget takes several lines."""
    return isinstance(widget, TextAreaWidget)
