"""The host's figures: a page, a hook call, a start, a new practice, five hundred practices."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from generated import generate
from installation import caller, new_host
from kring_core.cli.serve import settle
from kring_core.plugins.relay import Relay
from kring_core.practices.creation import add_practice
from kring_core.practices.settings import PracticeSettings
from measure import cpu
from pyramid.config import Configurator
from pyramid.response import Response

START = """
import resource, sys, time, warnings
warnings.simplefilter("ignore")
begun = time.perf_counter()
from kring_core.app import make_app
make_app()
print(time.perf_counter() - begun)
"""
MANY = """
import sys, warnings
warnings.simplefilter("ignore")
sys.path.insert(0, sys.argv[1])
from kring_core.app import make_app
from installation import caller
app = make_app()
for number in range(int(sys.argv[2])):
    caller(app, "/", f"p{number:03}.localhost")()
for line in open("/proc/self/status"):
    if line.startswith("VmRSS"):
        print(int(line.split()[1]) / 1024)
"""


def page(folder: Path) -> dict[str, Any]:
    """The first page of a practice with menu and panels of 5 plugins, against a bare view."""
    from kring_core.app import make_app

    app = make_app(new_host(folder, 5))
    config = Configurator()
    config.add_route("bare", "/")
    config.add_view(lambda request: Response("<p>bare</p>"), route_name="bare")
    bare = config.make_wsgi_app()
    ours = caller(app, "/", "bench.localhost")
    assert b"Panel of made04" in ours()
    # As a server does; the bare view is measured in the same process.
    settle()
    times = cpu({"bare": caller(bare, "/", "bench.localhost"), "kring": ours}, calls=100)
    return {
        "bare_ms": times["bare"] * 1000,
        "kring_ms": times["kring"] * 1000,
        "above_bare_ms": (times["kring"] - times["bare"]) * 1000,
        "target_above_bare_ms": 0.3,
    }


def hook(folder: Path) -> dict[str, Any]:
    """A call through the relay against pluggy's own, with 0, 5 and 20 plugins."""
    figures = {}
    for count in (0, 5, 20):
        path = folder / f"hooks{count}"
        path.mkdir()
        host = new_host(path, count)
        manager = host.catalogue.manager
        enabled = frozenset(plugin.name for plugin in host.catalogue.listed())
        relay = Relay(manager, enabled, enabled)
        for name in [*enabled, "kring"]:
            if name == "kring":
                manager.unregister(name="kring")
        subjects = {
            "pluggy": partial(manager.hook.kring_collect_panels, request=None, slot="home"),
            "relay": partial(relay.kring_collect_panels, request=None, slot="home"),
        }
        times = cpu(subjects, calls=2000)
        figures[str(count)] = {
            "pluggy_us": times["pluggy"] * 1e6,
            "relay_us": times["relay"] * 1e6,
            "ratio": times["relay"] / times["pluggy"],
        }
        sys.path.pop(0)
        for module in [name for name in sys.modules if name.startswith("kring_made")]:
            del sys.modules[module]
        host.close()
    return {"plugins": figures, "target_ratio": 1.0}


def start(folder: Path) -> dict[str, Any]:
    """From nothing to an application that answers, in a process of its own."""
    figures = {}
    for count in (5, 50):
        path = folder / f"start{count}"
        path.mkdir()
        generate(path, count)
        env = {
            **os.environ,
            "PYTHONPATH": str(path),
            "KRING_HOME": str(folder / "none"),
            # As it is installed: compiled by the first start, which is not counted.
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        }
        runs = [
            float(
                subprocess.run(
                    [sys.executable, "-c", START],
                    env=env,
                    capture_output=True,
                    text=True,
                    check=True,
                ).stdout
            )
            for _ in range(4)
        ]
        figures[str(count)] = {"seconds": median(runs[1:])}
    return {"plugins": figures, "target_seconds": {"5": 1.5, "50": 3.0}}


def new_practice(folder: Path) -> dict[str, Any]:
    """A practice made and ready, the process that migrates started for it."""
    runs = []
    for number in range(3):
        path = folder / f"new{number}"
        path.mkdir()
        host = new_host(path, 0)
        host.close()
        begun = time.perf_counter()
        add_practice(
            host, "fresh", ["fresh.localhost"], PracticeSettings(name="Fresh"), "a@b.example"
        )
        runs.append(time.perf_counter() - begun)
        host.close()
    return {"seconds": median(runs), "target_seconds": 1.0}


def many_practices(folder: Path, count: int = 500) -> dict[str, Any]:
    """Resident memory of one process that showed a page of each of 500 practices."""
    path = folder / "many"
    path.mkdir()
    host = new_host(path, 5)
    place = host.home.places()[0]
    host.close()
    for number in range(count):
        copy = place.folder.with_name(f"p{number:03}")
        shutil.copytree(place.folder, copy)
        (copy / "practice.toml").write_text(f'hosts = ["p{number:03}.localhost"]\n')
    env = {
        **os.environ,
        "PYTHONPATH": str(path / "plugins"),
        "KRING_HOME": str(path / "home"),
    }
    here = str(Path(__file__).parent)
    done = subprocess.run(
        [sys.executable, "-c", MANY, here, str(count)],
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    return {"practices": count, "resident_mb": float(done.stdout), "target_mb": 150}


def figures() -> dict[str, Any]:
    """All of them."""
    with tempfile.TemporaryDirectory() as name:
        parts = (page, hook, start, new_practice, many_practices)
        found = {}
        for part in parts:
            folder = Path(name) / part.__name__
            folder.mkdir()
            found[part.__name__] = part(folder)
        return found
