"""A walk through all pages that somebody can reach, and what is looked at on each."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Hashable
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from kring_core.cli.demo import PASSWORD
from kring_core.portal.routes import ROUTES as OF_HOST
from kring_expertdirectory.routes import ROUTES as OF_DIRECTORY
from playwright.sync_api import Page, Response, expect

NORM = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
LOOKS = {
    "nl": ((PHONE, "light"), (DESKTOP, "dark")),
    "en": ((PHONE, "dark"), (DESKTOP, "light")),
}
"""Both languages together show each screen in each scheme, for half the time."""

NARROW = [{"width": 320, "height": 640}, {"width": 640, "height": 450}]
"""What 1280 pixels are at 400 % and at 200 %."""

COMPONENTS = ("kring.components", "/kring/componenten", None)
# A pattern without a gap is the nearer one, and is tried first.
ROUTES = sorted((*OF_HOST, *OF_DIRECTORY, COMPONENTS), key=lambda route: route[1].count("{"))
PATTERNS = [(name, re.compile(re.sub(r"\{\w+\}", "[^/]+", pattern))) for name, pattern, _ in ROUTES]
NO_PAGES = {
    *("kring.health", "kring.language", "kring.logo", "kring.removed_package", "kring.theme"),
    *("kring.passkey_question", "kring.passkey_new_question", "kring.openapi"),
    *("kring.own_log_file", "kring.log_export"),
    *("expertdirectory.api", "expertdirectory.portrait", "expertdirectory.draft_portrait"),
}
FORMS_ONLY = {
    *("kring.sign_out", "kring.person_link", "kring.practice_logo", "kring.passkey"),
    *("kring.own_session", "kring.own_sessions", "kring.own_devices"),
    *("kring.person_archive", "kring.person_withdraw", "kring.person_unmerge"),
    *("kring.organisation_archive", "kring.relation_withdraw", "kring.emergency_end"),
    *("kring.deputy_agree", "kring.deputy_ask", "kring.deputy_open", "kring.deputy_close"),
    *("expertdirectory.put_back", "expertdirectory.settle", "expertdirectory.page_settle"),
}

OUTLINE = """() => ({
  title: document.title,
  headings: document.querySelectorAll('h1').length,
  lang: document.documentElement.lang,
  links: [...document.querySelectorAll('a[href]')].map((link) => link.href),
})"""
SMALL = """(least) => {
  const folded = [...document.querySelectorAll('details:not([open])')];
  folded.forEach((each) => { each.open = true; });
  const pressed = '.button, button, summary, nav a, header.top a, footer a, select, textarea,' +
    '.choice, input:not([type=hidden], [type=checkbox], [type=radio])';
  const small = [...document.querySelectorAll(pressed)].filter((each) => {
    const box = each.getBoundingClientRect();
    const small = Math.min(box.width, box.height) < least - .5;
    return small && each.checkVisibility({visibilityProperty: true});
  });
  folded.forEach((each) => { each.open = false; });
  return small.map((each) => `less than ${least} px: ${each.outerHTML.slice(0, 120)}`);
}"""
WIDER = "document.documentElement.scrollWidth - innerWidth"
UNFOLD = "document.querySelectorAll('main details').forEach((each) => { each.open = true; })"


def kind_of(address: str, status: int = 200) -> tuple[Hashable, ...]:
    """What makes a page another kind of page: its route, and what its query asks about."""
    if status != 200:
        return (str(status),)
    path, query = urlsplit(address).path, parse_qs(urlsplit(address).query)
    route = next((name for name, pattern in PATTERNS if pattern.fullmatch(path)), "")
    return route, tuple(sorted(query.keys() - {"page"})), tuple(query.get("mode", ()))


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
    """What is wrong with a page, on a telephone and on a desk, in the light and in the dark.

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
        # Without movement: a colour that is on its way to another would be measured halfway.
        page.emulate_media(color_scheme=cast("Any", scheme), reduced_motion="reduce")
        faults += page.evaluate(SMALL, 44 if size is PHONE else 24)
        page.evaluate(UNFOLD)
        faults += [f"{scheme}: {fault}" for fault in axe(page)]
    for narrow in NARROW:
        page.set_viewport_size(cast("Any", narrow))
        if (wider := page.evaluate(WIDER)) > 0:
            faults.append(f"{wider} px wider than a screen of {narrow['width']} px")
    return [f"{page.url}: {fault}" for fault in faults]


@pytest.fixture
def look_at() -> Callable[[Page, str], list[str]]:
    """What is wrong with a page: ``look_at(page, "nl")``."""
    return looked_at


@pytest.fixture
def look(look_at):
    """Look at a page in Dutch, which should have a heading that holds some words."""

    def at(page, heading):
        expect(page.get_by_role("heading", level=1).first).to_contain_text(heading)
        faults = look_at(page, "nl")
        assert not faults, "\n".join(faults)

    return at


@pytest.fixture
def phone() -> dict[str, int]:
    """The screen of a telephone."""
    return PHONE


@pytest.fixture(scope="session")
def pages() -> set[str]:
    """The names of all routes that show a page."""
    return {name for name, _, _ in ROUTES} - NO_PAGES - FORMS_ONLY


@pytest.fixture
def walk(browse: Callable[..., Page]) -> Callable[..., dict[tuple[Hashable, ...], list[str]]]:
    """Visit one page of each kind that somebody reaches: ``walk("staff", "nl")``.

    Answers what is wrong with each. Where an address leads nowhere for this reader, the page that
    says so is looked at like any other, once.
    """

    def go(role: str | None, language: str) -> dict[tuple[Hashable, ...], list[str]]:
        page = browse(None, role, locale=language)
        waiting = deque([*(pattern for _, pattern, _ in ROUTES if "{" not in pattern), "/nowhere"])
        known, seen = set(), {}
        while waiting:
            address = waiting.popleft()
            if kind_of(address) in known or _is_elsewhere(address):
                continue
            known.add(kind_of(address))
            answer = page.goto(address)
            if kind_of(page.url)[0] == "kring.confirm" != kind_of(address)[0]:
                # A walk takes longer than the ten minutes for which somebody is believed.
                page.locator("[name=password]").fill(PASSWORD)
                page.locator("[name=know]").click()
                answer = page.goto(address)
            kind = _kind(page, answer)
            if kind is not None and kind not in seen:
                known.add(kind)
                seen[kind] = looked_at(page, language)
                waiting.extend(page.evaluate(OUTLINE)["links"])
        return seen

    return go


def _is_elsewhere(address: str) -> bool:
    """Whether an address is that of no page of this practice."""
    parts = urlsplit(address)
    here = parts.hostname in (None, "delinde.localhost") and parts.scheme in ("", "http")
    return not here or kind_of(address)[0] in NO_PAGES


def _kind(page: Page, answer: Response | None) -> tuple[Hashable, ...] | None:
    assert answer is not None
    shows = answer.headers.get("content-type", "").startswith("text/html")
    return kind_of(page.url, answer.status) if shows else None
