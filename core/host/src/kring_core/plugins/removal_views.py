"""Removing a plugin in the portal, and the packages that removals leave."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.response import FileResponse
from pyramid.view import view_config

from kring_core.access.permissions import Permission
from kring_core.i18n import _
from kring_core.plugins.contexts import PluginContext, RemovedContext
from kring_core.plugins.migrate import MigrationFailed
from kring_core.plugins.packages import is_passphrase, new_passphrase, packages
from kring_core.plugins.plans import PlanRefused
from kring_core.plugins.removal import MODES
from kring_core.plugins.views import TEMPLATES
from kring_core.portal.contexts import Home

ASKED = {
    "keep": _("Remove ${plugin} and keep what it kept?"),
    "export": _("Export what ${plugin} kept and remove it?"),
    "erase": _("Erase ${plugin} and all that it kept?"),
}
DONE = {
    "keep": _("${plugin} is removed. What it kept is still there."),
    "export": _("${plugin} is exported. Fetch the package here, and keep it where it is safe."),
    "erase": _("${plugin} is erased. The backup lapses after 30 days."),
}


@view_config(
    route_name="kring.plugin_remove",
    permission=Permission.REMOVE_PLUGIN,
    renderer=f"{TEMPLATES}/remove.html",
)
def remove(context: PluginContext, request: Any) -> Any:
    """Choose how a plugin is removed; show what that does, and do it once its name was typed."""
    kring = request.kring
    mode = request.GET.get("mode", "")
    title = kring.translate(context.state.title)
    if mode not in MODES:
        heading = kring.translate(_("Remove ${plugin}"), {"plugin": title})
        hrefs = {each: f"{request.path}?mode={each}" for each in MODES}
        return {"title": heading, "area": "manage", "mode": "", "hrefs": hrefs}
    page = _confirmation(context, request, mode)
    if request.method == "POST" and not page["refusal"]:
        # Migrations run in a process of their own, which would wait for this transaction.
        kring.release()
        try:
            done = context.removal.remove(context.state.name, mode, page["passphrase"])
        except PlanRefused as refused:
            page["plan"] = refused.plan
        except MigrationFailed as error:
            page["failed"] = str(error)
        else:
            kring.flash(kring.translate(DONE[mode], {"plugin": title}))
            return HTTPSeeOther(kring.path("kring.removed" if done.package else "kring.plugins"))
    return page


def _confirmation(context: PluginContext, request: Any, mode: str) -> dict[str, Any]:
    kring = request.kring
    name = context.state.name
    # Shown before the act, so that no broken connection leaves a package that nobody can open.
    passphrase = request.POST.get("passphrase", "")
    passphrase = passphrase if is_passphrase(passphrase) else new_passphrase()
    mistyped = mode != "keep" and request.POST.get("word", "").strip() != name
    refusal = _("This is not the name. Nothing was removed.")
    return {
        "title": kring.translate(ASKED[mode], {"plugin": kring.translate(context.state.title)}),
        "area": "manage",
        "mode": mode,
        "name": name,
        "plan": context.removal.plan(name, mode),
        "passphrase": "" if mode == "keep" else passphrase,
        "refusal": kring.translate(refusal) if request.method == "POST" and mistyped else "",
        "failed": "",
        "cancel_href": kring.path("kring.plugins"),
    }


@view_config(
    route_name="kring.removed",
    request_method="GET",
    permission=Permission.MANAGE_PLUGINS,
    renderer=f"{TEMPLATES}/removed.html",
)
def removed(context: Home, request: Any) -> dict[str, Any]:
    """The packages that removals of the last thirty days left."""
    kring = request.kring
    return {
        "title": kring.translate(_("Removed plugins")),
        "area": "manage",
        "packages": packages(kring.practice),
    }


@view_config(
    route_name="kring.removed_package", request_method="GET", permission=Permission.MANAGE_PLUGINS
)
def package(context: RemovedContext, request: Any) -> FileResponse:
    """One package, to be kept elsewhere."""
    response = FileResponse(
        context.package.path, request, content_type="application/zip", cache_max_age=None
    )
    response.content_disposition = f'attachment; filename="{context.package.name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
