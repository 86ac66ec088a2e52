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
