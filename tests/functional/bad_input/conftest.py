"""What the tests of bad input share: a browser that says nothing but what it is told to say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from kring_core.practices.practice import Practice
from webtest import TestRequest


@pytest.fixture
def anybody(workshop: Any, practice: Practice) -> Callable[..., Any]:
    """Ask anything of anybody: ``anybody("GET", "/", HTTP_HOST="nowhere.example")``."""
    app = workshop.app(practice.host)

    def ask(method: str, address: str, body: bytes | None = None, **environ: str) -> Any:
        environ = {"HTTP_HOST": practice.place.hosts[0], "HTTP_ACCEPT_LANGUAGE": "en", **environ}
        given = {} if body is None else {"body": body}
        # Without WebTest's cookies, which cannot bear an address that is no text.
        answer = TestRequest.blank(address, environ, method=method, **given).get_response(app)
        answer.body  # noqa: B018 - reading it closes the file that it may come from
        return answer

    return ask
