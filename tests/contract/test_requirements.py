"""A plugin that needs others: enabled after them, disabled before them, silent without them."""

from __future__ import annotations

import pytest
from kring_core.access.identity import Role
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.plugins.plans import PlanRefused


@pytest.fixture
def plugins():
    return ["minimal", "needing", "needing_too"]


def test_it_is_enabled_only_after_what_it_needs(other_practice):
    lifecycle = Lifecycle(other_practice)
    with pytest.raises(PlanRefused, match="needs"):
        lifecycle.enable("needing_too")
    assert lifecycle.state("needing_too").state == "installed"

    for name in ("minimal", "needing", "needing_too"):
        lifecycle.enable(name)
    assert {"minimal", "needing", "needing_too"} <= other_practice.enabled


def test_what_it_needs_is_disabled_only_after_it(practice):
    lifecycle = Lifecycle(practice)
    for name in ("minimal", "needing"):
        with pytest.raises(PlanRefused, match="needs it"):
            lifecycle.disable(name)
    assert {"minimal", "needing", "needing_too"} <= practice.enabled

    for name in ("needing_too", "needing", "minimal"):
        lifecycle.disable(name)
    assert practice.enabled == {"kring"}


def test_without_the_package_that_it_needs_the_whole_chain_is_silent(practice, new_host, client_of):
    left = new_host(["needing", "needing_too"]).practice(practice.slug)
    states = left.state.plugins

    assert left.enabled == {"kring"}
    assert [states[name].state for name in ("minimal", "needing", "needing_too")] == [
        "missing",
        "broken",
        "broken",
    ]
    assert "Pointer to the notes" not in client_of(left).get("/")
    assert client_of(left, Role.ADMINISTRATOR).status("/beheer/plugins") == 200


def test_when_the_package_is_back_the_chain_answers_without_anybodys_help(
    practice, new_host, client_of
):
    new_host(["needing", "needing_too"]).practice(practice.slug).state  # noqa: B018 - it is read
    back = new_host(["minimal", "needing", "needing_too"]).practice(practice.slug)

    assert {"minimal", "needing", "needing_too"} <= back.enabled
    assert "Pointer to the notes" in client_of(back).get("/")


def test_one_whose_need_is_missing_can_be_disabled(practice, new_host, client_of):
    left = new_host(["needing", "needing_too"]).practice(practice.slug)
    for name in ("needing_too", "needing", "minimal"):
        Lifecycle(left).disable(name)

    assert not any(state.wanted for state in Lifecycle(left).states())


def test_what_is_not_installed_is_named_in_the_refusal(new_host, module, other_practice):
    source = (
        "@hookimpl\n"
        "def kring_register_plugin() -> Manifest:\n"
        "    return Manifest(title='Lonely', description='', requires=('friend',))\n"
    )
    here = new_host([], [module("lonely", source)]).practice(other_practice.slug)

    plan = Lifecycle(here).plan("enable", "lonely")
    assert not plan.allowed
    assert plan.objections[0].message.mapping == {"plugin": "friend"}
