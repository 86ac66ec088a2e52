"""What the removal of a plugin would do, and what stands against it."""

from __future__ import annotations

from dataclasses import replace

from kring_hooks.host import Objection
from sqlalchemy import func, inspect, select, table
from sqlalchemy.orm import Session

from kring_core.i18n import _
from kring_core.plugins.migrate import version_table
from kring_core.plugins.plans import Plan
from kring_core.plugins.policies import Waits
from kring_core.plugins.relay import Relay
from kring_core.plugins.schemas import NEWER, OUTDATED
from kring_core.plugins.state import LEFT_HALF, PluginState, read_states
from kring_core.practices.practice import Practice

PACKAGE_MISSING = "package-missing"
"""Code of the hold on the tables of a plugin whose package is not here, or broken."""

OTHER_VERSION = "other-version"
"""Code of the hold on tables that are of another version than the package."""

STILL_NEEDED = "still-needed"
"""Code of the objection that another plugin needs it."""

HALF_GONE = "half-gone"
"""Code of the objection that a removal which was begun can only be finished."""


def plan_removal(practice: Practice, db: Session, state: PluginState, mode: str) -> Plan:
    """The plan of a removal, in a transaction that is read only; everybody concerned is heard."""
    if not state.remembered:
        said = _("It was never enabled here, so there is nothing to remove.")
        return Plan("remove", state.name, (), (Objection(said),))
    relay = relay_of(practice, state)
    decision = relay.kring_decide_plugin_removal(db=db, plugin=state.name, mode=mode)
    objections = _needed_by(practice, db, state, mode)
    objections += [objection for _plugin, objection in decision.objections]
    held = hold(state)
    if state.leaving and mode == "keep":
        objections.append(Objection(LEFT_HALF, rule=HALF_GONE))
    elif held is not None and mode != "keep":
        objections.append(replace(held, blocking=mode == "erase"))
    try:
        count = _count(db, state, relay)
    except Waits as waits:
        return Plan("remove", state.name, (), (*objections, waiting(waits)))
    effects = _effects(state, mode, count, stays=held is not None)
    return Plan("remove", state.name, effects, tuple(objections))


def relay_of(practice: Practice, state: PluginState) -> Relay:
    """The hooks as they are heard on a removal: the plugin itself is asked, whether on or off."""
    known = practice.state
    itself = {state.name} if state.usable else set()
    return practice.host.relay(known.enabled | itself, known.kept | itself, savepoints=False)


def hold(state: PluginState) -> Objection | None:
    """Why the tables of a plugin cannot be removed: nobody here knows how they were made."""
    if state.usable:
        return None
    if state.reason in (OUTDATED, NEWER):
        return Objection(state.reason, rule=OTHER_VERSION)
    said = _(
        "Its software is missing or broken, so its tables stay. Have it installed again and remove"
        " the plugin then. “Export” gives what is in its tables now."
    )
    return Objection(said, rule=PACKAGE_MISSING)


def waiting(waits: Waits) -> Objection:
    """Why a removal waits: a plugin could not say what it keeps."""
    said = _(
        "${plugin} could not say what it keeps, so nothing was removed. Whoever manages Kring finds"
        " the reason in the log.",
        {"plugin": waits.plugin},
    )
    return Objection(said, rule=waits.hook)


def has_tables(db: Session, state: PluginState) -> bool:
    """Whether its tables are still there; a removal that was interrupted may have taken them."""
    return not state.leaving or version_table(state.name) in _known_tables(db)


def tables_of(db: Session, state: PluginState) -> list[str]:
    """The tables of the stored manifest that exist here."""
    known = _known_tables(db)
    return [name for name in state.manifest.get("tables", ()) if name in known]


def _known_tables(db: Session) -> set[str]:
    return set(inspect(db.connection()).get_table_names())


def _needed_by(practice: Practice, db: Session, state: PluginState, mode: str) -> list[Objection]:
    found = []
    for other in read_states(db, practice.host.catalogue, practice.host.schemas).values():
        if state.name not in other.requires:
            continue
        if other.wanted:
            said = _("${plugin} needs it. Disable that first.", {"plugin": other.title})
            found.append(Objection(said, rule=STILL_NEEDED))
        elif other.remembered and mode != "keep":
            said = _("${plugin} needs what it keeps. Remove that first.", {"plugin": other.title})
            found.append(Objection(said, rule=STILL_NEEDED))
    return found


def _count(db: Session, state: PluginState, relay: Relay) -> int:
    """How many records it keeps; how many rows, when the plugin cannot be asked."""
    if not has_tables(db, state):
        return 0
    if state.name in relay.kring_keep_count.plugins:
        counted = relay.kring_keep_count.of(state.name, db=db, person_id=None)
        return int(sum(counted.values()))
    rows = (select(func.count()).select_from(table(name)) for name in tables_of(db, state))
    return sum(db.scalar(count) or 0 for count in rows)


def _effects(state: PluginState, mode: str, count: int, *, stays: bool) -> tuple[str, ...]:
    first = (_("It is disabled first."),) if state.wanted else ()
    number = {"count": count}
    if mode == "keep":
        said = _("Records that stay here and can still be exported: ${count}.", number)
        return (*first, said)
    packed = (
        _("Records that go into an encrypted package for you: ${count}.", number)
        if mode == "export"
        else _("A backup is made first, an encrypted package. Records in it: ${count}.", number)
    )
    lapses = _("The package stays on this server for 30 days and is removed then.")
    gone = (
        _("Its tables stay as they are.")
        if stays
        else _("Its tables, its settings and its files here are removed.")
    )
    return (*first, packed, lapses, gone)
