"""Dresses the fields of a form for their templates: ids, labels, errors, what is stored now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import colander

from kring_core.portal.forms.guards import limit, stated_limit
from kring_core.portal.forms.messages import CHOOSE_AGAIN, spoken
from kring_core.portal.forms.readable import readable
from kring_core.portal.forms.widgets import (
    flat,
    frames_itself,
    is_choice,
    is_group,
    is_secret,
    is_text_area,
)

_SAME = object()
_SPARE = "new"


def dress(field: Any, oid: str, stored: Any = _SAME) -> None:
    """Give a field and all below it what its template reads; ids are `oid` and on from there.

    `stored` is the serialised value the database holds now, given only for a stale save.
    """
    field.oid = oid
    field.framed = frames_itself(field)
    field.optional = _is_optional(field)
    field.grouped = is_group(field)
    field.number = getattr(field, "number", None)
    field.heading = _heading(field)
    field.stored = _stored(field, stored)
    field.messages = _messages(field)
    field.limit = limit(field.schema) if is_text_area(field.widget) else None
    field.stated_limit = _short(stated_limit(field.schema)) if field.limit else None
    field.target = oid + {"date": "-day", "radio_choice": "-0", "checkbox_choice": "-0"}.get(
        field.widget.template, ""
    )
    field.noted = bool(field.description or field.messages)
    field.describedby = _describedby(field)
    field.frame = _frame(field)
    field.attributes = _attributes(field)
    if field.widget.template == "sequence":
        _dress_rows(field)
    elif isinstance(field.typ, colander.Mapping):
        for child in field.children:
            below = _SAME if stored is _SAME else _child_of(stored, child.name)
            dress(child, f"{oid}-{child.name}", below)


def wrong_fields(field: Any) -> Iterator[Any]:
    """Yield the dressed fields that have something to say, in the order of the page."""
    if field.messages:
        yield field
    for child in getattr(field, "sequence_fields", field.children):
        yield from wrong_fields(child)


def _dress_rows(field: Any) -> None:
    """Make one field per row, and one more that stands ready and that the script copies."""
    if not hasattr(field, "sequence_fields"):
        field.sequence_fields = [_row(field, value) for value in field.cstruct or ()]
    missing = (field.widget.min_len or 0) - len(field.sequence_fields)
    field.sequence_fields += [_row(field, colander.null) for _ in range(missing)]
    field.cstruct = [row.cstruct for row in field.sequence_fields]
    for index, row in enumerate(field.sequence_fields):
        row.number = index + 1
        dress(row, f"{field.oid}-{index}")
    field.spare = _row(field, colander.null)
    field.spare.number = len(field.sequence_fields) + 1
    dress(field.spare, f"{field.oid}-{_SPARE}")


def _row(field: Any, value: Any) -> Any:
    row = field.children[0].clone()
    if value is not colander.null:
        row.cstruct = value
    return row


def _heading(field: Any) -> str:
    """Return the title by which the summary of errors names a field, with the row it is in."""
    title: str = field.translate(field.title)
    own = f"{title} {field.number}" if field.number else title
    row = field.parent if field.parent is not None and field.parent.number else None
    return f"{row.heading}, {own}" if row else own


def _messages(field: Any) -> list[str]:
    if field.error:
        return [spoken(each, field) for each in field.error.messages()]
    return [spoken(CHOOSE_AGAIN, field)] if getattr(field, "was_chosen", False) else []


def _is_optional(field: Any) -> bool:
    """A box, and a choice that always has an answer, need not say that they may be left empty."""
    if field.required or field.framed or isinstance(field.typ, colander.Boolean):
        return False
    answered = field.schema.missing or "" in dict(flat(getattr(field.widget, "values", ())))
    return not (is_choice(field) and answered)


def _short(limit: int | None) -> int | None:
    """Nobody counts to 20,000: such a limit is told when it comes near."""
    return limit if limit and limit <= 1_000 else None


def _stored(field: Any, stored: Any) -> str | None:
    nested = isinstance(field.typ, colander.Mapping)
    if stored is _SAME or nested or is_secret(field):
        return None
    now = readable(field, stored)
    return now if now != readable(field, field.cstruct) else None


def _child_of(stored: Any, name: str) -> Any:
    return stored.get(name, colander.null) if isinstance(stored, dict) else colander.null


def _describedby(field: Any) -> str | None:
    parts = {"help": field.description, "error": field.messages, "stored": field.stored is not None}
    if field.limit:
        parts["count"] = field.stated_limit
    return " ".join(f"{field.oid}-{part}" for part, given in parts.items() if given) or None


def _frame(field: Any) -> dict[str, str]:
    """Return the attributes of the fieldset around a group of controls."""
    radios = field.widget.template == "radio_choice"
    return _given(
        {
            "aria-describedby": field.describedby,
            "role": "radiogroup" if radios else None,
            "aria-required": "true" if radios and field.required else None,
            "aria-invalid": "true" if radios and field.messages else None,
        }
    )


def _attributes(field: Any) -> dict[str, str]:
    """Return the attributes of the control: the author's own, then what the page needs."""
    own = dict(getattr(field.widget, "attributes", None) or {})
    if field.grouped:
        boxes = field.widget.template != "radio_choice"
        return {**own, **_given({"aria-invalid": "true" if boxes and field.messages else None})}
    needed = {
        "id": field.target,
        "aria-invalid": "true" if field.messages else None,
        "aria-describedby": field.describedby,
        "required": "required" if _must_be_filled(field) else None,
        "maxlength": _maxlength(field),
    }
    return {**_keyboard(field), **own, **_given(needed)}


def _must_be_filled(field: Any) -> bool:
    """A box left empty means no, which is an answer."""
    return bool(field.required) and not isinstance(field.typ, colander.Boolean)


def _maxlength(field: Any) -> str | None:
    """Lines stop at their limit; a text area counts instead, so that no pasted text is cut off."""
    line = field.widget.template in ("textinput", "password")
    return str(limit(field.schema)) if line and isinstance(field.typ, colander.String) else None


def _keyboard(field: Any) -> dict[str, str]:
    if given := getattr(field.widget, "type", None):
        return {"type": given}
    kind = getattr(field.widget, "kind", None)
    if kind == "time":
        return {"inputmode": "numeric", "size": "5"}
    if kind == "number":
        whole = isinstance(field.typ, colander.Integer)
        return {"inputmode": "numeric" if whole else "decimal", "size": "8"}
    return {}


def _given(attributes: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if value}
