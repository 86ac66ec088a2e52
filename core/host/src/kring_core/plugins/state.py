"""The state of each plugin in one practice: installed, enabled, disabled, broken or missing.

The database remembers what the practice decided; the catalogue knows which packages are here and
sound. What a plugin really is follows from both, in the one function :func:`read_states`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kring_core.i18n import _
from kring_core.plugins.catalogue import HOST, Catalogue
from kring_core.plugins.models import LEAVING, PluginRow
from kring_core.plugins.schemas import Schemas


@dataclass(frozen=True, slots=True)
class PluginState:
    """One plugin in one practice."""

    name: str
    title: str
    version: str
    state: str
    """``installed`` (never enabled here), ``enabled``, ``disabled``, ``broken`` or ``missing``."""
    reason: str = ""
    """Why it is broken or missing, or why an enabled one does not answer."""
    requires: tuple[str, ...] = ()
    remembered: bool = False
    """Whether the practice enabled it at some time, so that its tables exist here."""
    wanted: bool = False
    """Whether the practice decided that it is on."""
    usable: bool = False
    """Whether its package is sound and fits its tables."""
    active: bool = False
    """Whether it answers: wanted, usable, and all that it requires is active."""
    settings: dict[str, Any] = field(default_factory=dict, repr=False)
    manifest: dict[str, Any] = field(default_factory=dict, repr=False)
    row_version: int = 0

    @property
    def kept(self) -> bool:
        """Whether its tables exist and its package can be asked what it keeps."""
        return self.name == HOST or (self.remembered and self.usable and not self.leaving)

    @property
    def leaving(self) -> bool:
        """Whether its removal was begun and not finished, so that its tables may be gone."""
        return LEAVING in self.manifest

    @property
    def listed(self) -> bool:
        """Whether a practice can decide on it: all but the host's own."""
        return self.name != HOST


LEFT_HALF = _("Its removal was begun and not finished. Remove it again to finish it.")

_ROWS = select(PluginRow.__table__)


def read_states(db: Session, catalogue: Catalogue, schemas: Schemas) -> dict[str, PluginState]:
    """The state of every plugin that is installed here or was enabled at some time, by name."""
    rows = {row["name"]: row for row in db.execute(_ROWS).mappings()}
    there = [name for name in rows if name in catalogue.plugins and not _leaves(rows[name])]
    behind = schemas.behind(db, there)
    states = {
        name: _state(name, rows.get(name), catalogue, behind)
        for name in sorted({*catalogue.plugins, *rows})
    }
    return _with_requirements(states)


def _state(name: str, row: Any, catalogue: Catalogue, behind: dict[str, str]) -> PluginState:
    plugin = catalogue.plugins.get(name)
    wanted = name == HOST or bool(row is not None and row["enabled"])
    stored = row["manifest"] if row is not None else {}
    reason = ""
    if plugin is None:
        state, reason = "missing", _("The software of this plugin is not installed any more.")
    elif plugin.broken is not None:
        said = _("It cannot be used: ${reason}", {"reason": plugin.broken})
        state, reason = "broken", said
    elif row is None and name != HOST:
        state = "installed"
    else:
        state = "enabled" if wanted else "disabled"
        reason = LEFT_HALF if row is not None and _leaves(row) else behind.get(name, "")
    return PluginState(
        name=name,
        title=plugin.title if plugin and plugin.manifest else stored.get("title", name),
        version=plugin.version if plugin else row["plugin_version"],
        state="broken" if state == "enabled" and reason else state,
        reason=reason,
        requires=plugin.requires if plugin else tuple(stored.get("requires", ())),
        remembered=row is not None,
        wanted=wanted,
        usable=plugin is not None and plugin.broken is None and name not in behind,
        active=state == "enabled" and not reason,
        settings=row["settings"] if row is not None else {},
        manifest=stored,
        row_version=row["version"] if row is not None else 0,
    )


def _leaves(row: Any) -> bool:
    return LEAVING in row["manifest"]


def _with_requirements(states: dict[str, PluginState]) -> dict[str, PluginState]:
    """Silence what needs a plugin that does not answer, however long the chain."""
    states = dict(states)
    while True:
        lame = {
            name: missing
            for name, state in states.items()
            if state.active
            and (missing := [need for need in state.requires if not _answers(states, need)])
        }
        if not lame:
            return states
        for name, missing in lame.items():
            needs = _("What it needs does not answer: ${plugins}.", {"plugins": ", ".join(missing)})
            states[name] = replace(states[name], active=False, state="broken", reason=needs)


def _answers(states: dict[str, PluginState], name: str) -> bool:
    return name in states and states[name].active
