"""The relay: who is heard, in which order, and what one that raises costs; verb by verb."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from kring_core.plugins.catalogue import SPECIFICATIONS
from kring_core.plugins.policies import Waits
from kring_core.plugins.relay import Relay
from kring_hooks import PROJECT, hookimpl
from kring_hooks.host import Objection
from pluggy import PluginManager


def fails(*_: object) -> list[object]:
    raise ValueError("said by somebody")


def relay_of(enabled=None, kept=None, isolation=None, **plugins):
    """A relay over plugins of one hook each: ``relay_of(a=("kring_collect_menu", function))``."""
    manager = PluginManager(PROJECT)
    for module in SPECIFICATIONS:
        manager.add_hookspecs(module)
    for name, (hook, function) in reversed(plugins.items()):
        manager.register(SimpleNamespace(**{hook: hookimpl(function)}), name)
    everybody = frozenset(plugins)
    heard = [everybody if names is None else frozenset(names) for names in (enabled, kept)]
    return Relay(manager, *heard, isolation)


def test_only_who_is_enabled_is_heard():
    said = {name: ("kring_collect_menu", lambda request, area, name=name: [name]) for name in "abc"}

    relay = relay_of(enabled="ac", **said)

    assert list(relay.kring_collect_menu(request=None, area="")) == [("a", "a"), ("c", "c")]
    assert relay.kring_collect_menu.plugins == ("a", "c")


def test_an_implementation_gets_the_arguments_that_it_asked_for():
    relay = relay_of(a=("kring_collect_menu", lambda area: [area]))

    assert list(relay.kring_collect_menu(request=object(), area="own")) == [("a", "own")]


def test_a_hook_that_nobody_specified_is_a_mistake():
    with pytest.raises(AttributeError, match="kring_collect_nothing"):
        relay_of().kring_collect_nothing()


class TestCollect:
    """``collect_``: each on its own."""

    def test_one_that_raises_costs_its_own_items_only(self, caplog):
        def half(area):
            yield "half"
            fails()

        relay = relay_of(
            a=("kring_collect_menu", half), b=("kring_collect_menu", lambda area: ["b"])
        )

        collected = relay.kring_collect_menu(request=None, area="")

        assert list(collected) == [("b", "b")]
        assert collected.failed == ("a",)
        assert "plugin a, kring_collect_menu" in caplog.text
        assert "said by somebody" not in caplog.text

    def test_each_is_called_within_what_isolates_it(self):
        entered = []

        @contextmanager
        def isolation(arguments):
            entered.append(arguments["area"])
            yield

        relay = relay_of(
            isolation=isolation,
            a=("kring_collect_menu", fails),
            b=("kring_collect_menu", lambda area: ["b"]),
        )

        collected = relay.kring_collect_menu(request=None, area="own")

        assert entered == ["own", "own"]
        assert (list(collected), collected.failed) == ([("b", "b")], ("a",))


class TestDecide:
    """``decide_``: all are heard, and deciding fails closed."""

    HOOK = "kring_decide_plugin_removal"

    def decide(self, **functions):
        relay = relay_of(**{name: (self.HOOK, function) for name, function in functions.items()})
        return relay.kring_decide_plugin_removal(db=None, plugin="x", mode="keep")

    def test_every_objection_is_kept_with_who_made_it(self):
        first, second = Objection("No."), Objection("Take care.", blocking=False)

        decision = self.decide(a=lambda plugin: [first], b=lambda plugin: [second])

        assert decision.objections == (("a", first), ("b", second))
        assert not decision.allowed

    def test_a_warning_stops_nothing(self):
        assert self.decide(a=lambda plugin: [Objection("Hm.", blocking=False)]).allowed
        assert self.decide(a=lambda plugin: []).allowed
        assert self.decide().allowed

    def test_one_that_raises_counts_as_an_objection_that_blocks(self, caplog):
        decision = self.decide(a=fails, b=lambda plugin: [])

        [(plugin, objection)] = decision.objections
        assert (plugin, decision.allowed) == ("a", False)
        assert objection.rule in caplog.text
        assert "said by somebody" not in caplog.text


class TestKeep:
    """``keep_``: asked of all whose tables exist; the act waits for who raises."""

    def test_who_is_disabled_is_asked_too(self):
        relay = relay_of(enabled="", kept="a", a=("kring_keep_count", lambda db: {"book": 2}))

        assert relay.kring_keep_count(db=None, person_id=None) == [("a", {"book": 2})]
        assert relay.kring_keep_count.of("a", db=None, person_id=None) == {"book": 2}

    def test_one_that_raises_stops_the_act_by_name(self):
        relay = relay_of(a=("kring_keep_count", fails))

        with pytest.raises(Waits, match="a failed in kring_keep_count") as waits:
            relay.kring_keep_count(db=None, person_id=None)

        assert waits.value.plugin == "a"

    def test_one_that_raises_in_the_middle_stops_it_as_well(self):
        def half(db):
            yield 1
            fails()

        relay = relay_of(a=("kring_keep_export", half))

        with pytest.raises(Waits):
            list(relay.kring_keep_export.each("a", db=None, person_id=None))


class TestOn:
    """``on_``: written down within the act, told afterwards."""

    def test_each_listener_gets_a_row(self):
        rows = []
        db = SimpleNamespace(add_all=rows.extend)
        now = datetime(2026, 11, 23, tzinfo=UTC)
        relay = relay_of(
            a=("kring_on_plugin_enabled", lambda plugin: None),
            b=("kring_on_plugin_enabled", lambda plugin: None),
        )

        relay.kring_on_plugin_enabled(db=db, at=now, plugin="x")

        assert [(row.plugin, row.hook) for row in rows] == [
            ("a", "kring_on_plugin_enabled"),
            ("b", "kring_on_plugin_enabled"),
        ]
        assert rows[0].arguments == {"plugin": "x"}
        assert rows[0].due_at == now

    def test_a_delivery_reaches_one_listener_and_may_raise(self):
        heard = []
        relay = relay_of(
            a=("kring_on_plugin_enabled", lambda plugin: heard.extend([plugin])),
            b=("kring_on_plugin_enabled", fails),
        )

        relay.kring_on_plugin_enabled.deliver("a", practice=None, db=None, plugin="x")

        assert heard == ["x"]
        with pytest.raises(ValueError, match="somebody"):
            relay.kring_on_plugin_enabled.deliver("b", practice=None, db=None, plugin="x")
        relay.kring_on_plugin_enabled.deliver("gone", practice=None, db=None, plugin="x")
