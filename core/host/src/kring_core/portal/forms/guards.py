"""Gives every text a longest length and every choice its choices, so that no schema forgets.

Characters that nobody can see are refused: no database keeps the zero character, and a line with an
end in it would break the head of a mail.
"""

from __future__ import annotations

import re
from typing import Any

import colander

from kring_core.portal.forms.messages import UNSEEN
from kring_core.portal.forms.widgets import flat, is_text_area

LINE = 200
TEXT = 5_000

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_CONTROL_IN_LINES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Guarded:
    """A validator that runs `first`, and the schema's own validator only when that passed."""

    def __init__(self, first: Any, then: Any) -> None:
        self.first = first
        self.then = then

    def __call__(self, node: Any, value: Any) -> None:
        """Raise `colander.Invalid` when one of the two refuses the value."""
        self.first(node, value)
        if self.then is not None:
            self.then(node, value)


def guard(schema: Any) -> None:
    """Add the guards to a schema that belongs to one request, all the way down."""
    for node in schema.children:
        if first := _guard_of(node):
            node.validator = Guarded(first, node.validator)
        if isinstance(node.typ, colander.String):
            node.validator = Guarded(readable, node.validator)
        guard(node)


def readable(node: Any, value: str) -> None:
    """Refuse control characters; a text area may hold tabs and the ends of its lines."""
    unseen = _CONTROL_IN_LINES if is_text_area(node.widget) else _CONTROL
    if unseen.search(value):
        raise colander.Invalid(node, UNSEEN)


def stated_limit(node: Any) -> int | None:
    """Return the longest length, in characters, that the schema itself states."""
    return _longest(node.validator, stated=True)


def limit(node: Any) -> int | None:
    """Return the longest length, in characters, that a node of a guarded schema accepts."""
    return _longest(node.validator, stated=False)


def _guard_of(node: Any) -> Any:
    values = [str(value) for value, _title in flat(getattr(node.widget, "values", ()))]
    if values and isinstance(node.typ, colander.Set | colander.List | colander.Sequence):
        return colander.ContainsOnly(values)
    if values and isinstance(node.typ, colander.String):
        return colander.OneOf(values)
    if isinstance(node.typ, colander.String) and stated_limit(node) is None:
        return colander.Length(max=TEXT if is_text_area(node.widget) else LINE)
    return None


def _longest(validator: Any, *, stated: bool) -> int | None:
    if isinstance(validator, Guarded):
        own = None if stated else _longest(validator.first, stated=stated)
        return own or _longest(validator.then, stated=stated)
    if isinstance(validator, colander.All):
        found = [_longest(each, stated=stated) for each in validator.validators]
        return min((each for each in found if each), default=None)
    return validator.max if isinstance(validator, colander.Length) else None
