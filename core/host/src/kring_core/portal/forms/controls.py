"""What a browser sent, in the shape the schema expects, without the rows nobody filled in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import colander
import peppercorn


def read(controls: Iterable[tuple[str, Any]]) -> dict[str, Any] | None:
    """Return the nested values of a post, or None when its markers do not fit together."""
    try:
        cleaned = [(name, _clean(value)) for name, value in controls]
        values: dict[str, Any] = peppercorn.parse(cleaned)
    except (ValueError, IndexError, TypeError):
        return None
    return values


def shaped(field: Any, sent: Any) -> Any:
    """Return what was sent for a field and all below it; what has another shape counts as empty.

    Without script one empty row stands ready under each list, and emptying a row removes it: rows
    left as they were offered are dropped.
    """
    template = field.widget.template
    if template in ("form", "mapping"):
        given = sent if isinstance(sent, dict) else {}
        return {c.name: shaped(c, given[c.name]) for c in field.children if c.name in given}
    if template == "sequence":
        row = field.children[0]
        rows = [shaped(row, each) for each in sent] if isinstance(sent, list) else []
        return [each for each in rows if not _untouched(row, each)]
    if template == "date":
        parts = sent.items() if isinstance(sent, dict) else ()
        return {part: text for part, text in parts if isinstance(text, str)}
    if template == "checkbox_choice" or getattr(field.widget, "multiple", False):
        return [each for each in sent if isinstance(each, str)] if isinstance(sent, list) else []
    fits = hasattr(sent, "filename") if template == "upload" else isinstance(sent, str)
    return sent if fits else colander.null


def _untouched(field: Any, sent: Any) -> bool:
    """Tell whether a row is empty, or still holds what its schema offers to begin with."""
    if isinstance(sent, dict):
        children = {child.name: child for child in field.children}
        return all(_untouched(children.get(name, field), value) for name, value in sent.items())
    if isinstance(sent, str):
        return not sent.strip() or sent == field.cstruct
    return not sent


def _clean(value: Any) -> Any:
    """Browsers send line ends as two characters."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value
