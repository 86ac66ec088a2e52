"""The switch: where a plugin is off nothing of it is met, and nothing of what it keeps is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from kring_core.access.identity import Role
from kring_core.host import Host
from kring_core.outbox.models import JobRow, OutboxRow
from kring_core.plugins.catalogue import Plugin
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.practices.practice import Practice
from kring_core.testing.clock import MovableClock
from kring_core.testing.contract.base import Part
from kring_core.testing.contract.looks import looks
from kring_core.testing.workshop import Workshop

MANAGEMENT = ("/", "/mijn", "/beheer", "/beheer/plugins", "/beheer/taken", "/beheer/wijzigingen")

NewPractice = Callable[..., Practice]


class SwitchContract(Part):
    """A plugin is there where it is enabled, and nowhere else."""

    @pytest.fixture
    def disabled(self, practice: Practice) -> Practice:
        """A practice that switched the plugin off; what it holds stayed."""
        Lifecycle(practice).disable(self.plugin)
        return practice

    def test_it_is_met_where_it_is_enabled(self, workshop: Workshop, practice: Practice) -> None:
        seen = looks(workshop, practice, self.plugin)

        assert not seen.answers or not seen.nothing
        assert 500 not in seen.answers.values()

    def test_nothing_of_it_is_met_where_it_was_never_enabled(
        self, workshop: Workshop, practice: Practice, other_practice: Practice
    ) -> None:
        assert looks(workshop, other_practice, self.plugin).nothing

    def test_switched_off_it_is_gone_here_and_alive_there(
        self, workshop: Workshop, new_practice: NewPractice, plugins: list[str], practice: Practice
    ) -> None:
        neighbour = new_practice(*plugins)
        before = looks(workshop, practice, self.plugin)
        Lifecycle(practice).disable(self.plugin)

        assert looks(workshop, practice, self.plugin).nothing
        assert looks(workshop, neighbour, self.plugin) == before

    def test_switched_off_it_is_asked_only_what_it_keeps(self, disabled: Practice) -> None:
        hooks = {name: hook for name, hook in vars(disabled.hook).items() if name[:5] == "kring"}

        assert {n for n, hook in hooks.items() if self.plugin in hook.plugins} == {
            name
            for name in hooks
            if name.startswith("kring_keep_") and self._implements(disabled.host, name)
        }

    def _implements(self, host: Host, hook: str) -> bool:
        return hasattr(host.catalogue.manager.get_plugin(self.plugin), hook)

    def test_switched_off_its_jobs_rest_and_it_is_told_nothing(
        self, disabled: Practice, clock: MovableClock, turn: Callable[..., int]
    ) -> None:
        clock.move(days=400)
        with disabled.database.read() as db:
            waiting = set(db.scalars(select(OutboxRow.id).where(OutboxRow.plugin == self.plugin)))
        turn(disabled)

        with disabled.database.read() as db:
            assert not db.scalars(select(JobRow).where(JobRow.plugin == self.plugin)).all()
            still = set(db.scalars(select(OutboxRow.id).where(OutboxRow.plugin == self.plugin)))
        assert still == waiting

    def test_its_jobs_run_and_it_hears_what_it_should(
        self, practice: Practice, subject: Plugin, clock: MovableClock, turn: Callable[..., int]
    ) -> None:
        turn(practice)
        clock.move(days=400)
        turn(practice)

        with practice.database.read() as db:
            ran = list(db.scalars(select(JobRow).where(JobRow.plugin == self.plugin)))
            untold = list(db.scalars(select(OutboxRow).where(OutboxRow.plugin == self.plugin)))
        assert {row.name for row in ran} == {job.name for job in subject.jobs}
        assert [row.name for row in ran if row.fault] == []
        assert [(row.hook, row.fault) for row in untold] == []

    def test_switched_on_again_everything_is_back(
        self, workshop: Workshop, practice: Practice
    ) -> None:
        before = looks(workshop, practice, self.plugin)
        Lifecycle(practice).disable(self.plugin)
        Lifecycle(practice).enable(self.plugin)

        assert looks(workshop, practice, self.plugin) == before

    def test_a_restart_switches_nothing_on(
        self,
        workshop: Workshop,
        disabled: Practice,
        plugins: list[str],
        new_host: Callable[..., Host],
    ) -> None:
        restarted = new_host(plugins).practice(disabled.slug)

        assert restarted is not None
        assert looks(workshop, restarted, self.plugin).nothing

    def test_without_its_package_every_other_page_works(
        self,
        workshop: Workshop,
        practice: Practice,
        plugins: list[str],
        new_host: Callable[..., Host],
    ) -> None:
        rest = new_host([name for name in plugins if name != self.plugin])
        left = rest.practice(practice.slug)
        assert left is not None
        client = workshop.client(left, Role.ADMINISTRATOR)

        assert left.state.plugins[self.plugin].state == "missing"
        assert {path: client.status(path) for path in MANAGEMENT} == dict.fromkeys(MANAGEMENT, 200)
        assert client.status(f"/beheer/plugins/{self.plugin}") == 200
