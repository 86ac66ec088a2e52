"""The table of every address, from the routes and views of the running application."""

from __future__ import annotations

import importlib
import inspect
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Any

from kring_core.host import Host
from kring_core.settings import read_settings
from pyramid.config import Configurator
from pyramid.path import AssetResolver

ROOT = Path(__file__).resolve().parents[2]
HEAD = """\
| address | route | view | template | permission |
| --- | --- | --- | --- | --- |
"""


def part(plugins: Iterable[str]) -> str:
    """The tables of ``architecture.md``: address, route, view, template, permission.

    :param plugins: names of the plugins whose addresses follow those of the host.
    """
    host = Host(replace(read_settings({}), strict=True), plugins=plugins)
    config = Configurator()
    config.registry["kring.host"] = host
    config.include("kring_core")
    config.commit()
    owners: dict[str, str] = config.registry["kring.routes"]
    parts = []
    for owner in sorted(set(owners.values()), key=lambda name: (name != "kring", name)):
        rows = [row for row in _rows(config) if owners[row[0]] == owner]
        title = "The host" if owner == "kring" else f"Plugin `{owner}`"
        parts.append(f"{title}:\n\n{HEAD}" + "\n".join(text for _route, text in rows) + "\n")
    host.close()
    return "\n".join(parts)


def _rows(config: Configurator) -> Iterator[tuple[str, str]]:
    views: dict[str, list[dict[str, Any]]] = {}
    for item in config.introspector.get_category("views"):
        view = item["introspectable"]
        said: dict[str, Any] = {"callable": view["callable"]}
        for other in item["related"]:
            if other.category_name == "templates":
                said["renderer"] = other["renderer"]
            if other.category_name == "permissions":
                said["permission"] = other["value"]
        views.setdefault(view["route_name"], []).append(said)
    for item in config.introspector.get_category("routes"):
        route = item["introspectable"]
        if route["name"].startswith("__"):
            # A folder of static files.
            continue
        address = "/" + route["pattern"].lstrip("/")
        for view in views.get(route["name"], ()):
            cells = (f"`{address}`", f"`{route['name']}`", *_of_view(view))
            yield route["name"], f"| {' | '.join(cells)} |"


def _of_view(view: dict[str, Any]) -> Iterator[str]:
    function = view["callable"]
    file = Path(inspect.getsourcefile(importlib.import_module(function.__module__)) or "")
    yield f"[`{function.__module__}.{function.__name__}`]({_link(file)})"
    yield _template(view.get("renderer"))
    permission = view.get("permission")
    yield permission.name if isinstance(permission, Enum) else ""


def _template(renderer: Any) -> str:
    name = renderer.name if renderer is not None else ""
    if not name.endswith(".html"):
        return name
    path = Path(AssetResolver(renderer.package).resolve(name).abspath())
    return f"[`{path.name}`]({_link(path)})"


def _link(path: Path) -> str:
    return Path(os.path.relpath(path.resolve(), ROOT / "docs")).as_posix()
