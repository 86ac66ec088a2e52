"""The list of experts for machines, as OpenAPI 3.1 writes it."""

from __future__ import annotations

from typing import Any

from kring_expertdirectory.values import Room

_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}

_ASKED = {"type": "string", "pattern": "^[^\\u0000]*$"}
"""What no database keeps, is refused before it is looked for."""

_QUOTE = {
    "type": ["object", "null"],
    "required": ["text", "language", "attribution"],
    "properties": {"text": _TEXT, "language": _TEXT, "attribution": {"type": ["string", "null"]}},
}
_AVAILABILITY = {
    "type": "object",
    "required": ["state", "waiting_weeks", "confirmed_on"],
    "properties": {
        "state": {"enum": [one.value for one in Room]},
        "waiting_weeks": {"type": ["integer", "null"]},
        "confirmed_on": {"type": ["string", "null"], "format": "date"},
    },
}
_PROPERTIES = {
    "id": _TEXT,
    "slug": _TEXT,
    "name": _TEXT,
    "tagline": _TEXT,
    "quote": _QUOTE,
    "languages": _TEXTS,
    "methods": _TEXTS,
    "themes": _TEXTS,
    "places": _TEXTS,
    "online": {"type": "boolean"},
    "fee_cents": {"type": ["integer", "null"], "description": "In cents of a euro."},
    "availability": _AVAILABILITY,
    "url": {"type": "string", "format": "uri"},
    "portrait_url": {"type": "string", "format": "uri"},
}
_EXPERT = {"type": "object", "required": [*_PROPERTIES], "properties": _PROPERTIES}
_ANSWER = {
    "type": "object",
    "required": ["total", "experts"],
    "properties": {
        "total": {"type": "integer", "description": "How many fit, shown or not."},
        "experts": {"type": "array", "items": _EXPERT},
    },
}


def described(usual: int, most: int) -> dict[str, Any]:
    """What one may ask and what comes back.

    :param usual: how many come when nothing is asked.
    :param most: how many come at most.
    """
    # More is asked than comes: whoever asks for a thousand gets what there is to get.
    limit = {"type": "integer", "minimum": 1, "maximum": 999_999, "default": usual}
    return {
        "summary": f"The published experts that fit, at most {most}.",
        "parameters": [
            {"name": "q", "in": "query", "description": "Words to look for.", "schema": _ASKED},
            {"name": "method", "in": "query", "schema": {"type": "array", "items": _ASKED}},
            {"name": "theme", "in": "query", "schema": {"type": "array", "items": _ASKED}},
            {"name": "limit", "in": "query", "schema": limit},
        ],
        "responses": {
            "200": {
                "description": "In the order of the day.",
                "content": {"application/json": {"schema": _ANSWER}},
            }
        },
    }
