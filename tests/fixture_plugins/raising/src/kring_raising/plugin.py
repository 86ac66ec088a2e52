"""One hook of each verb, and more where a verb is called in more than one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from kring_hooks import hookimpl
from kring_hooks.directories import Profile
from kring_hooks.host import (
    Command,
    Job,
    Manifest,
    MenuItem,
    Objection,
    Panel,
    PermissionRules,
    Record,
    SearchHit,
    SettingsForm,
)
from sqlalchemy import text

from kring_raising import raise_if_told
from kring_raising.empty import NoPermissions, NoSettings


@hookimpl
def kring_register_plugin() -> Manifest:
    raise_if_told("kring_register_plugin")
    return Manifest(title="Raising", description="Raises when it is told to.")


@hookimpl
def kring_register_web(config: Any) -> None:
    raise_if_told("kring_register_web")


@hookimpl
def kring_register_permissions() -> PermissionRules:
    raise_if_told("kring_register_permissions")
    return PermissionRules(NoPermissions, {})


@hookimpl
def kring_register_settings() -> SettingsForm:
    raise_if_told("kring_register_settings")
    return SettingsForm(NoSettings)


@hookimpl
def kring_register_jobs() -> Sequence[Job]:
    raise_if_told("kring_register_jobs")
    return [Job("raise", "Raise when told to", timedelta(hours=1), work)]


def work(practice: Any, db: Any) -> None:
    """Raise when told to."""
    raise_if_told("job")


@hookimpl
def kring_register_commands() -> Sequence[Command]:
    raise_if_told("kring_register_commands")
    return []


@hookimpl
def kring_collect_menu(request: Any, area: str) -> Sequence[MenuItem]:
    raise_if_told("kring_collect_menu")
    return []


@hookimpl
def kring_collect_panels(request: Any, slot: str) -> Sequence[Panel]:
    raise_if_told("kring_collect_panels")
    try:
        raise_if_told("sql")
    except RuntimeError:
        request.kring.db.execute(text("SELECT * FROM no_table_is_called_this"))
    template = "kring_raising:panel.html"
    return [Panel("panel", "Panel that may raise", template, {"raise_if_told": raise_if_told})]


@hookimpl
def kring_collect_search(request: Any, text: str) -> Sequence[SearchHit]:
    raise_if_told("kring_collect_search")
    return []


@hookimpl
def kring_decide_plugin_removal(db: Any, plugin: str, mode: str) -> Sequence[Objection]:
    raise_if_told("kring_decide_plugin_removal")
    return []


@hookimpl
def kring_decide_publication(db: Any, profile: Profile) -> Sequence[Objection]:
    raise_if_told("kring_decide_publication")
    return []


@hookimpl
def kring_on_plugin_enabled(practice: Any, db: Any, plugin: str) -> None:
    raise_if_told("kring_on_plugin_enabled")


@hookimpl
def kring_keep_export(db: Any, person_id: str | None) -> Iterable[Record]:
    raise_if_told("kring_keep_export")
    return []


@hookimpl
def kring_keep_erase(db: Any, person_id: str) -> Mapping[str, int]:
    raise_if_told("kring_keep_erase")
    return {}


@hookimpl
def kring_keep_count(db: Any, person_id: str | None) -> Mapping[str, int]:
    raise_if_told("kring_keep_count")
    return {}
