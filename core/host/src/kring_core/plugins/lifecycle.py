"""The life of a plugin in a practice: enabling and disabling, each with a dry run.

Every step first makes a plan; the plan is shown, and checked again inside the transaction that
carries it out, since somebody else may have been first. Tables are migrated before the one
transaction that makes a plugin enabled, so a process that is killed leaves a plugin that is not
enabled, and nothing worse.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field

from kring_hooks.host import Objection
from sqlalchemy.orm import Session

from kring_core.i18n import _
from kring_core.plugins.catalogue import Plugin
from kring_core.plugins.migrate import Step
from kring_core.plugins.models import PluginRow
from kring_core.plugins.relay import Waits
from kring_core.plugins.state import LEFT_HALF, PluginState, read_states
from kring_core.practices.models import Change
from kring_core.practices.practice import Practice


@dataclass(frozen=True)
class Plan:
    """What a step would do, and what stands against it."""

    action: str
    plugin: str
    effects: tuple[str, ...] = ()
    """What will be different; translatable messages."""
    objections: tuple[Objection, ...] = field(default=())

    @property
    def allowed(self) -> bool:
        """Whether nothing blocks the step."""
        return not any(objection.blocking for objection in self.objections)

    def said(self, translate: Callable[[str], str], *, blocking: bool) -> list[str]:
        """The objections that block, or those that warn, in words, each with its rule."""
        return [
            translate(objection.message) + (f" ({objection.rule})" if objection.rule else "")
            for objection in self.objections
            if objection.blocking == blocking
        ]


class PlanRefused(Exception):
    """Something stands against a step; ``plan`` says what."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("; ".join(str(o.message) for o in plan.objections if o.blocking))
        self.plan = plan


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
            return self._plan(db, action, name)

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
            plan = self._plan(db, "enable", name)
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
            plan = self._plan(db, "disable", name)
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

    def _plan(self, db: Session, action: str, name: str) -> Plan:
        host = self._practice.host
        states = read_states(db, host.catalogue, host.schemas)
        if action == "enable":
            return self._plan_enable(states, name)
        return self._plan_disable(db, states, name)

    def _plan_enable(self, states: dict[str, PluginState], name: str) -> Plan:
        state = states[name]
        objections = []
        if state.state in ("broken", "missing") and not state.wanted:
            objections.append(Objection(state.reason))
        elif state.leaving:
            objections.append(Objection(LEFT_HALF))
        for need in state.requires:
            if need not in states:
                message = _("It needs ${plugin}, which is not installed.", {"plugin": need})
                objections.append(Objection(message))
            elif not states[need].active:
                message = _(
                    "It needs ${plugin}. Enable that first.", {"plugin": states[need].title}
                )
                objections.append(Objection(message))
        plugin = self._practice.host.catalogue.plugins.get(name)
        if state.wanted:
            return Plan("enable", name, (_("It is enabled already."),), tuple(objections))
        effects = [_("Addresses that appear: ${count}.", {"count": plugin.routes if plugin else 0})]
        if plugin and plugin.jobs:
            effects.append(_("Jobs that begin to run: ${count}.", {"count": len(plugin.jobs)}))
        if state.remembered:
            effects.append(_("What it kept before is there again."))
        return Plan("enable", name, tuple(effects), tuple(objections))

    def _plan_disable(self, db: Session, states: dict[str, PluginState], name: str) -> Plan:
        state = states[name]
        dependents = [other for other in states.values() if other.wanted and name in other.requires]
        objections = [
            Objection(_("${plugin} needs it. Disable that first.", {"plugin": other.title}))
            for other in dependents
        ]
        if not state.wanted:
            return Plan("disable", name, (_("It is not enabled."),), tuple(objections))
        plugin = self._practice.host.catalogue.plugins.get(name)
        effects = [
            _("Addresses that disappear: ${count}.", {"count": plugin.routes if plugin else 0})
        ]
        if plugin and plugin.jobs:
            effects.append(_("Jobs that pause: ${count}.", {"count": len(plugin.jobs)}))
        stays = _("Its records stay where they are.")
        # A plugin that fails when it is asked is the one that people want to switch off.
        with suppress(Waits):
            count = sum(self.kept(db, name).values())
            stays = _(
                "Records that stay here and can still be exported: ${count}.", {"count": count}
            )
        effects.append(stays)
        return Plan("disable", name, tuple(effects), tuple(objections))

    def kept(self, db: Session, name: str) -> dict[str, int]:
        """How many records of each kind a plugin keeps here; empty when it cannot be asked.

        :raises kring_core.plugins.relay.Waits: when it fails to answer.
        """
        hook = self._practice.hook.kring_keep_count
        if name not in hook.plugins:
            return {}
        return dict(hook.of(name, db=db, person_id=None))


def _plain(value: object) -> object:
    """A value of a manifest as JSON can say it."""
    return (
        list(value) if isinstance(value, tuple) else str(value) if isinstance(value, str) else value
    )
