"""A walk through all pages that somebody can reach, and what is looked at on each."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Hashable
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from kring_core.portal.routes import ROUTES as OF_HOST
from kring_expertdirectory.routes import ROUTES as OF_DIRECTORY
from playwright.sync_api import Page, Response

NORM = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
LOOKS = {
    "nl": ((PHONE, "light"), (DESKTOP, "dark")),
    "en": ((PHONE, "dark"), (DESKTOP, "light")),
}
"""Each screen and each scheme in one of the languages: that doubles what is seen for the same time."""
NARROW = [{"width": 320, "height": 640}, {"width": 640, "height": 450}]
"""What 1280 pixels are at 400 % and at 200 %."""

COMPONENTS = ("kring.components", "/kring/componenten", None)
# A pattern without a gap is the nearer one, and is tried first.
ROUTES = sorted((*OF_HOST, *OF_DIRECTORY, COMPONENTS), key=lambda route: route[1].count("{"))
PATTERNS = [(name, re.compile(re.sub(r"\{\w+\}", "[^/]+", pattern))) for name, pattern, _ in ROUTES]
ENTRIES = [pattern for _, pattern, _ in ROUTES if "{" not in pattern]
NO_PAGES = {"kring.theme", "kring.logo", "kring.health", "kring.language", "expertdirectory.api"}

OUTLINE = """() => ({
  title: document.title,
  headings: document.querySelectorAll('h1').length,
  lang: document.documentElement.lang,
  links: [...document.querySelectorAll('a[href]')].map((link) => link.href),
})"""

SMALL = """(least) => {
  const folded = [...document.querySelectorAll('details:not([open])')];
  folded.forEach((each) => { each.open = true; });
  const pressed = '.button, button, summary, nav a, header.top a, footer a, select, textarea, .choice,' +
    'input:not([type=hidden], [type=checkbox], [type=radio])';
  const found = [...document.querySelectorAll(pressed)].filter((each) => {
    const box = each.getBoundingClientRect();
    return each.checkVisibility({visibilityProperty: true}) && Math.min(box.width, box.height) < least - .5;
  }).map((each) => `less than ${least} px: ${each.outerHTML.slice(0, 120)}`);
  folded.forEach((each) => { each.open = false; });
  return found;
}"""

WIDER = "document.documentElement.scrollWidth - innerWidth"


def kind_of(address: str, status: int = 200) -> Hashable:
    """What makes a page another kind of page: its route, and what its query asks."""
    if status != 200:
        return status
    path, query = urlsplit(address).path, parse_qs(urlsplit(address).query)
    route = next((name for name, pattern in PATTERNS if pattern.fullmatch(path)), "")
    return route, tuple(sorted(query)), tuple(query.get("state", ())), tuple(query.get("mode", ()))


def axe(page: Page) -> list[str]:
    """What axe finds against the norm on a page as it is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"], "runOnly": NORM}
    found = page.evaluate("(options) => axe.run(options)", options)["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]}\n    {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


def looked_at(page: Page, language: str) -> list[str]:
    """What is wrong with a page, on a telephone and on a desk, light and dark.

    :param language: in which it should be, ``nl`` or ``en``.
    """
    outline = page.evaluate(OUTLINE)
    faults = []
    # The page of all components shows a page within the page.
    if outline["headings"] != 1 and "/componenten" not in page.url:
        faults.append(f"{outline['headings']} headings of the first level")
    if not re.fullmatch(r"\S.* · Praktijk De Linde", outline["title"]):
        faults.append(f"the title «{outline['title']}»")
    if outline["lang"] != language:
        faults.append(f"the language {outline['lang']}")
    for size, scheme in LOOKS[language]:
        page.set_viewport_size(cast("Any", size))
        page.emulate_media(color_scheme=cast("Any", scheme))
        faults += page.evaluate(SMALL, 44 if size is PHONE else 24)
        page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true })")
        faults += [f"{scheme}: {fault}" for fault in axe(page)]
    for narrow in NARROW:
        page.set_viewport_size(cast("Any", narrow))
        if (wider := page.evaluate(WIDER)) > 0:
            faults.append(f"{wider} px wider than a screen of {narrow['width']} px")
    return faults


@pytest.fixture
def look_at() -> Callable[[Page, str], list[str]]:
    """What is wrong with a page: ``look_at(page, "nl")``."""
    return looked_at


@pytest.fixture
def walk(browse: Callable[..., Page]) -> Callable[..., dict[Hashable, list[str]]]:
    """Visit one page of each kind that somebody reaches: ``walk("staff", "nl")``.

    Answers what is wrong with each; an address that leads nowhere for this reader shows the page that
    says so, which is looked at like any other.
    """

    def go(role: str | None, language: str) -> dict[Hashable, list[str]]:
        page = browse(None, role, locale=language, reduced_motion="reduce")
        waiting, known = deque(["/", *ENTRIES, "/no-such-page"]), set()
        seen: dict[Hashable, list[str]] = {}
        while waiting:
            address = waiting.popleft()
            if kind_of(address) in known or _leads_nowhere(address):
                continue
            known.add(kind_of(address))
            answer = page.goto(address)
            assert answer is not None
            if (kind := _kind(page, answer)) is None or kind in seen:
                continue
            known.add(kind)
            import time

            print(time.time(), page.url, file=open("/tmp/br/progress", "a"))
            seen[kind] = [f"{page.url}: {fault}" for fault in looked_at(page, language)]
            waiting.extend(page.evaluate(OUTLINE)["links"])
        return seen

    return go


def _leads_nowhere(address: str) -> bool:
    """Whether an address is that of no page of this practice."""
    parts = urlsplit(address)
    elsewhere = parts.hostname not in (None, "delinde.localhost")
    route = kind_of(address)
    return elsewhere or parts.scheme not in ("", "http") or route[0] in NO_PAGES  # type: ignore[index]


def _kind(page: Page, answer: Response) -> Any:
    kind: str = answer.headers.get("content-type", "")
    return kind_of(page.url, answer.status) if kind.startswith("text/html") else None
