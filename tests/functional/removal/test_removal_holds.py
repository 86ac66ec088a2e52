"""What stands against the removal of a plugin, and what survives when it is interrupted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pytest
from kring_core.access.identity import Role
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.plugins.migrate import MigrationFailed, Migrator, Step
from kring_core.plugins.packages import packages
from kring_core.plugins.plans import PlanRefused
from kring_core.plugins.removal import Removal
from kring_hooks.host import Manifest, Objection, Record

PAGE = "/beheer/plugins/minimal/verwijderen"


def forget_package(practice, new_host):
    """The practice as a process sees it in which the plugin is not installed any more."""
    return new_host([]).practice(practice.slug)


def test_what_was_never_enabled_cannot_be_removed(other_practice, client_of):
    plan = Removal(other_practice).plan("minimal", "erase")

    assert not plan.allowed


def test_an_objection_stops_it_and_is_shown_with_its_rule(
    practice, little_plugin, new_host, client_of, look
):
    def kring_decide_plugin_removal(db: Any, plugin: str, mode: str) -> Sequence[Objection]:
        return [Objection("Two notes are on loan.", rule="NOTE-1")] if plugin == "minimal" else []

    strict = little_plugin("strict", kring_decide_plugin_removal=kring_decide_plugin_removal)
    here = new_host(["minimal"], extra=[strict]).practice(practice.slug)
    Lifecycle(here).enable("strict")

    with pytest.raises(PlanRefused, match="Two notes are on loan"):
        Removal(here).remove("minimal", "erase", look.passphrase)

    assert look.row(practice).enabled
    page = client_of(here, Role.ADMINISTRATOR).get(f"{PAGE}?mode=erase")
    assert "Two notes are on loan. (NOTE-1)" in page
    assert not any("confirm" in form.fields for form in page.forms.values())


def test_a_plugin_may_object_to_its_own_removal_even_when_it_is_off(
    practice, little_plugin, new_host, look
):
    def kring_decide_plugin_removal(db: Any, plugin: str, mode: str) -> Sequence[Objection]:
        return [Objection("A term runs.")] if plugin == "running" else []

    running = little_plugin("running", kring_decide_plugin_removal=kring_decide_plugin_removal)
    here = new_host([], extra=[running]).practice(practice.slug)
    Lifecycle(here).enable("running")
    Lifecycle(here).disable("running")

    assert not Removal(here).plan("running", "erase").allowed
    assert look.row(practice) is not None


def test_a_plugin_that_cannot_say_what_it_keeps_makes_the_removal_wait(
    practice, little_plugin, new_host, look
):
    def kring_keep_export(db: Any, person_id: str | None) -> Iterable[Record]:
        yield from ()
        raise RuntimeError("half way")

    failing = little_plugin("failing", kring_keep_export=kring_keep_export)
    here = new_host([], extra=[failing]).practice(practice.slug)
    Lifecycle(here).enable("failing")

    with pytest.raises(PlanRefused, match="could not say what it keeps"):
        Removal(here).remove("failing", "erase", look.passphrase)

    assert Lifecycle(here).state("failing").remembered
    assert packages(here) == []


def test_what_others_need_is_not_removed(practice, little_plugin, new_host):
    def kring_register_plugin() -> Manifest:
        return Manifest(title="Leaning", description="For a test.", requires=("minimal",))

    leaning = little_plugin("leaning", kring_register_plugin=kring_register_plugin)
    here = new_host(["minimal"], extra=[leaning]).practice(practice.slug)
    Lifecycle(here).enable("leaning")
    assert not Removal(here).plan("minimal", "keep").allowed

    Lifecycle(here).disable("leaning")

    assert Removal(here).plan("minimal", "keep").allowed
    assert not Removal(here).plan("minimal", "erase").allowed


def test_without_its_package_erasing_waits_with_a_coded_hold(practice, new_host):
    here = forget_package(practice, new_host)

    plan = Removal(here).plan("minimal", "erase")

    assert [objection.rule for objection in plan.objections] == ["package-missing"]
    assert not plan.allowed


def test_without_its_package_an_export_gives_the_raw_rows_and_its_tables_stay(
    practice, new_host, look
):
    here = forget_package(practice, new_host)

    package = look.opened(Removal(here).remove("minimal", "export", look.passphrase).package)

    assert len(json.loads(package["tables/minimal_note.json"])) == 2
    assert "records.json" not in package
    assert "minimal_note" in look.tables(practice)
    assert look.row(practice).enabled is False
    assert ("plugin.exported", "export") in look.changes(practice)


def test_without_its_package_keeping_says_that_it_is_not_wanted_any_more(practice, new_host, look):
    here = forget_package(practice, new_host)

    Removal(here).remove("minimal", "keep")

    assert look.row(practice).enabled is False
    assert Lifecycle(here).state("minimal").state == "missing"


class Killed:
    """A migrator whose process is ended, before it did its work or after."""

    def __init__(self, migrator: Migrator | None) -> None:
        self.migrator = migrator

    def run(self, url: str, steps: Sequence[Step]) -> None:
        """Do the work or not, and never come back to say so."""
        if self.migrator:
            self.migrator.run(url, steps)
        raise MigrationFailed("the process that migrates was ended")


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_removal_that_was_killed_leaves_it_off_and_can_be_finished(
    practice, administrator, new_host, when, look
):
    here = new_host(["minimal"]).practice(practice.slug)
    here.host.migrator = Killed(here.host.migrator if when == "after" else None)
    with pytest.raises(MigrationFailed):
        Removal(here).remove("minimal", "erase", look.passphrase)
    practice.forget()

    assert administrator.status("/") == 200
    assert administrator.status("/notities") == 404
    assert "Its removal was begun and not finished" in administrator.get("/beheer/plugins")
    assert not Lifecycle(practice).plan("enable", "minimal").allowed
    assert not Removal(practice).plan("minimal", "keep").allowed

    Removal(practice).remove("minimal", "erase", look.passphrase)

    assert look.row(practice) is None
    assert look.tables(practice) == set()


def test_a_plugin_that_cannot_count_can_still_be_seen_and_switched_off(
    practice, little_plugin, new_host, client_of
):
    def kring_keep_count(db: Any, person_id: str | None) -> Mapping[str, int]:
        raise RuntimeError("counting")

    failing = little_plugin("failing", kring_keep_count=kring_keep_count)
    here = new_host([], extra=[failing]).practice(practice.slug)
    Lifecycle(here).enable("failing")
    administrator = client_of(here, Role.ADMINISTRATOR)

    assert "could not be shown" in administrator.get("/beheer/plugins/failing")
    assert "could not say what it keeps" in administrator.get(
        "/beheer/plugins/failing/verwijderen?mode=erase"
    )
    assert Lifecycle(here).disable("failing").allowed
