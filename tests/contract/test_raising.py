"""One plugin that raises: what it costs follows from the verb of the hook, and is its own cost."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from kring_core.access.identity import Role
from kring_core.outbox.models import JobRow, OutboxRow
from kring_core.outbox.runner import TRIES
from kring_core.plugins.catalogue import BrokenPlugin
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.plugins.policies import Waits
from sqlalchemy import select

REGISTERED = [
    "kring_register_plugin",
    "kring_register_permissions",
    "kring_register_settings",
    "kring_register_jobs",
    "kring_register_commands",
    "kring_register_web",
]


@pytest.fixture
def plugins():
    return ["minimal", "raising"]


@pytest.mark.parametrize("hook", REGISTERED)
def test_one_that_raises_at_the_start_is_broken_and_shown_so(
    hook, told, new_host, client_of, practice
):
    told.add(hook)
    host = new_host(["minimal", "raising"], strict=False)
    client = client_of(host.practice(practice.slug), Role.ADMINISTRATOR)

    page = client.get("/beheer/plugins/raising")
    assert "RuntimeError" in page
    assert client.status("/notities") == 200
    assert "Notes" in client.get("/")


@pytest.mark.parametrize("hook", REGISTERED)
def test_where_strictness_is_asked_it_stops_the_start(hook, told, new_host, workshop):
    told.add(hook)

    with pytest.raises(BrokenPlugin, match="plugin raising is broken"):
        workshop.app(new_host(["minimal", "raising"]))


def test_in_a_menu_it_costs_its_own_entries(told, visitor):
    told.add("kring_collect_menu")

    assert "/notities" in visitor.get("/")


WATCHING = """
from kring_minimal import notes

@hookimpl
def kring_collect_panels(request: Any, slot: str) -> Sequence[Panel]:
    values = {"notes": notes.newest(request.kring.db, 9)}
    return [Panel("panel", "Watching", "kring_minimal:templates/minimal/panel.html", values)]
"""


@pytest.mark.parametrize("how", ["kring_collect_panels", "sql", "panel.html"])
def test_in_a_panel_it_costs_its_own_panel(how, told, new_host, module, practice, client_of, turn):
    # In the order of names one comes before it, and one after; both ask the database.
    host = new_host(["minimal", "raising"], [module("watching", WATCHING)])
    here = host.practice(practice.slug)
    Lifecycle(here).enable("watching")
    turn(here)
    told.add(how)

    page = client_of(here).get("/")
    assert page.text.count("This is where notes hang.") == 2
    assert "could not be shown" in page
    assert "Nothing was raised." not in page


def test_in_a_search_it_costs_its_own_hits(told, staff, turn):
    turn()
    told.add("kring_collect_search")

    page = staff.get("/beheer/zoeken?q=hang")
    assert "This is where notes hang." in page
    assert "Raising" in page


def test_what_it_raised_is_in_no_page_and_no_log(told, visitor, caplog):
    told.update({"kring_collect_panels", "kring_collect_menu"})

    with caplog.at_level(logging.DEBUG):
        page = visitor.get("/")
    assert "plugin raising, kring_collect_panels" in caplog.text
    assert "a secret of somebody" not in caplog.text + page.text


def test_in_a_decision_it_blocks(told, practice):
    told.add("kring_decide_plugin_removal")

    with practice.database.read() as db:
        decision = practice.hook.kring_decide_plugin_removal(db=db, plugin="minimal", mode="erase")
    assert not decision.allowed
    assert [plugin for plugin, _objection in decision.objections] == ["raising"]


def test_in_a_decision_the_others_are_heard_all_the_same(told, new_host, module, practice):
    told.add("kring_decide_plugin_removal")
    objecting = """
from kring_hooks.host import Objection

@hookimpl
def kring_decide_plugin_removal(db: Any, plugin: str, mode: str) -> Sequence[Objection]:
    return [Objection("Not yet.", rule="XX-1")]
"""
    host = new_host(["minimal", "raising"], [module("zealous", objecting)])
    here = host.practice(practice.slug)
    Lifecycle(here).enable("zealous")

    with here.database.read() as db:
        decision = here.hook.kring_decide_plugin_removal(db=db, plugin="minimal", mode="erase")
    assert [plugin for plugin, _objection in decision.objections] == ["raising", "zealous"]


def _untold(practice):
    with practice.database.read() as db:
        return list(db.scalars(select(OutboxRow).where(OutboxRow.plugin == "raising")))


def test_told_of_something_it_is_told_again_and_then_shown(
    told, practice, administrator, turn, clock
):
    told.add("kring_on_plugin_enabled")
    for _try in range(TRIES + 3):
        turn()
        clock.move(days=1)

    (row, *_more) = _untold(practice)
    assert row.attempts == TRIES
    administrator = administrator.__class__(administrator.app, practice, Role.ADMINISTRATOR)
    assert row.fault in administrator.get("/beheer/taken")


def test_told_of_something_it_does_not_keep_the_others_from_hearing(told, visitor, turn):
    told.add("kring_on_plugin_enabled")
    turn()

    assert "This is where notes hang." in visitor.get("/notities")


def test_told_again_it_hears_what_it_missed(told, practice, administrator, turn, clock):
    told.add("kring_on_plugin_enabled")
    turn()
    assert _untold(practice)
    told.clear()

    turn()
    assert _untold(practice), "it was told before its pause was over"
    clock.move(seconds=30)
    turn()
    assert _untold(practice) == []


def test_an_administrator_has_what_failed_tried_at_once(told, practice, administrator, turn):
    told.update({"kring_on_plugin_enabled", "job"})
    turn()
    told.clear()

    page = administrator.get("/beheer/taken")
    page.forms[len(page.forms) - 1].submit()
    turn()
    assert _untold(practice) == []
    with practice.database.read() as db:
        assert db.get(JobRow, ("raising", "raise")).fault == ""


def test_in_a_job_it_is_shown_and_has_its_next_turn(told, practice, administrator, turn, clock):
    told.add("job")
    turn()

    with practice.database.read() as db:
        row = db.get(JobRow, ("raising", "raise"))
    assert row.fault in administrator.get("/beheer/taken")
    assert row.due_at == clock() + timedelta(hours=1)


@pytest.mark.parametrize(
    ("hook", "arguments"),
    [
        ("kring_keep_export", {"person_id": None}),
        ("kring_keep_count", {"person_id": None}),
        ("kring_keep_erase", {"person_id": "somebody"}),
    ],
)
def test_asked_what_it_keeps_it_stops_the_act_and_is_named(hook, arguments, told, practice):
    told.add(hook)

    with practice.database.write() as db, pytest.raises(Waits, match=f"raising failed in {hook}"):
        list(getattr(practice.hook, hook)(db=db, **arguments))


def test_asked_what_it_keeps_while_disabled_it_stops_the_act_as_well(told, practice):
    told.add("kring_keep_export")
    Lifecycle(practice).disable("raising")

    with practice.database.read() as db, pytest.raises(Waits, match="raising"):
        list(practice.hook.kring_keep_export(db=db, person_id=None))


def test_one_that_cannot_be_counted_can_still_be_switched_off(told, practice, administrator):
    told.add("kring_keep_count")

    page = administrator.get("/beheer/plugins/raising/uitzetten")
    page.forms[len(page.forms) - 1].submit().follow()
    assert "raising" not in practice.enabled
    assert administrator.status("/beheer/plugins/raising") == 200
