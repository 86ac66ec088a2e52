"""The host's own implementations: it enters the portal through the hooks that plugins use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from kring_hooks import hookimpl
from kring_hooks.host import Job, Manifest, MenuItem, Panel, PermissionRules, Task

from kring_core.access.emergency.panels import emergency_panels
from kring_core.access.keys.panels import key_tasks, reset_panels
from kring_core.access.log.jobs import lapse_log, verify_log
from kring_core.access.permissions import HOST_RULES, Permission
from kring_core.files.jobs import sweep_files
from kring_core.i18n import _
from kring_core.people.importing.waiting import forget_old_lists
from kring_core.plugins.packages import lapse_packages
from kring_core.relations.tasks import relation_tasks

_MENUS: dict[str, Sequence[MenuItem]] = {
    "public": [
        MenuItem("home", _("Home"), "kring.home", weight=0),
        MenuItem("own", _("My Kring"), "kring.own", Permission.BE_AT_HOME, weight=90),
        MenuItem("manage", _("Management"), "kring.manage", Permission.WORK_HERE, weight=95),
    ],
    "own": [
        MenuItem("own", _("Overview"), "kring.own", Permission.BE_AT_HOME, weight=0),
        MenuItem(
            "documents", _("Documents"), "kring.own_documents", Permission.BE_AT_HOME, weight=10
        ),
        MenuItem(
            "agreements", _("Agreements"), "kring.own_agreements", Permission.BE_AT_HOME, weight=20
        ),
        MenuItem(
            "relations", _("My relations"), "kring.own_relations", Permission.BE_AT_HOME, weight=40
        ),
        MenuItem(
            "visible",
            _("What others see of me"),
            "kring.own_visible",
            Permission.BE_AT_HOME,
            weight=45,
        ),
        MenuItem(
            "deputies", _("Standing in"), "kring.own_deputies", Permission.WORK_HERE, weight=60
        ),
        MenuItem("key", _("Sealing key"), "kring.own_key", Permission.HOLD_KEY, weight=70),
        MenuItem(
            "log",
            _("Who looked at my records"),
            "kring.own_log",
            Permission.BE_AT_HOME,
            weight=30,
        ),
        MenuItem(
            "sign_in", _("Signing in"), "kring.own_sign_in", Permission.MIND_SIGN_IN, weight=80
        ),
        MenuItem("details", _("My details"), "kring.own_details", Permission.BE_AT_HOME, weight=90),
    ],
    "manage": [
        MenuItem("manage", _("Overview"), "kring.manage", Permission.WORK_HERE, weight=0),
        MenuItem("search", _("Search"), "kring.search", Permission.WORK_HERE, weight=5),
        MenuItem("plugins", _("Plugins"), "kring.plugins", Permission.MANAGE_PLUGINS, weight=70),
        MenuItem("people", _("People"), "kring.people", Permission.SEE_PEOPLE, weight=10),
        MenuItem(
            "organisations",
            _("Organisations"),
            "kring.organisations",
            Permission.SEE_ORGANISATIONS,
            weight=12,
        ),
        MenuItem("deputies", _("Standing in"), "kring.deputies", Permission.WORK_HERE, weight=20),
        MenuItem(
            "emergencies",
            _("Emergency access"),
            "kring.emergencies",
            Permission.WORK_HERE,
            weight=22,
        ),
        MenuItem(
            "practice", _("Practice"), "kring.practice", Permission.MANAGE_PRACTICE, weight=80
        ),
        MenuItem("work", _("Background work"), "kring.work", Permission.WATCH_WORK, weight=85),
        MenuItem("mail", _("Mail"), "kring.mail", Permission.WATCH_WORK, weight=86),
        MenuItem(
            "permissions",
            _("Who may do what"),
            "kring.permissions",
            Permission.WORK_HERE,
            weight=87,
        ),
        MenuItem("log", _("Access log"), "kring.log", Permission.READ_LOG, weight=88),
        MenuItem("changes", _("Changes"), "kring.changes", Permission.MANAGE_PRACTICE, weight=90),
    ],
}


@hookimpl
def kring_register_plugin() -> Manifest:
    return Manifest(
        title=_("Kring"),
        description=_("The host of all plugins."),
        migrations="kring_core:migrations",
        locale="kring_core:locale",
        data_categories=(_("names and email addresses of people with an account"),),
        retention="account",
    )


@hookimpl
def kring_register_web(config: Any) -> None:
    config.include("kring_core.portal.routes")


@hookimpl
def kring_register_permissions() -> PermissionRules:
    return HOST_RULES


@hookimpl
def kring_register_jobs() -> Sequence[Job]:
    day = timedelta(days=1)
    return [
        Job("sweep_files", _("Remove files that nothing refers to"), day, sweep_files),
        Job(
            "forget_old_lists",
            _("Forget lists of people that nobody imported within a day"),
            timedelta(hours=1),
            forget_old_lists,
        ),
        Job(
            "lapse_packages",
            _("Remove packages of removed plugins after 30 days"),
            day,
            lapse_packages,
        ),
        Job("verify_log", _("Compare the access log with its anchors"), day, verify_log),
        Job("lapse_log", _("Remove what the access log has kept for five years"), day, lapse_log),
    ]


@hookimpl
def kring_collect_menu(request: Any, area: str) -> Sequence[MenuItem]:
    return _MENUS.get(area, ())


@hookimpl
def kring_collect_panels(request: Any, slot: str) -> Sequence[Panel]:
    if slot == "manage":
        return emergency_panels(request)
    return reset_panels(request) if slot == "own" else ()


@hookimpl
def kring_collect_tasks(request: Any) -> Sequence[Task]:
    return [*relation_tasks(request), *key_tasks(request)]
