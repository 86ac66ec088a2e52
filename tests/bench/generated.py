"""Plugins made for measuring: each with an address, a menu entry and a panel."""

from __future__ import annotations

from pathlib import Path

PLUGIN = """
from kring_hooks import hookimpl
from kring_hooks.host import Manifest, MenuItem, Panel

ITEM = MenuItem("page", "Page of {name}", "{name}.page")
PANEL = Panel("panel", "Panel of {name}", "kring_{name}:templates/panel.html", {{"count": 3}})


@hookimpl
def kring_register_plugin() -> Manifest:
    return Manifest(title="{name}", description="Made for measuring.")


@hookimpl
def kring_register_web(config):
    config.add_route("{name}.page", "/{name}")
    config.add_view(lambda request: None, route_name="{name}.page", renderer="json",
    permission=VISIT)


@hookimpl
def kring_collect_menu(request, area):
    return [ITEM] if area == "public" else []


@hookimpl
def kring_collect_panels(request, slot):
    return [PANEL] if slot == "home" else []


from kring_core.sdk import Permission

VISIT = Permission.VISIT
"""
PANEL = "<p>There are ${count} of them, <strong>today</strong>.</p>\n"


def generate(folder: Path, count: int) -> list[str]:
    """Write `count` plugins into a folder that is then put on the path; answer their names."""
    names = [f"made{number:02}" for number in range(count)]
    for name in names:
        package = folder / f"kring_{name}"
        (package / "templates").mkdir(parents=True)
        (package / "__init__.py").write_text("")
        (package / "plugin.py").write_text(PLUGIN.format(name=name))
        (package / "templates" / "panel.html").write_text(PANEL)
        info = folder / f"kring_{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: kring-{name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[kring.plugins]\n{name} = kring_{name}.plugin\n")
    return names
