"""Page templates: Chameleon files ``*.html``, found beside the code of their distribution.

The suffix is not ``.pt``, which a foreign application's own renderer may have taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pyramid.config import Configurator
from pyramid.path import AssetResolver

from kring_core.i18n import Catalogues
from kring_core.portal.assets import address
from kring_core.portal.template_file import TemplateFile


class Templates:
    """The compiled templates of one application."""

    def __init__(self, messages: Catalogues, *, reload: bool) -> None:
        """Keep what every template needs.

        :param reload: whether a changed file is compiled anew; in development.
        """
        self._reload = reload
        self._translate = _translator(messages)
        self.get = cache(self._load)

    def _load(self, asset: str) -> TemplateFile:
        path = AssetResolver().resolve(asset).abspath()
        return TemplateFile(path, auto_reload=self._reload, translate=self._translate)

    def render(self, asset: str, request: Any, values: Mapping[str, Any]) -> str:
        """Draw a template.

        :param asset: ``kring_core:portal/templates/home.html``.
        :param values: what it is given beside ``request``, ``kring``, ``layout`` and ``ui``.
        """
        kring = request.kring
        return self.get(asset).render(
            request=request,
            kring=kring,
            layout=self.get("kring_core:portal/templates/layout.html"),
            ui=self.get("kring_core:portal/templates/ui.html"),
            target_language=kring.locale,
            **values,
        )

    def render_bare(
        self, asset: str, request: Any, language: str, values: Mapping[str, Any]
    ) -> str:
        """Draw a template that needs no practice.

        :param language: ``nl`` or ``en``.
        :param values: what it is given beside ``language``, ``layout`` and ``asset``.
        """
        return self.get(asset).render(
            language=language,
            layout=self.get("kring_core:portal/templates/layout.html"),
            asset=lambda name: address(request, f"kring_core:portal/static/{name}"),
            target_language=language,
            **values,
        )


def _translator(messages: Catalogues) -> Any:
    def translate(
        message: object,
        domain: str | None = None,
        mapping: Mapping[str, object] | None = None,
        context: object = None,
        target_language: str | None = None,
        default: str | None = None,
    ) -> object:
        # Chameleon asks for every value it writes; most are no messages.
        if not isinstance(message, str):
            return message
        if mapping is None and default is not None and default == message:
            return messages.plain(default, target_language or "en", domain)
        said = messages.translate(message, target_language or "en", mapping, domain)
        if default is not None and said == str(message) and default != message:
            return messages.translate(default, "en", mapping)
        return said

    return translate


class Renderer:
    """Pyramid's side of it: a view names the asset and returns the values."""

    def __init__(self, info: Any) -> None:
        name = info.name
        self._asset = name if ":" in name else f"{info.package.__name__}:{name}"

    def __call__(self, value: Mapping[str, Any], system: Mapping[str, Any]) -> bytes:
        """Draw the page, in the UTF-8 that every answer of Kring says it is of."""
        request = system["request"]
        templates: Templates = request.registry["kring.templates"]
        values = {"context": system["context"], **value}
        return templates.render(self._asset, request, values).encode()


def includeme(config: Configurator) -> None:
    """Let views name templates that end in ``.html``."""
    config.add_renderer(".html", Renderer)
