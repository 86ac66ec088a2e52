"""The JSON API keeps to its own description, whatever is asked of it."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from kring_core.testing.client import Client
from kring_core.testing.workshop import Workshop
from schemathesis import GenerationMode

DOCUMENT = "/api/v1/openapi.json"
PLUGINS = ("expertdirectory",)


@pytest.fixture
def plugins():
    return list(PLUGINS)


@pytest.fixture(scope="module")
def described(workshop: Workshop) -> Any:
    """The document of a practice with the directory, and the application that it describes."""
    host = workshop.host(PLUGINS)
    practice = workshop.new_practice(host, "sqlite", PLUGINS, filled=True)
    app = workshop.app(host)

    def at_the_practice(environ: dict[str, Any], start_response: Any) -> Any:
        return app({**environ, "HTTP_HOST": practice.place.hosts[0]}, start_response)

    yield schemathesis.openapi.from_wsgi(DOCUMENT, at_the_practice)
    workshop.remove(practice)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_answer_is_as_described(described, mode):
    for found in described.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not operation.query:
            # There is nothing to ask, so nothing to ask wrongly.
            continue

        @given(operation.as_strategy(generation_mode=mode))
        @settings(
            max_examples=40,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        def ask(case: Any) -> None:
            case.call_and_validate()

        ask()


def test_what_is_described_is_what_is_enabled(visitor, client_of, other_practice):
    assert set(visitor.get(DOCUMENT).json["paths"]) == {DOCUMENT, "/healthz", "/api/v1/experts"}
    assert set(client_of(other_practice).get(DOCUMENT).json["paths"]) == {DOCUMENT, "/healthz"}


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "POST"])
@pytest.mark.parametrize("address", ["/", "/api/v1/experts", "/healthz", DOCUMENT, "/privacy"])
def test_a_method_that_is_not_taken_is_refused_with_those_that_are(visitor, method, address):
    answer = visitor._gen_request(method, address, expect_errors=True)

    assert answer.status_int == 405
    assert answer.headers["Allow"] == "GET, HEAD"


def test_where_a_plugin_is_off_no_method_tells_of_it(client_of, other_practice):
    client: Client = client_of(other_practice)

    for method in ("GET", "POST", "TRACE"):
        answer = client._gen_request(method, "/api/v1/experts", expect_errors=True)
        assert (answer.status_int, "Allow" in answer.headers) == (404, False)


def errors(visitor: Client) -> dict[int, Any]:
    """One of each kind of error."""
    ask = lambda *asked, **more: visitor._gen_request(*asked, expect_errors=True, **more)  # noqa: E731
    return {
        400: ask("GET", "/api/v1/experts?limit=many"),
        404: ask("GET", "/api/v1/nothing"),
        405: ask("DELETE", "/api/v1/experts"),
    }


def test_errors_are_for_machines(visitor):
    for number, answer in errors(visitor).items():
        assert answer.status_int == number
        assert answer.content_type == "application/json"
        assert answer.json["error"] == number
        assert set(answer.json) == {"error", "title", "message"}
