"""The buttons under a form. Enter in a field presses the first of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kring_core.i18n import _


@dataclass(frozen=True)
class Button:
    """A button, or with `href` a link that leaves the form without sending it.

    `name` is what `Form.pressed` answers; `title` is shown and translated.
    """

    name: str
    title: str
    kind: Literal["", "quiet", "danger"] = ""
    href: str | None = None


save = Button("save", _("Save"))
