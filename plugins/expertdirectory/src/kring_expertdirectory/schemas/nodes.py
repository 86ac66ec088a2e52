"""The fields that the forms of the directory are made of."""

from __future__ import annotations

from typing import Any

import colander
from deform.widget import CheckboxChoiceWidget, CheckboxWidget, SelectWidget, TextAreaWidget

from kring_expertdirectory.vocabulary import LANGUAGES, Term


def line(title: str, longest: int, description: str = "", **options: Any) -> colander.SchemaNode:
    """One line of text, at most ``longest`` characters; it may stay empty."""
    return colander.SchemaNode(
        colander.String(),
        title=title,
        description=description,
        **{"missing": "", "validator": colander.Length(max=longest), **options},
    )


def text(title: str, longest: int, rows: int, description: str = "") -> colander.SchemaNode:
    """Several lines of text, at most ``longest`` characters; it may stay empty."""
    return line(title, longest, description, widget=TextAreaWidget(rows=rows))


def language(title: str) -> colander.SchemaNode:
    """The language of a text; Dutch until somebody says otherwise."""
    return colander.SchemaNode(
        colander.String(),
        title=title,
        missing="nl",
        default="nl",
        widget=SelectWidget(values=choices(LANGUAGES)),
    )


def several(title: str, terms: tuple[Term, ...], description: str = "") -> colander.SchemaNode:
    """Any number of the terms of a vocabulary."""
    return colander.SchemaNode(
        colander.Set(),
        title=title,
        description=description,
        missing=frozenset(),
        widget=CheckboxChoiceWidget(values=choices(terms), inline=True),
    )


def choices(terms: tuple[Term, ...]) -> list[tuple[str, str]]:
    """Terms as the choices of a widget."""
    return [(term.code, term.title) for term in terms]


def box(title: str, description: str = "") -> colander.SchemaNode:
    """Yes or no; no until somebody says yes."""
    return colander.SchemaNode(
        colander.Boolean(),
        title=title,
        description=description,
        missing=False,
        widget=CheckboxWidget(),
    )
