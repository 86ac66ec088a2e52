"""Renders the templates of widgets in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from translationstring import TranslationString

from kring_core.portal.template_file import TemplateFile

_TEMPLATES = Path(__file__).parent / "templates"
_BOOLEAN = frozenset({"checked", "disabled", "multiple", "selected"})


class Kring(Protocol):
    """What a form needs of `request.kring`."""

    @property
    def locale(self) -> str:
        """The reader's language: nl, nl_JE or en."""

    @property
    def csrf_token(self) -> str:
        """What the form carries to show that it is ours."""

    def translate(self, message: object, /) -> str:
        """The message in the reader's language."""


class Renderer:
    """The renderer deform asks for, made anew for each form because languages differ."""

    def __init__(self, kring: Kring) -> None:
        self._kring = kring
        self.language = kring.locale.partition("_")[0]
        self.decimal_comma = self.language == "nl"

    def __call__(self, template: str, /, **values: Any) -> str:
        """Return the markup of one widget; a widget without a template of ours is an error."""
        markup: str = _template(template).render(translate=self.translate, **values)
        return markup

    def translate(
        self,
        msgid: str,
        domain: str | None = None,
        mapping: Mapping[str, Any] | None = None,
        context: str | None = None,
        target_language: str | None = None,
        default: str | None = None,
    ) -> str:
        """Translate a sentence of a template, or a title that came with a schema.

        A title without a domain is a practice's own text and stays as it is.
        """
        if not isinstance(msgid, TranslationString):
            if domain is None:
                return msgid
            msgid = TranslationString(msgid, domain=domain, default=default, mapping=mapping)
        return self._kring.translate(msgid)


@cache
def _template(name: str) -> TemplateFile:
    return TemplateFile(str(_TEMPLATES / f"{name}.pt"), boolean_attributes=_BOOLEAN)
