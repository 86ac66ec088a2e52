"""A plugin may refine a page of the host; where the plugin is off the host's own page answers."""

from __future__ import annotations

import pytest
from kring_core.plugins.lifecycle import Lifecycle

REFINING = """
@hookimpl
def kring_register_web(config: Any) -> None:
    config.add_view(
        lambda request: Response("refined"),
        route_name="kring.home",
        request_method="GET",
        request_param="refined",
        permission=Permission.VISIT,
    )
"""


@pytest.fixture
def plugins():
    return []


def test_a_refined_page_falls_back_to_that_of_the_host(new_host, module, practice, client_of):
    here = new_host([], [module("refining", REFINING)]).practice(practice.slug)
    client = client_of(here)
    assert "De Linde" in client.get("/?refined=1")

    Lifecycle(here).enable("refining")
    assert client.get("/?refined=1").text == "refined"
    assert "De Linde" in client.get("/")

    Lifecycle(here).disable("refining")
    assert "De Linde" in client.get("/?refined=1")


ASKING = """
from kring_minimal.permissions import Permission as Theirs

@hookimpl
def kring_register_web(config: Any) -> None:
    config.add_route("asking.may", "/asking")
    config.add_view(
        lambda request: Response(str(request.kring.may(Theirs.READ))),
        route_name="asking.may",
        permission=Permission.VISIT,
    )
"""


def test_a_permission_of_a_plugin_that_is_off_is_held_by_nobody(
    new_host, module, practice, client_of
):
    here = new_host(["minimal"], [module("asking", ASKING)]).practice(practice.slug)
    for name in ("minimal", "asking"):
        Lifecycle(here).enable(name)
    assert client_of(here).get("/asking").text == "True"

    Lifecycle(here).disable("minimal")
    assert client_of(here).get("/asking").text == "False"
