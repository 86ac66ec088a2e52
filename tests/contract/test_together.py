"""Several at once: administrators, processes, applications; and a process that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier

import pytest
from kring_core.access.identity import Role
from kring_core.outbox.models import OutboxRow
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.plugins.models import PluginRow
from kring_core.practices.models import Change
from sqlalchemy import inspect, select

AGREED = 1.0
"""Seconds after which every process knows what one of them changed."""


def at_once(*acts):
    """Do several things at the same moment; answer what each gave, or raised."""
    start = Barrier(len(acts))

    def do(act):
        start.wait()
        try:
            return act()
        except Exception as error:  # noqa: BLE001 - the test looks at it
            return error

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts))


def rows(practice, table, **wanted):
    with practice.database.read() as db:
        return db.scalars(select(table).filter_by(**wanted)).all()


@pytest.mark.parametrize("hosts", [1, 2], ids=["in one process", "in two"])
def test_two_administrators_who_enable_at_once_enable_once(hosts, other_practice, host, new_host):
    second = host if hosts == 1 else new_host(["minimal"])
    practices = [other_practice, second.practice(other_practice.slug)]

    plans = at_once(*(lambda p=p: Lifecycle(p).enable("minimal") for p in practices * 2))
    assert [plan.allowed for plan in plans] == [True] * 4
    assert len(rows(other_practice, Change, action="plugin.enabled")) == 1
    assert len(rows(other_practice, OutboxRow, plugin="minimal")) == 1
    assert all(Lifecycle(p).state("minimal").active for p in practices)


def test_one_who_enables_and_one_who_disables_leave_one_of_both(practice, new_host):
    second = new_host(["minimal"]).practice(practice.slug)
    for _round in range(5):
        done = at_once(
            lambda: Lifecycle(practice).disable("minimal"),
            lambda: Lifecycle(second).enable("minimal"),
        )
        assert [plan.allowed for plan in done] == [True, True]
        (row,) = rows(practice, PluginRow, name="minimal")
        assert {Lifecycle(p).state("minimal").wanted for p in (practice, second)} == {row.enabled}


def test_a_page_that_is_open_while_the_plugin_goes_is_a_404_and_no_fault(
    practice, new_host, client_of
):
    client = client_of(practice)
    assert client.status("/notities") == 200
    answers = at_once(
        lambda: Lifecycle(practice).disable("minimal"),
        *(lambda: [client_of(practice).status("/notities") for _ in range(10)] for _ in range(2)),
    )
    assert set(answers[1] + answers[2]) <= {200, 404}
    assert client.status("/notities") == 404


def test_another_installation_agrees_within_a_second(practice, new_host, client_of):
    second = client_of(new_host(["minimal"]).practice(practice.slug))
    assert second.status("/notities") == 200
    Lifecycle(practice).disable("minimal")

    deadline = time.monotonic() + AGREED
    while second.status("/notities") != 404:
        assert time.monotonic() < deadline, "it still answers"
        time.sleep(0.05)


@pytest.fixture
def process(workshop, fixture_plugins):
    """Start a process of its own at the same home; it and all that it started end with the test."""
    started = []

    def start(*command: str, **options) -> subprocess.Popen:
        known = {name: value for name, value in os.environ.items() if name[:6] != "KRING_"}
        place = {"KRING_HOME": str(workshop.home), "PYTHONPATH": os.pathsep.join(fixture_plugins)}
        running = subprocess.Popen(
            [sys.executable, "-W", "ignore", *command],
            env={**known, **place},
            start_new_session=True,
            text=True,
            **options,
        )
        started.append(running)
        return running

    yield start
    for running in started:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()


KRING = ("-c", "import sys; from kring_core.cli import main; sys.exit(main())")


@pytest.mark.slow
def test_a_second_process_enables_and_this_one_agrees_within_a_second(
    process, other_practice, client_of
):
    client = client_of(other_practice)
    assert client.status("/notities") == 404
    asked = ("plugin", "enable", "minimal", "--practice", other_practice.slug)
    assert process(*KRING, *asked, stdout=subprocess.DEVNULL).wait() == 0

    time.sleep(AGREED)
    assert client.status("/notities") == 200


ENABLE = """
import sys, time
from pathlib import Path
from kring_core.clock import system_clock
from kring_core.host import Host
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.settings import Settings

