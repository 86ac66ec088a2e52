"""The expert directory's implementations of the hooks: its table of contents."""

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
from pyramid.i18n import TranslationStringFactory

from kring_expertdirectory import commands, panels, search
from kring_expertdirectory.permissions import PERMISSIONS, Permission
from kring_expertdirectory.schemas import Settings
from kring_expertdirectory.services import decision, kept

_ = TranslationStringFactory("kring_expertdirectory")

_MENUS = {
    "public": [MenuItem("experts", _("Experts"), "expertdirectory.list", weight=20)],
    "manage": [
        MenuItem(
            "experts", _("Expert profiles"), "expertdirectory.manage", Permission.EDIT, weight=20
        )
    ],
}


_ACTIONS = {
    "expertdirectory.published": _("profile published"),
    "expertdirectory.withdrawn": _("profile withdrawn"),
    "expertdirectory.deleted": _("profile deleted"),
    "expertdirectory.put_back": _("profile put back"),
    "expertdirectory.imported": _("list of experts imported"),
    "expertdirectory.page_deleted": _("knowledge page deleted"),
}


@hookimpl
def kring_register_plugin() -> Manifest:
    return Manifest(
        title=_("Expert directory"),
        description=_("Shows visitors who works here, and lets them find who fits them."),
        tables=tuple(f"expertdirectory_{name}" for name in ("tag", "profile", "page", "upload")),
        migrations="kring_expertdirectory:migrations",
        locale="kring_expertdirectory:locale",
        data_categories=(
            _("names, pictures and professional profiles of experts, meant for the public"),
        ),
        retention="profile",
        actions=_ACTIONS,
        demo="kring_expertdirectory.demo.fill:fill",
    )


@hookimpl
def kring_register_web(config: Any) -> None:
    config.include("kring_expertdirectory.routes")


@hookimpl
def kring_register_permissions() -> PermissionRules:
    return PERMISSIONS


@hookimpl
def kring_register_settings() -> SettingsForm:
    return SettingsForm(Settings)


@hookimpl
def kring_register_jobs() -> Sequence[Job]:
    removed = _("Erase profiles that were deleted more than 30 days ago")
    waiting = _("Forget lists whose import nobody confirmed within a day")
    return [
        Job("forget_removed", removed, timedelta(days=1), kept.forget_removed),
        Job("forget_waiting", waiting, timedelta(hours=6), kept.forget_waiting),
    ]


@hookimpl
def kring_register_commands() -> Sequence[Command]:
    said = "Import a list of experts as drafts."
    return [Command("directory import", said, commands.add_arguments, commands.import_list)]


@hookimpl
def kring_collect_menu(request: Any, area: str) -> Sequence[MenuItem]:
    return _MENUS.get(area, ())


@hookimpl
def kring_collect_panels(request: Any, slot: str) -> Sequence[Panel]:
    return panels.panels(request, slot)


@hookimpl
def kring_collect_search(request: Any, text: str) -> Sequence[SearchHit]:
    return search.hits(request, text)


@hookimpl
def kring_decide_publication(db: Any, profile: Profile) -> Sequence[Objection]:
    return list(decision.objections(db, profile))


@hookimpl
def kring_keep_export(db: Any, person_id: str | None) -> Iterable[Record]:
    # A profile is not tied to a person of the practice, so it is nobody's in particular.
    return kept.exported(db) if person_id is None else ()


@hookimpl
def kring_keep_erase(db: Any, person_id: str) -> Mapping[str, int]:
    return {}


@hookimpl
def kring_keep_count(db: Any, person_id: str | None) -> Mapping[str, int]:
    return kept.counted(db) if person_id is None else {}
