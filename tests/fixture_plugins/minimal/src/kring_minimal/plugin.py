"""The table of contents of this plugin: what it gives to Kring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from kring_hooks import hookimpl
from kring_hooks.host import (
    Command,
    Job,
    Manifest,
    MenuItem,
    Panel,
    PermissionRules,
    Record,
    SearchHit,
    SettingsForm,
)

from kring_minimal import commands, keeping, notes
from kring_minimal.i18n import _
from kring_minimal.permissions import PERMISSIONS, Permission
from kring_minimal.schemas import BoardSettings


@hookimpl
def kring_register_plugin() -> Manifest:
    return Manifest(
        title=_("Notes"),
        description=_("A board on which staff pin notes, for all who come to the practice."),
        tables=("minimal_note",),
        migrations="kring_minimal:migrations",
        locale="kring_minimal:locale",
        data_categories=(_("the name of who pinned a note"),),
        demo="kring_minimal.notes:fill",
    )


@hookimpl
def kring_register_web(config: Any) -> None:
    config.include("kring_minimal.routes")


@hookimpl
def kring_register_permissions() -> PermissionRules:
    return PERMISSIONS


@hookimpl
def kring_register_settings() -> SettingsForm:
    return SettingsForm(BoardSettings)


@hookimpl
def kring_register_jobs() -> Sequence[Job]:
    return [Job("tidy", _("Take old notes off the board"), timedelta(hours=1), notes.tidy)]


@hookimpl
def kring_register_commands() -> Sequence[Command]:
    return [Command("minimal pin", "Pin a note.", commands.add_arguments, commands.pin)]


@hookimpl
def kring_collect_menu(request: Any, area: str) -> Sequence[MenuItem]:
    entry = MenuItem("notes", _("Notes"), "minimal.notes", Permission.READ)
    return [entry] if area == "public" else []


@hookimpl
def kring_collect_panels(request: Any, slot: str) -> Sequence[Panel]:
    if slot != "home":
        return []
    values = {"notes": notes.newest(request.kring.db, 3)}
    return [Panel("newest", _("Notes"), "kring_minimal:templates/minimal/panel.html", values)]


@hookimpl
def kring_collect_search(request: Any, text: str) -> Sequence[SearchHit]:
    href = request.kring.path("minimal.notes")
    return [SearchHit(note.id, note.text, href) for note in notes.find(request.kring.db, text)]


@hookimpl
def kring_on_plugin_enabled(practice: Any, db: Any, plugin: str) -> None:
    if plugin == "minimal":
        notes.pin(db, "This is where notes hang.", practice.host.clock())


@hookimpl
def kring_keep_export(db: Any, person_id: str | None) -> Iterable[Record]:
    return keeping.records(db, person_id)


@hookimpl
def kring_keep_erase(db: Any, person_id: str) -> Mapping[str, int]:
    return keeping.erase(db, person_id)


@hookimpl
def kring_keep_count(db: Any, person_id: str | None) -> Mapping[str, int]:
    return keeping.count(db, person_id)