def hang(*_, **__):
    print("here", flush=True)
    time.sleep(600)

if __name__ == "__main__":
    home, slug, moment = sys.argv[1:]
    host = Host(Settings(home=Path(home), clock=system_clock), plugins=["minimal"])
    lifecycle = Lifecycle(host.practice(slug))
    if moment == "before the migration":
        host.migrator.run = hang
    elif moment == "after the migration":
        Lifecycle._switch_on = hang
    else:
        Lifecycle._note = hang
    lifecycle.enable("minimal")
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "moment", ["before the migration", "after the migration", "while it is switched on"]
)
def test_a_process_killed_while_it_enables_leaves_no_half_enabled_plugin(
    moment, process, other_practice, workshop, client_of, tmp_path
):
    script = tmp_path / "enable.py"
    script.write_text(ENABLE, "utf-8")
    arguments = (str(script), str(workshop.home), other_practice.slug, moment)
    killed = process(*arguments, stdout=subprocess.PIPE)
    assert killed.stdout.readline() == "here\n"
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    killed.stdout.close()

    client = client_of(other_practice, Role.ADMINISTRATOR)
    assert Lifecycle(other_practice).state("minimal").state == "installed"
    assert client.status("/notities") == 404
    assert client.status("/beheer/plugins/minimal") == 200
    assert rows(other_practice, OutboxRow, plugin="minimal") == []

    Lifecycle(other_practice).enable("minimal")
    assert client.status("/notities") == 200


def test_an_error_while_it_is_switched_on_takes_all_of_it_back(
    other_practice, monkeypatch, client_of
):
    def fail(*_arguments):
        raise RuntimeError("the machine stops")

    monkeypatch.setattr(Lifecycle, "_note", fail)
    with pytest.raises(RuntimeError, match="the machine stops"):
        Lifecycle(other_practice).enable("minimal")
    monkeypatch.undo()

    assert rows(other_practice, PluginRow) == []
    assert client_of(other_practice).status("/notities") == 404
    Lifecycle(other_practice).enable("minimal")
    assert client_of(other_practice).status("/notities") == 200


def test_applications_with_different_plugins_live_in_one_process(
    practice, other_practice, new_host, client_of
):
    without = new_host([])

    assert client_of(practice).status("/notities") == 200
    assert client_of(without.practice(other_practice.slug)).status("/notities") == 404
    assert "minimal" not in without.catalogue.plugins
    assert client_of(practice).status("/notities") == 200


def test_the_order_in_which_plugins_were_taken_up_changes_no_page(
    practice, new_host, module, client_of
):
    panel = """
@hookimpl
def kring_collect_menu(request: Any, area: str) -> Sequence[MenuItem]:
    return [MenuItem("b", "B", "kring.home"), MenuItem("a", __name__, "kring.home", after=("b",))]

@hookimpl
def kring_collect_panels(request: Any, slot: str) -> Sequence[Panel]:
    return [Panel("p", __name__, "kring_minimal:templates/minimal/panel.html", {"notes": []})]
"""
    extra = [module(name, panel) for name in ("alpha", "beta", "gamma")]
    for name, _module in extra:
        Lifecycle(new_host(["minimal"], extra).practice(practice.slug)).enable(name)

    pages = [
        client_of(new_host(["minimal"], order).practice(practice.slug)).get("/").text
        for order in (extra, extra[::-1], [extra[1], extra[2], extra[0]])
    ]
    assert "written_gamma" in pages[0]
    assert pages[0] == pages[1] == pages[2]


def test_enabling_changes_no_table_of_another(practice, other_practice):
    with other_practice.database.read() as db:
        before = set(inspect(db.connection()).get_table_names())
    Lifecycle(other_practice).enable("minimal")

    with other_practice.database.read() as db:
        after = set(inspect(db.connection()).get_table_names())
    assert after - before == {"minimal_note", "kring_version_minimal"}
    assert before < after
