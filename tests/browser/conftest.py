"""What the tests in a browser share: a served demo, and pages that may not complain."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import pyotp
import pytest
from kring_core.accounts.totp import STEP
from kring_core.cli.demo import PASSWORD
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect, sync_playwright

# The machines that test are busy; what takes longer than this does not come at all.
PATIENCE = 45_000
expect.set_options(timeout=PATIENCE)

LATELY = 300
"""Seconds for which a sign-in is used by further tests."""

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
PEOPLE = {
    ("delinde", "administrator"): "beheer@delinde.example",
    ("delinde", "staff"): "redactie@delinde.example",
    ("delinde", "therapist"): "therapeut@delinde.example",
    ("delinde", "person"): "zeynep@delinde.example",
    ("hetkompas", "administrator"): "beheer@hetkompas.example",
    ("hetkompas", "staff"): "balie@hetkompas.example",
}
APPS = {
    one["login"]: pyotp.TOTP(one["app"])
    for practice in tomllib.loads(
        files("kring_core.cli").joinpath("demo_practices.toml").read_text("utf-8")
    )["practice"]
    for one in practice["accounts"]
    if "app" in one
}
"""The authenticator apps of those who work in the practices of the demo."""
OFF = ("gpu", "quic", "background-networking", "component-update", "sync")
QUIET = ["--no-sandbox", "--headless", "--no-first-run", *(f"--disable-{part}" for part in OFF)]
KRING = str(Path(sys.executable).with_name("kring"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, and keep them in one process: one server serves them."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")
            item.add_marker(pytest.mark.xdist_group("browser"))


@dataclass
class Portal:
    """A running ``kring serve``."""

    home: Path
    port: int
    log: Path
    process: subprocess.Popen[bytes]
    states: dict[tuple[str, str], tuple[float, Any]] = field(default_factory=dict)
    """What a browser keeps of who signed in, and since when, for each practice and role."""
    steps: dict[str, int] = field(default_factory=dict)
    """Of each login the half minute whose code was used last; none is taken twice."""
    seen: int = 0

    def code(self, login: str) -> str:
        """A code of somebody's app that was not used here yet; waits for it if need be."""
        step = max(self.steps.get(login, 0) + 1, int(time.time()) // STEP)
        while step > int(time.time()) // STEP + 1:
            time.sleep(0.5)
        self.steps[login] = step
        return APPS[login].generate_otp(step)

    def address(self, practice: str) -> str:
        """Where a practice is; a browser finds every ``*.localhost`` by itself."""
        return f"http://{practice}.localhost:{self.port}"

    def faults(self) -> str:
        """What the server wrote about faults since it was asked before."""
        written = self.log.read_text("utf-8")
        new, self.seen = written[self.seen :], len(written)
        telling = (" ERROR ", " CRITICAL ", "Traceback", "fault ")
        return "\n".join(line for line in new.splitlines() if any(w in line for w in telling))

    def stop(self) -> None:
        """End the process."""
        self.process.terminate()
        self.process.wait(timeout=20)


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a ``kring``: that of the tests, without their own settings of Kring."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KRING_")}
    return {**kept, "KRING_HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1", **more}


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo that nobody has touched; to be copied."""
    home = tmp_path_factory.mktemp("demo") / "home"
    subprocess.run(
        [KRING, "demo", "create"], env=environment(home), check=True, capture_output=True
    )
    return home


@pytest.fixture(scope="session")
def portals() -> Iterator[list[Portal]]:
    """Every server that runs."""
    running: list[Portal] = []
    yield running
    for portal in running:
        portal.stop()


@pytest.fixture(scope="session")
def serve(
    demo_home: Path, portals: list[Portal], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Portal]:
    """Serve a copy of the demo: ``serve(PYTHONPATH=…)``; waits until it answers."""

    def start(**more: str) -> Portal:
        folder = tmp_path_factory.mktemp("portal")
        home, log = folder / "home", folder / "log"
        shutil.copytree(demo_home, home)
        port = _free_port()
        with log.open("wb") as out:
            process = subprocess.Popen(
                [KRING, "serve"],
                env=environment(home, KRING_PORT=str(port), **more),
                stdout=out,
                stderr=out,
            )
        portal = Portal(home, port, log, process)
        portals.append(portal)
        _wait(portal)
        return portal

    return start


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(portal: Portal) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{portal.port}/healthz"):
                return
        except OSError:
            if portal.process.poll() is not None:
                break
            time.sleep(0.1)
    pytest.fail(f"kring serve does not answer:\n{portal.log.read_text('utf-8')}")


@pytest.fixture(scope="session")
def portal(serve: Callable[..., Portal]) -> Portal:
    """The server that the tests share; it shows the page of all components as well."""
    return serve(KRING_STRICT="1")


@pytest.fixture(autouse=True)
def no_faults(portals: list[Portal]) -> Iterator[None]:
    """Fail a test after which a server has written of a fault."""
    yield
    faults = "\n".join(portal.faults() for portal in portals).strip()
    assert not faults, f"The server wrote of faults:\n{faults}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's browser; Playwright brings none here."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("no browser: install chromium to see what the pages do in one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


class Complaints(list[str]):
    """What the pages of a context complained of: scripts that failed, refused or missing files."""

    def listen(self, page: Page) -> None:
        """Hear what a page says on its console, and what its files answered."""
        page.on("pageerror", lambda error: self.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self._console(page, said))
        page.on("response", self._response)

    def _console(self, page: Page, said: Any) -> None:
        # The number of a response says more than this line of the console, which names no address.
        if said.type == "error" and not said.text.startswith("Failed to load resource"):
            self.append(f"{page.url}: {said.text}")

    def _response(self, response: Response) -> None:
        # A page that is not there may be what a test asks for; a part of a page never is.
        bearable = 500 if response.request.resource_type == "document" else 400
        if response.status >= bearable:
            self.append(f"{response.url}: answered {response.status}")


@pytest.fixture
def browse(chromium: Browser, portal: Portal) -> Iterator[Callable[..., Page]]:
    """Open a page: ``browse("/beheer", "administrator", at="hetkompas", size=PHONE)``.

    Further options are those of a context of Playwright. Afterwards no page may have complained.
    """
    opened: list[BrowserContext] = []
    complaints = Complaints()

    def open_page(
        path: str | None = "/",
        role: str | None = None,
        *,
        at: str = "delinde",
        size: dict[str, int] = DESKTOP,
        locale: str = "en-GB",
        of: Portal = portal,
        **options: Any,
    ) -> Page:
        state = _signed_in(chromium, of, at, role) if role else None
        context = chromium.new_context(
            base_url=of.address(at),
            viewport=cast("Any", size),
            locale=locale,
            storage_state=state,
            **options,
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        context.on("page", complaints.listen)
        page = context.new_page()
        if path is not None:
            page.goto(path)
        return page

    yield open_page
    for context in opened:
        context.close()
    assert not complaints, "\n".join(complaints)


def _signed_in(chromium: Browser, portal: Portal, practice: str, role: str) -> Any:
    """What a browser keeps of somebody who signed in lately; the gravest acts ask after a while."""
    since, state = portal.states.get((practice, role), (0.0, None))
    if time.monotonic() - since > LATELY:
        with chromium.new_context(base_url=portal.address(practice)) as context:
            page = context.new_page()
            sign_in(page, portal, PEOPLE[practice, role])
            state = context.storage_state()
            portal.states[practice, role] = time.monotonic(), state
    return state


def sign_in(page: Page, portal: Portal, login: str, at: str = "/inloggen") -> None:
    """Sign in with a password, and with a code where one is asked."""
    page.goto(at)
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/inloggen?" not in f"{address}?")
    if "/inloggen/tweede-stap" in page.url:
        page.locator("input[name=code]").fill(portal.code(login))
        page.keyboard.press("Enter")
        page.wait_for_url(lambda address: "/inloggen/" not in address)


@pytest.fixture
def enter() -> Callable[..., None]:
    """Sign in: ``enter(page, portal, "beheer@delinde.example", at="/inloggen?next=/beheer")``."""
    return sign_in


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    """How large a screen is: what is done on a desk must go on a telephone as well."""
    return cast("dict[str, int]", request.param)
