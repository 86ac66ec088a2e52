"""A scanner that is not ours looks for holes in the demo, on this machine and nowhere else.

``python tests/security/scan.py`` prints what it found and nobody explained, and fails if anything.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from kring_core.access.identity import Role
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.models import Account, AccountRole
from kring_core.accounts.sessions import Sessions
from kring_core.host import Host
from kring_core.portal.signs import SESSION_COOKIE
from kring_core.settings import read_settings
from sqlalchemy import select

KNOWN = Path(__file__).with_name("scan_known.txt")
HOST = "localhost"
"""A name of the first practice of the demo."""
MODULES = "cookieflags,csp,http_headers,crlf,csrf,file,sql,xss,permanentxss,redirect,htaccess"
"""Those that ask this machine only; what needs a machine elsewhere to call back is left out."""
NOWHERE = {"https_proxy": "http://127.0.0.1:9", "no_proxy": HOST}
"""Keeps it from fetching lists of its own from the net."""
CRAWL_SECONDS, MODULE_SECONDS = 15, 4


def unexplained(readers: tuple[Role | None, ...] = (None, Role.STAFF)) -> list[str]:
    """What was found as a visitor and in a role, and is not in the list of what is known."""
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder)) as (address, host):
        found = {line for reader in readers for line in _scan(address, host, reader, Path(folder))}
    known = [
        line.split("\t", 1)
        for line in KNOWN.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return sorted(
        line
        for line in found
        if not any(line.startswith(f"{kind}: ") and part in line for kind, part in known)
    )


@contextmanager
def _served(folder: Path) -> Iterator[tuple[str, Host]]:
    """The demo, served on a free port; its address, and the installation behind it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {"KRING_HOME": str(folder / "home"), "KRING_PORT": str(port)}
    kring = [str(Path(sys.executable).with_name("kring"))]
    whole = {**os.environ, **environ}
    subprocess.run([*kring, "demo", "create"], env=whole, check=True, capture_output=True)
    host = Host(read_settings(environ))
    address = f"http://{HOST}:{port}"
    with subprocess.Popen(
        [*kring, "serve"], env=whole, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait(address)
            yield address, host
        finally:
            server.terminate()
            host.close()


def _wait(address: str) -> None:
    for _ in range(150):
        try:
            urlopen(f"{address}/healthz", timeout=1).close()  # noqa: S310 - our own, on loopback
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("the demo did not begin to answer")


def _scan(address: str, host: Host, reader: Role | None, folder: Path) -> Iterator[str]:
    report = folder / f"{reader or 'visitor'}.json"
    command = ["wapiti", "-u", f"{address}/", "--scope", "domain", "-m", MODULES, "-f", "json"]
    command += ["-o", str(report), "--no-bugreport", "-v", "0", "--flush-session", "-S", "normal"]
    command += ["--max-scan-time", str(CRAWL_SECONDS), "--max-attack-time", str(MODULE_SECONDS)]
    command += ["--store-session", str(folder / "session"), "--store-config", str(folder)]
    command += ["--max-files-per-dir", "15", "--max-links-per-page", "40", "-d", "4"]
    if reader is not None:
        command += ["-H", f"Cookie: {SESSION_COOKIE}={_session(host, reader)}"]
    ran = subprocess.run(
        command,
        check=False,
        env={**os.environ, **NOWHERE},
        capture_output=True,
        text=True,
        timeout=110,
        cwd=folder,
    )
    if ran.returncode:
        raise ChildProcessError(ran.stdout[-2000:] + ran.stderr[-2000:])
    found = json.loads(report.read_text("utf-8"))
    for kind in ("vulnerabilities", "anomalies"):
        for name, ones in found[kind].items():
            for one in ones:
                yield f"{name}: {one['method']} {one['path'].partition('?')[0]} {one['info']}"


def _session(host: Host, role: Role) -> str:
    practice = host.practice_at(HOST)
    assert practice is not None
    with practice.database.write() as db:
        query = select(Account).join(AccountRole).where(AccountRole.role == role)
        account = Accounts(db, host.clock).by_id(db.scalars(query).first().id)
        return Sessions(db, host.clock).start(account, factor=True)


if __name__ == "__main__":
    if shutil.which("wapiti") is None:
        sys.exit("there is no wapiti; on Debian: apt install wapiti")
    left = unexplained()
    sys.exit("\n".join(left) or 0)
