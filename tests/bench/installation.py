"""An installation to measure: a practice with generated plugins, in a folder of its own."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

from generated import generate
from kring_core.app import make_app
from kring_core.clock import system_clock
from kring_core.host import Host
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.practices.creation import add_practice
from kring_core.practices.settings import PracticeSettings
from kring_core.settings import Settings


def new_host(folder: Path, plugins: int) -> Host:
    """An installation with so many generated plugins, and a practice ``bench`` that enabled all."""
    path = folder / "plugins"
    path.mkdir()
    names = generate(path, plugins)
    sys.path.insert(0, str(path))
    importlib.invalidate_caches()
    host = Host(Settings(home=folder / "home", clock=system_clock), plugins=names)
    add_practice(
        host, "bench", ["bench.localhost"], PracticeSettings(name="Bench"), "a@bench.example"
    )
    make_app(host)
    practice = host.practice("bench")
    assert practice is not None
    for name in names:
        Lifecycle(practice).enable(name)
    return host


def caller(app: Any, path: str, host: str, **more: str) -> Any:
    """A call of a WSGI application, in this process; answers the body.

    :param more: what else the environment of the request says, such as a cookie.
    """
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SCRIPT_NAME": "",
        "SERVER_NAME": host,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host,
        "wsgi.url_scheme": "http",
        "wsgi.errors": sys.stderr,
        "wsgi.version": (1, 0),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **more,
    }

    def call() -> bytes:
        status: list[str] = []
        body = b"".join(app({**environ}, lambda line, headers, exc=None: status.append(line)))
        assert status[0].startswith("200"), status
        return body

    return call
