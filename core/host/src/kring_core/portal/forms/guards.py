"""Gives every text a longest length and every choice its choices, so that no schema forgets."""

from __future__ import annotations

from typing import Any

import colander

from kring_core.portal.forms.widgets import flat, is_text_area

LINE = 200
TEXT = 5_000


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
        guard(node)


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
