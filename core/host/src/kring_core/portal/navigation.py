"""Menus and panels: collected from the plugins enabled here, ordered, and drawn one by one."""

from __future__ import annotations

from typing import Any, NamedTuple

from kring_hooks.host import MenuItem, Panel

from kring_core.faults import report
from kring_core.plugins.ordering import in_order


class Entry(NamedTuple):
    """One entry of a menu, ready to be shown."""

    title: str
    href: str
    current: bool
    within: bool
    """Whether the page that is shown lies below it, and below no entry that is nearer."""


class Drawn(NamedTuple):
    """One panel, drawn; one that could not be says so in its place."""

    plugin: str
    name: str
    title: str
    body: str


def menu(request: Any, area: str) -> list[Entry]:
    """The entries of a menu that the reader may follow, in order."""
    kring = request.kring
    items: list[tuple[str, MenuItem]] = [
        (plugin, item)
        for plugin, item in kring.practice.hook.kring_collect_menu(request=request, area=area)
        if item.permission is None or kring.may(item.permission)
    ]
    here = request.matched_route.name if request.matched_route else ""
    found = [(item, kring.path(item.route)) for _, item in in_order(items)]
    nearest = None
    # A page below an entry, such as a form, belongs to it unless the page has an entry of its own.
    if not any(item.route == here for item, _ in found):
        path = request.path
        above = [href for _, href in found if path.startswith(f"{href}/")]
        nearest = max(above, key=len, default=None)
    return [
        Entry(kring.translate(item.title), href, here == item.route, href == nearest)
        for item, href in found
    ]


def panels(request: Any, slot: str) -> list[Drawn]:
    """The panels of a page, in order; one that cannot be drawn costs no more than itself."""
    kring = request.kring
    collected = kring.practice.hook.kring_collect_panels(request=request, slot=slot)
    drawn = [_draw(request, plugin, panel) for plugin, panel in in_order(collected)]
    catalogue = kring.host.catalogue
    for plugin in collected.failed:
        title = kring.translate(catalogue.plugins[plugin].title)
        drawn.append(Drawn(plugin, "failed", title, _failure(request, title)))
    return drawn


def _draw(request: Any, plugin: str, panel: Panel) -> Drawn:
    kring = request.kring
    templates = request.registry["kring.templates"]
    title = kring.translate(panel.title)
    try:
        with kring.isolated():
            body = templates.render(panel.template, request, dict(panel.values))
    except Exception as error:
        report(error, f"plugin {plugin}, panel {panel.name}")
        body = _failure(request, title)
    return Drawn(plugin, panel.name, title, body)


def _failure(request: Any, name: str) -> str:
    templates = request.registry["kring.templates"]
    return str(
        templates.render("kring_core:portal/templates/failure.html", request, {"name": name})
    )
