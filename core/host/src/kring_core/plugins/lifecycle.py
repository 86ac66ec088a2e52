"""The life of a plugin in a practice: enabling and disabling, each with a dry run.

Every step first makes a plan; the plan is shown, and checked again inside the transaction that
carries it out, since somebody else may have been first. Tables are migrated before the one
transaction that makes a plugin enabled, so a process that is killed leaves a plugin that is not
enabled, and nothing worse.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from sqlalchemy.orm import Session

from kring_core.plugins.catalogue import Plugin
from kring_core.plugins.migrate import Step
from kring_core.plugins.models import PluginRow
from kring_core.plugins.plans import Plan, PlanRefused
from kring_core.plugins.state import PluginState
from kring_core.plugins.switch_plan import plan_switch
from kring_core.practices.models import Change
from kring_core.practices.practice import Practice


class UnknownPlugin(LookupError):
    """There is no such plugin, installed or remembered."""


class Lifecycle:
    """The steps of plugins in one practice. Each opens transactions of its own."""

    def __init__(self, practice: Practice, account_id: str | None = None) -> None:
        """For a practice, on behalf of an account; None when it comes from the command line."""
        self._practice = practice
        self._account_id = account_id

    def states(self) -> list[PluginState]:
        """All plugins that are installed here or were enabled at some time, by name."""
        self._practice.forget()
        states = self._practice.state.plugins
        return [states[name] for name in sorted(states) if states[name].listed]

    def state(self, name: str) -> PluginState:
        """One plugin.

        :raises UnknownPlugin: when there is none of this name.
        """
        for state in self.states():
            if state.name == name:
                return state
        raise UnknownPlugin(name)

    def plan(self, action: str, name: str) -> Plan:
        """The dry run of ``enable`` or ``disable``; nothing is changed.

        :raises UnknownPlugin: when there is none of this name.
        """
        self.state(name)
        with self._practice.database.read() as db:
            return plan_switch(self._practice, db, action, name)

    def enable(self, name: str) -> Plan:
        """Enable a plugin: migrate its tables, then switch it on. Doing it twice does no harm.

        :raises UnknownPlugin: when there is none of this name.
        :raises PlanRefused: with the plan, when something stands against it.
        :raises kring_core.plugins.migrate.MigrationFailed: nothing is enabled then.
        """
        plan = self.plan("enable", name)
        if not plan.allowed:
            raise PlanRefused(plan)
        plugin = self._practice.host.catalogue.plugins[name]
        if folder := self._practice.host.schemas.folder(name):
            self._practice.host.migrator.run(self._practice.database.url, [Step(name, folder)])
        with self._practice.database.write() as db:
            plan = plan_switch(self._practice, db, "enable", name)
            if not plan.allowed:
                raise PlanRefused(plan)
            self._switch_on(db, plugin)
        self._practice.forget()
        return plan

    def _switch_on(self, db: Session, plugin: Plugin) -> None:
        now = self._practice.host.clock()
        assert plugin.manifest is not None
        manifest = {name: _plain(value) for name, value in asdict(plugin.manifest).items()}
        row = db.get(PluginRow, plugin.name)
        if row is None:
            row = PluginRow(
                name=plugin.name,
                enabled=False,
                plugin_version=plugin.version,
                manifest=manifest,
                changed_at=now,
            )
            db.add(row)
        elif row.enabled:
            return
        row.enabled, row.changed_at = True, now
        row.plugin_version, row.manifest = plugin.version, manifest
        self._note(db, "plugin.enabled", plugin.name)
        # The plugin itself hears of it too, and the relay at hand does not know it yet.
        state = self._practice.state
        relay = self._practice.host.relay(
            state.enabled | {plugin.name}, state.kept, savepoints=False
        )
        relay.kring_on_plugin_enabled(db=db, at=now, plugin=plugin.name)

    def disable(self, name: str) -> Plan:
        """Disable a plugin: what it keeps stays. Doing it twice does no harm.

        :raises UnknownPlugin: when there is none of this name.
        :raises PlanRefused: with the plan, when others need it.
        """
        self.state(name)
        with self._practice.database.write() as db:
            plan = plan_switch(self._practice, db, "disable", name)
            if not plan.allowed:
                raise PlanRefused(plan)
            row = db.get(PluginRow, name)
            if row is not None and row.enabled:
                row.enabled, row.changed_at = False, self._practice.host.clock()
                self._note(db, "plugin.disabled", name)
        self._practice.forget()
        return plan

    def _note(self, db: Session, action: str, name: str) -> None:
        now = self._practice.host.clock()
        db.add(Change(at=now, account_id=self._account_id, action=action, subject=name))


def _plain(value: object) -> object:
    """A value of a manifest as JSON can say it."""
    if isinstance(value, Mapping):
        return {str(name): str(said) for name, said in value.items()}
    return (
        list(value) if isinstance(value, tuple) else str(value) if isinstance(value, str) else value
    )
