"""What is checked of a request before a view or its context sees it, so that none has to."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import (
    HTTPBadRequest,
    HTTPMethodNotAllowed,
    HTTPRequestEntityTooLarge,
)

LARGEST_BODY = 12 * 2**20
"""Bytes of the largest request; a file may be 5 MB and comes with a form around it."""

METHODS = frozenset({"GET", "HEAD", "POST"})
"""What browsers send. A view that takes other methods names them."""


def check_address(request: Any) -> None:
    """Refuse an address that is no text, or holds the zero character, which PostgreSQL refuses.

    :raises HTTPBadRequest: before anything is looked up by it.
    """
    try:
        texts = [request.path_info, *(request.matchdict or {}).values()]
        if request.environ.get("QUERY_STRING"):
            texts += request.GET.values()
    except UnicodeDecodeError:
        raise HTTPBadRequest from None
    if any("\0" in text for text in texts):
        raise HTTPBadRequest


def check_method(request: Any) -> None:
    """Refuse a method that no page knows.

    :raises HTTPMethodNotAllowed: for all but :data:`METHODS`.
    """
    if request.method not in METHODS:
        raise HTTPMethodNotAllowed


def check_body(request: Any) -> None:
    """Refuse what is too much, and what cannot be read as a form.

    :raises HTTPRequestEntityTooLarge: for more than :data:`LARGEST_BODY`.
    :raises HTTPBadRequest: when its parts or its letters do not fit together.
    """
    if (request.content_length or 0) > LARGEST_BODY:
        raise HTTPRequestEntityTooLarge
    try:
        request.POST.items()
    except ValueError:
        # Also what is no UTF-8: UnicodeDecodeError is a ValueError.
        raise HTTPBadRequest from None
