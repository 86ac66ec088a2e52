"""A form: a schema, what is stored, what was typed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import colander
import deform
from chameleon.utils import Markup

from kring_core.portal.forms import controls
from kring_core.portal.forms.buttons import Button, save
from kring_core.portal.forms.dressing import dress, wrong_fields
from kring_core.portal.forms.guards import guard
from kring_core.portal.forms.messages import UNREADABLE
from kring_core.portal.forms.renderer import Kring, Renderer
from kring_core.portal.forms.widgets import give_widgets


class Form:
    """One form in one request.

    `values` is what is stored now and `version` its version; a post made from an older version
    is refused once, with both shown, and the next save overwrites knowingly. The schema is bound
    with `kring`, so its deferred values can use it, and is itself left as it was.

    Every text has a longest length (200 characters in a line, 5,000 in a text area, unless the
    schema says otherwise), and a choice accepts its own values only.
    """

    def __init__(
        self,
        kring: Kring,
        schema: colander.Schema,
        *,
        values: Mapping[str, Any] | None = None,
        version: int | None = None,
        buttons: Sequence[Button] = (save,),
        form_id: str = "form",
        action: str = "",
    ) -> None:
        self.kring = kring
        self.version = version
        self.buttons = tuple(buttons)
        self.form_id = form_id
        self.action = action
        self.pressed = self.buttons[0].name if self.buttons else ""
        self.failed = False
        self.stale = False
        bound = schema.bind(kring=kring)
        guard(bound)
        self._stored = bound.serialize(_without_none(values))
        self._root = deform.Form(bound, renderer=Renderer(kring), focus="off")
        give_widgets(self._root)
        self._root.cstruct = self._stored

    def validate(self, post: Any) -> dict[str, Any] | None:
        """Return what was typed as the schema's values, or None when the form must be shown again.

        `post` is the request's POST: pairs in the order of the page.
        """
        sent = list(post.items())
        names = {name for name, _value in sent}
        self.pressed = next((b.name for b in self.buttons if b.name in names), self.pressed)
        self.stale = self.version is not None and post.get("version") != str(self.version)
        values = self._read(sent)
        self.failed = self.failed or self.stale or values is None
        return None if self.failed else values

    def error(self, field: str | None, message: str) -> None:
        """Keep an error that a service found: at its field ("address.street"), or for the form.

        Raises KeyError when the form has no such field.
        """
        found = self._root
        for name in field.split(".") if field else ():
            rows = getattr(found, "sequence_fields", None)
            found = rows[int(name)] if rows and name.isdigit() else found[name]
        found.error = colander.Invalid(found.schema, message)
        self.failed = True

    def render(self) -> Markup:
        """Return the markup of the whole form."""
        dress(self._root, self.form_id, *((self._stored,) if self.stale else ()))
        return Markup(self._root.render(form=self, wrong=list(wrong_fields(self._root))))

    __html__ = render

    @property
    def sends_files(self) -> bool:
        """Tell whether the form has a field for a file."""
        return _has_upload(self._root)

    def _read(self, sent: list[tuple[str, Any]]) -> dict[str, Any] | None:
        pstruct = controls.read(sent)
        if pstruct is None:
            self.error(None, UNREADABLE)
            return None
        try:
            shaped = controls.shaped(self._root, pstruct)
            values: dict[str, Any] = self._root.validate_pstruct(shaped)
        except deform.ValidationFailure:
            return None
        return values


def _has_upload(field: Any) -> bool:
    return field.widget.template == "upload" or any(_has_upload(c) for c in field.children)


def _without_none(value: Any) -> Any:
    """Databases say None where colander says null; a String would store the word."""
    if isinstance(value, Mapping):
        return {name: _without_none(each) for name, each in value.items()}
    return colander.null if value is None else value
