"""The JSON API describes itself (OpenAPI 3.1), from what its views say of themselves.

A view that machines may rely on says ``openapi=`` beside its route: the operation as OpenAPI writes
it. What a plugin offers is described where the plugin is enabled, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pyramid.view import view_config

from kring_core.access.permissions import Permission
from kring_core.portal.contexts import Home

Operation = Mapping[str, Any]
"""An operation object of OpenAPI 3.1, without the answers that every operation has."""

ERROR: Mapping[str, Any] = {
    "type": "object",
    "required": ["error", "title", "message"],
    "properties": {
        "error": {"type": "integer", "description": "The number of the answer."},
        "title": {"type": "string"},
        "message": {"type": "string", "description": "What happened and what to do, in words."},
    },
}
"""What comes instead of an answer; in the language that was asked for."""

_ANSWERS = {
    "400": "What was asked cannot be read.",
    "404": "It is not there.",
    "405": "There is no such method here.",
    "413": "More was sent than is taken.",
    "429": "Too often; Retry-After says when to come again.",
    "503": "Not at the moment; Retry-After says when to come again.",
}

DOCUMENT: Operation = {
    "summary": "This document.",
    "responses": {"200": {"description": "OpenAPI 3.1", "content": {"application/json": {}}}},
}


@view_config(
    route_name="kring.openapi",
    request_method="GET",
    permission=Permission.VISIT,
    renderer="json",
    openapi=DOCUMENT,
)
def document(context: Home, request: Any) -> dict[str, Any]:
    """What machines may ask of this practice."""
    paths: dict[str, dict[str, Any]] = {}
    for pattern, method, operation in _operations(request):
        paths.setdefault(pattern, {})[method.lower()] = _complete(operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": request.kring.practice.name, "version": "1"},
        "servers": [{"url": request.script_name or "/"}],
        "paths": paths,
        "components": {"schemas": {"Error": ERROR}},
    }


def _operations(request: Any) -> Iterator[tuple[str, str, Operation]]:
    """Pattern, method and description of every view that is described and answers here."""
    introspector = request.registry.introspector
    for item in introspector.get_category("views"):
        view = item["introspectable"]
        if view.get("openapi") and view["plugin"] in request.kring.enabled:
            route = introspector.get("routes", view["route_name"])
            yield f"/{route['pattern'].lstrip('/')}", view["request_methods"], view["openapi"]


def _complete(operation: Operation) -> Operation:
    """An operation with the errors that any of them may answer with."""
    schema = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    errors = {code: {"description": said, "content": schema} for code, said in _ANSWERS.items()}
    return {**operation, "responses": {**errors, **operation["responses"]}}
