"""What every view of Kring passes through, and no view of a foreign application does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pyramid.config import Configurator
from pyramid.exceptions import ConfigurationError

from kring_core.portal.checks import check_body, check_method
from kring_core.portal.signs import check_form
from kring_core.portal.visit import SAFE_METHODS

View = Callable[[Any, Any], Any]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""The content policy: everything from here, nothing inline."""

HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    # A page may hold what only this reader may see, and a practice may switch it off.
    ("Cache-Control", "no-store"),
)
"""What every answer carries, unless the view said otherwise."""

_BY_NAME = [(header[0].lower(), header) for header in HEADERS]


def guarded(view: View, info: Any) -> View:
    """Refuse a view without permission at the start; check forms, and set headers."""
    if info.options.get("plugin") is None:
        return view
    if info.options.get("permission") is None and not info.exception_only:
        raise ConfigurationError(
            f"a view of plugin {info.options['plugin']} names no permission: {info.original_view}"
        )
    checked = info.options["checks_form"] and not info.exception_only

    named = info.options.get("request_method") is not None

    def answer(context: Any, request: Any) -> Any:
        if not info.exception_only and not named:
            check_method(request)
        if checked and request.method not in SAFE_METHODS:
            check_body(request)
            check_form(request)
        response = view(context, request)
        # Through the plain list: WebOb's mapping reads all of it for each name that is asked for.
        headers = response.headerlist
        present = {name.lower() for name, _value in headers}
        headers += [header for name, header in _BY_NAME if name not in present]
        if request.scheme == "https":
            headers.append(("Strict-Transport-Security", "max-age=31536000"))
        return response

    return answer


guarded.options = ("checks_form", "openapi")  # type: ignore[attr-defined]


def includeme(config: Configurator) -> None:
    """Put it under the switch and over the permissions: a forged form learns nothing of them."""
    config.add_view_deriver(guarded, "kring_guard", under="kring_switch", over="secured_view")
