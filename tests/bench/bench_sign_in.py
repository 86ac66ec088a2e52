"""Signing in: 20 people a second, while the pages of others stay quick.

What serves is ``kring serve`` in a process of its own, as it is in use; who signs in and who reads
are threads here. A sign-in is the page with its form, the password, and the page it leads to.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

from kring_core.access.identity import Role
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.passwords import hashed
from kring_core.clock import system_clock
from kring_core.host import Host
from kring_core.practices.creation import add_practice
from kring_core.practices.settings import PracticeSettings
from kring_core.settings import Settings

HOST = "bench.localhost"
PASSWORD = "een kring van twaalf stoelen"
PEOPLE = 100
A_SECOND = 20
SECONDS = 10


def figures() -> dict[str, Any]:
    """What a page of another takes, alone and beside those who sign in."""
    with tempfile.TemporaryDirectory() as folder:
        return {"sign_in": _measured(Path(folder))}


def _measured(folder: Path) -> dict[str, Any]:
    _prepare(folder / "home")
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KRING_")}
    environment = {**kept, "KRING_HOME": str(folder / "home"), "KRING_PORT": str(port)}
    command = [str(Path(sys.executable).with_name("kring")), "serve", "--no-jobs"]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        _read(port, 2)
        # The first of all waits for forms and statements to be compiled; that is a start's figure.
        _sign_in(port, 0, [])
        spent = _cpu(server.pid)
        alone = _read(port, SECONDS)
        spent_alone = _cpu(server.pid) - spent
        done: list[float] = []
        crowd = threading.Thread(target=_sign_in_many, args=(port, done))
        crowd.start()
        beside = _read(port, SECONDS)
        crowd.join()
        spent_beside = _cpu(server.pid) - spent - spent_alone
    finally:
        server.terminate()
        server.wait()
    return {
        "per_second": len(done) / SECONDS,
        "ms": median(done) * 1000,
        "cores": (spent_beside - spent_alone) / SECONDS,
        "page_alone_ms": alone,
        "page_beside_ms": beside,
        "page_ratio": beside / alone,
    }


def _prepare(home: Path) -> None:
    """A practice with people who all have the same password."""
    host = Host(Settings(home=home, clock=system_clock), plugins=())
    add_practice(host, "bench", [HOST], PracticeSettings(name="Bench"), "a@bench.example")
    practice = host.practice("bench")
    assert practice is not None
    kept = hashed(PASSWORD)
    with practice.database.write() as db:
        accounts = Accounts(db, system_clock)
        for number in range(PEOPLE):
            account = accounts.add("Iemand", f"p{number}@bench.example", [Role.PERSON])
            account.password = kept
    host.close()


def _cpu(pid: int) -> float:
    """Seconds that a process has computed so far."""
    spent = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(spent[11]) + int(spent[12])) / os.sysconf("SC_CLK_TCK")


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def _read(port: int, seconds: float) -> float:
    """Ask for a page again and again, as one reader does; answer the middle time in ms."""
    connection = HTTPConnection("127.0.0.1", port)
    until, seen = time.monotonic() + seconds, []
    while (begun := time.monotonic()) < until:
        connection.request("GET", "/", headers={"Host": HOST})
        connection.getresponse().read()
        seen.append(time.monotonic() - begun)
        time.sleep(0.01)
    connection.close()
    return median(seen) * 1000


def _sign_in_many(port: int, done: list[float]) -> None:
    """Let people sign in at their own pace, whether or not those before them are done."""
    begun, people = time.monotonic(), []
    for number in range(A_SECOND * SECONDS):
        time.sleep(max(0.0, begun + number / A_SECOND - time.monotonic()))
        somebody = threading.Thread(target=_sign_in, args=(port, number % PEOPLE, done))
        somebody.start()
        people.append(somebody)
    for somebody in people:
        somebody.join()


def _sign_in(port: int, number: int, done: list[float]) -> None:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/inloggen", headers={"Host": HOST})
    page = connection.getresponse()
    cookie = page.headers["Set-Cookie"].partition(";")[0]
    [token] = re.findall(r'name="csrf_token" value="([^"]+)"', page.read().decode())[:1]
    sent = {"login": f"p{number}@bench.example", "password": PASSWORD, "csrf_token": token}
    headers = {
        "Host": HOST,
        "Cookie": cookie,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    begun = time.monotonic()
    connection.request("POST", "/inloggen", urlencode({**sent, "sign_in": "sign_in"}), headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status == 303:
        done.append(time.monotonic() - begun)
    connection.close()
