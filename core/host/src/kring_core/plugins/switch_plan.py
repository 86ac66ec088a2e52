"""What enabling or disabling a plugin would do, and what stands against it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from kring_hooks.host import Objection
from sqlalchemy.orm import Session

from kring_core.i18n import _
from kring_core.plugins.plans import Plan
from kring_core.plugins.policies import Waits
from kring_core.plugins.state import LEFT_HALF, PluginState, read_states
from kring_core.practices.practice import Practice


def plan_switch(practice: Practice, db: Session, action: str, name: str) -> Plan:
    """The plan of ``enable`` or ``disable``, as things are in this transaction."""
    states = read_states(db, practice.host.catalogue, practice.host.schemas)
    if action == "enable":
        return _plan_enable(practice, states, states[name])
    return _plan_disable(practice, db, states, states[name])


def _plan_enable(practice: Practice, states: Mapping[str, PluginState], state: PluginState) -> Plan:
    objections = tuple(_against_enabling(states, state))
    if state.wanted:
        return Plan("enable", state.name, (_("It is enabled already."),), objections)
    routes, jobs = _appears(practice, state)
    effects = [_("Addresses that appear: ${count}.", {"count": routes})]
    if jobs:
        effects.append(_("Jobs that begin to run: ${count}.", {"count": jobs}))
    if state.remembered:
        effects.append(_("What it kept before is there again."))
    return Plan("enable", state.name, tuple(effects), objections)


def _against_enabling(states: Mapping[str, PluginState], state: PluginState) -> list[Objection]:
    objections = []
    if state.state in ("broken", "missing") and not state.wanted:
        objections.append(Objection(state.reason))
    elif state.leaving:
        objections.append(Objection(LEFT_HALF))
    for need in state.requires:
        if need not in states:
            said = _("It needs ${plugin}, which is not installed.", {"plugin": need})
            objections.append(Objection(said))
        elif not states[need].active:
            said = _("It needs ${plugin}. Enable that first.", {"plugin": states[need].title})
            objections.append(Objection(said))
    return objections


def _plan_disable(
    practice: Practice, db: Session, states: Mapping[str, PluginState], state: PluginState
) -> Plan:
    objections = tuple(
        Objection(_("${plugin} needs it. Disable that first.", {"plugin": other.title}))
        for other in states.values()
        if other.wanted and state.name in other.requires
    )
    if not state.wanted:
        return Plan("disable", state.name, (_("It is not enabled."),), objections)
    routes, jobs = _appears(practice, state)
    effects = [_("Addresses that disappear: ${count}.", {"count": routes})]
    if jobs:
        effects.append(_("Jobs that pause: ${count}.", {"count": jobs}))
    stays = _("Its records stay where they are.")
    # A plugin that fails when it is asked is the one that people want to switch off.
    with suppress(Waits):
        count = sum(kept_by(practice, db, state.name).values())
        stays = _("Records that stay here and can still be exported: ${count}.", {"count": count})
    return Plan("disable", state.name, (*effects, stays), objections)


def _appears(practice: Practice, state: PluginState) -> tuple[int, int]:
    """How many addresses and how many jobs a plugin has; none when its package is not here."""
    plugin = practice.host.catalogue.plugins.get(state.name)
    return (plugin.routes, len(plugin.jobs)) if plugin else (0, 0)


def kept_by(practice: Practice, db: Session, name: str) -> dict[str, int]:
    """How many records of each kind a plugin keeps here; empty when it cannot be asked.

    :raises kring_core.plugins.policies.Waits: when it fails to answer.
    """
    hook = practice.hook.kring_keep_count
    return dict(hook.of(name, db=db, person_id=None)) if name in hook.plugins else {}
