"""Management of plugins: which there are, switching them on and off, setting them."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPNotFound, HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.permissions import Permission
from kring_core.i18n import _
from kring_core.plugins.contexts import PluginContext
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.plugins.migrate import MigrationFailed
from kring_core.plugins.models import PluginRow
from kring_core.plugins.packages import packages
from kring_core.plugins.plans import Plan, PlanRefused
from kring_core.plugins.policies import Waits
from kring_core.plugins.state import PluginState
from kring_core.plugins.switch_plan import kept_by
from kring_core.portal.contexts import Home
from kring_core.portal.forms import Form
from kring_core.practices.changes import differences, note

TEMPLATES = "kring_core:plugins/templates"


@view_config(
    route_name="kring.plugins",
    request_method="GET",
    permission=Permission.MANAGE_PLUGINS,
    renderer=f"{TEMPLATES}/plugins.html",
)
def plugins(context: Home, request: Any) -> dict[str, Any]:
    """Every plugin that is installed or was enabled here, with its state."""
    kring = request.kring
    states = Lifecycle(kring.practice).states()
    return {
        "title": kring.translate(_("Plugins")),
        "area": "manage",
        "plugins": [_shown(request, state) for state in states],
        "any_removed": bool(packages(kring.practice)),
    }


def _shown(request: Any, state: PluginState) -> dict[str, Any]:
    kring = request.kring
    plugin = kring.host.catalogue.plugins.get(state.name)
    manifest = plugin.manifest if plugin else None
    address = {
        action: kring.path(f"kring.plugin_{action}", plugin=state.name)
        for action in ("enable", "disable", "settings", "remove")
    }
    return {
        "name": state.name,
        "title": kring.translate(state.title),
        "description": kring.translate(manifest.description) if manifest else "",
        "version": state.version,
        "state": state.state,
        "reason": kring.translate(state.reason),
        "wanted": state.wanted,
        "remembered": state.remembered,
        "sound": plugin is not None and plugin.broken is None,
        "has_settings": plugin is not None and plugin.settings is not None and state.remembered,
        "href": kring.path("kring.plugin", plugin=state.name),
        **address,
    }


@view_config(
    route_name="kring.plugin",
    request_method="GET",
    permission=Permission.MANAGE_PLUGINS,
    renderer=f"{TEMPLATES}/plugin.html",
)
def plugin(context: PluginContext, request: Any) -> dict[str, Any]:
    """One plugin: what it is, what it keeps, what it needs."""
    kring = request.kring
    manifest = context.plugin.manifest if context.plugin else None
    try:
        counted = kept_by(kring.practice, kring.db, context.state.name)
        kept = sorted((kring.translate(kind), count) for kind, count in counted.items())
    except Waits:
        kept = None
    return {
        "title": kring.translate(context.state.title),
        "area": "manage",
        "plugin": _shown(request, context.state),
        "kept": kept,
        "requires": context.state.requires,
        "categories": [kring.translate(c) for c in manifest.data_categories] if manifest else [],
        "outgoing": manifest.outgoing if manifest else (),
        "retention": manifest.retention if manifest else "",
    }


@view_config(
    route_name="kring.plugin_enable",
    permission=Permission.MANAGE_PLUGINS,
    renderer=f"{TEMPLATES}/step.html",
)
def enable(context: PluginContext, request: Any) -> Any:
    """Show what enabling does, and do it."""
    said = _("${plugin} is enabled.", {"plugin": request.kring.translate(context.state.title)})
    return _step(context, request, "enable", said)


@view_config(
    route_name="kring.plugin_disable",
    permission=Permission.MANAGE_PLUGINS,
    renderer=f"{TEMPLATES}/step.html",
)
def disable(context: PluginContext, request: Any) -> Any:
    """Show what disabling does, and do it."""
    said = _("${plugin} is disabled.", {"plugin": request.kring.translate(context.state.title)})
    return _step(context, request, "disable", said)


def _step(context: PluginContext, request: Any, action: str, done: str) -> Any:
    kring = request.kring
    name = context.state.name
    plan = context.lifecycle.plan(action, name)
    failed = ""
    if request.method == "POST":
        # Migrations run in a process of their own, which would wait for this transaction.
        kring.release()
        try:
            plan = getattr(context.lifecycle, action)(name)
        except PlanRefused as refused:
            plan = refused.plan
        except MigrationFailed as error:
            failed = str(error)
        else:
            kring.flash(done)
            return HTTPSeeOther(kring.path("kring.plugins"))
    return _plan_page(context, request, action, plan, failed)


def _plan_page(
    context: PluginContext, request: Any, action: str, plan: Plan, failed: str
) -> dict[str, Any]:
    kring = request.kring
    titles = {"enable": _("Enable ${plugin}?"), "disable": _("Disable ${plugin}?")}
    title = kring.translate(titles[action], {"plugin": kring.translate(context.state.title)})
    return {
        "title": title,
        "area": "manage",
        "action": action,
        "plan": plan,
        "effects": [kring.translate(effect) for effect in plan.effects],
        "objections": plan.said(kring.translate, blocking=True),
        "warnings": plan.said(kring.translate, blocking=False),
        "failed": failed,
        "cancel_href": kring.path("kring.plugins"),
    }


@view_config(
    route_name="kring.plugin_settings",
    permission=Permission.MANAGE_PLUGINS,
    renderer=f"{TEMPLATES}/settings.html",
)
def settings(context: PluginContext, request: Any) -> Any:
    """Set a plugin for this practice."""
    kring = request.kring
    form_of = context.plugin.settings if context.plugin else None
    row = kring.db.get(PluginRow, context.state.name)
    if form_of is None or row is None:
        raise HTTPNotFound
    before = kring.practice.plugin_settings(context.state.name)
    form = Form(kring, form_of.schema(), values=before, version=row.version)
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        row.settings = typed
        note(kring, "plugin.set", row.name, differences(before, typed))
        kring.flash(_("Saved."))
        kring.settings_changed()
        return HTTPSeeOther(kring.path("kring.plugins"))
    title = kring.translate(
        _("Settings of ${plugin}", {"plugin": kring.translate(context.state.title)})
    )
    return {"title": title, "area": "manage", "form": form}
