"""Removing a plugin from a practice: keep what it kept, export it, or erase it.

The order leaves no state in which a plugin is enabled and its tables are gone: it is switched off
and that is committed; the package is written and the row marked as *leaving*; its tables go; its
row goes. A process that is killed in between leaves a plugin that is off, and the same removal
finishes it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from kring_core.files.models import StoredFile
from kring_core.outbox.models import JobRow, OutboxRow
from kring_core.plugins.lifecycle import UnknownPlugin
from kring_core.plugins.migrate import BASE, Step
from kring_core.plugins.models import LEAVING, PluginRow
from kring_core.plugins.packages import new_package
from kring_core.plugins.plans import Plan, PlanRefused
from kring_core.plugins.policies import Waits
from kring_core.plugins.removal_plan import (
    has_tables,
    hold,
    plan_removal,
    relay_of,
    tables_of,
    waiting,
)
from kring_core.plugins.state import PluginState, read_states
from kring_core.practices.models import Change
from kring_core.practices.practice import FRESH_SECONDS, Practice

MODES = ("keep", "export", "erase")


@dataclass(frozen=True, slots=True)
class Removed:
    """What a removal did."""

    plan: Plan
    package: Path | None = None
    """The package that was written; None when there was nothing to pack."""


class Removal:
    """Removals in one practice. Each opens transactions of its own."""

    def __init__(self, practice: Practice, account_id: str | None = None) -> None:
        """For a practice, on behalf of an account; None when it comes from the command line."""
        self._practice = practice
        self._account_id = account_id

    def plan(self, name: str, mode: str) -> Plan:
        """The dry run; nothing is changed.

        :param mode: one of :data:`MODES`.
        :raises UnknownPlugin: when there is none of this name.
        """
        self._practice.forget()
        with self._practice.database.read() as db:
            return plan_removal(self._practice, db, self._state(db, name), mode)

    def remove(self, name: str, mode: str, passphrase: str = "") -> Removed:
        """Remove a plugin. One that was interrupted is finished by doing it again.

        :param passphrase: opens the package; needed for ``export`` and ``erase``.
        :raises UnknownPlugin: when there is none of this name.
        :raises PlanRefused: with the plan, when something stands against it.
        :raises kring_core.plugins.migrate.MigrationFailed: it is off, its tables are still there.
        """
        self._practice.forget()
        plan, was_on = self._switch_off(name, mode)
        if mode == "keep":
            return Removed(plan)
        if was_on:
            # Until then another process may believe that it is on, and write to its tables.
            time.sleep(FRESH_SECONDS)
        package, may_go = self._pack(name, mode, passphrase)
        if may_go:
            self._drop_tables(name)
            self._forget(name, mode)
        self._practice.forget()
        return Removed(plan, package)

    def _state(self, db: Session, name: str) -> PluginState:
        host = self._practice.host
        state = read_states(db, host.catalogue, host.schemas).get(name)
        if state is None or not state.listed:
            raise UnknownPlugin(name)
        return state

    def _allowed(self, db: Session, name: str, mode: str) -> tuple[Plan, PluginState]:
        state = self._state(db, name)
        plan = plan_removal(self._practice, db, state, mode)
        if not plan.allowed:
            raise PlanRefused(plan)
        return plan, state

    def _switch_off(self, name: str, mode: str) -> tuple[Plan, bool]:
        with self._practice.database.write() as db:
            plan, state = self._allowed(db, name, mode)
            row = db.get_one(PluginRow, name)
            row.enabled, row.changed_at = False, self._practice.host.clock()
            if mode == "keep":
                self._note(db, "plugin.removed", name, mode)
            elif state.wanted:
                self._note(db, "plugin.disabled", name)
        self._practice.forget()
        return plan, state.wanted

    def _pack(self, name: str, mode: str, passphrase: str) -> tuple[Path | None, bool]:
        """Write the package; answer where it is, and whether the tables may go."""
        with self._practice.database.write() as db:
            plan, state = self._allowed(db, name, mode)
            if not has_tables(db, state):
                return None, True
            may_go = hold(state) is None
            try:
                package, files = self._write_package(db, state, mode, passphrase)
            except Waits as waits:
                raise PlanRefused(replace(plan, objections=(waiting(waits),))) from waits
            row = db.get_one(PluginRow, name)
            # Somebody may have enabled it since; then it is switched off here once more.
            row.enabled = False
            if may_go:
                row.manifest = {**row.manifest, LEAVING: sorted(files)}
            else:
                self._note(db, "plugin.exported", name, mode)
        return package, may_go

    def _write_package(
        self, db: Session, state: PluginState, mode: str, passphrase: str
    ) -> tuple[Path, set[str]]:
        practice = self._practice
        export = relay_of(practice, state).kring_keep_export
        with new_package(practice, db, state.name, mode, passphrase) as packing:
            contents: dict[str, Any] = {
                "practice": practice.slug,
                "plugin": state.name,
                "version": state.version,
                "made_at": practice.host.clock(),
                "removal": mode,
                "settings": state.settings,
                "manifest": state.manifest,
                "records": None,
            }
            if state.name in export.plugins:
                records = export.each(state.name, db=db, person_id=None)
                contents["records"] = packing.add_records(records)
            contents["tables"] = {name: packing.add_table(name) for name in tables_of(db, state)}
            packing.named.discard(practice.settings.logo)
            contents["files"] = packing.add_files()
            packing.add_contents(contents)
        return packing.path, packing.named

    def _drop_tables(self, name: str) -> None:
        host = self._practice.host
        if folder := host.schemas.folder(name):
            host.migrator.run(self._practice.database.url, [Step(name, folder, BASE)])

    def _forget(self, name: str, mode: str) -> None:
        with self._practice.database.write() as db:
            row = db.get(PluginRow, name)
            if row is None or LEAVING not in row.manifest:
                # Somebody else finished it, or enabled it anew, at the same moment.
                return
            files = row.manifest[LEAVING]
            db.execute(delete(StoredFile).where(StoredFile.id.in_(files)))
            db.execute(delete(OutboxRow).where(OutboxRow.plugin == name))
            db.execute(delete(JobRow).where(JobRow.plugin == name))
            db.delete(row)
            self._note(db, "plugin.removed", name, mode)

    def _note(self, db: Session, action: str, name: str, mode: str | None = None) -> None:
        change = Change(
            at=self._practice.host.clock(),
            account_id=self._account_id,
            action=action,
            subject=name,
            details={"mode": mode} if mode else {},
        )
        db.add(change)
