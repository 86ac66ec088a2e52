"""Ways through a portal of one's own, which a journey may change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def new_portal(serve: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """Serve a demo that only this test uses; it is stopped afterwards."""
    served = []

    def start(**more: str) -> Any:
        served.append(serve(**more))
        return served[-1]

    yield start
    for portal in served:
        portal.stop()


class Reader:
    """Somebody at one practice, who goes where links and buttons lead."""

    def __init__(self, page: Page, enter: Callable[[str], None]) -> None:
        self.page = page
        self.sign_in = enter

    def opened(self, area: str) -> Any:
        """A menu, unfolded where it is folded: ``Main menu`` or ``Management``."""
        menu = self.page.get_by_role("navigation", name=area)
        if not menu.is_visible():
            # A menu that is open lies over the other one.
            self.page.keyboard.press("Escape")
            fold = {"Main menu": ".top summary", "Management": "summary:has(+ nav)"}[area]
            self.page.locator(fold).click()
        return menu

    def entries(self, area: str = "Main menu") -> list[str]:
        """What a menu offers."""
        return [link.inner_text() for link in self.opened(area).get_by_role("link").all()]

    def follow(self, entry: str, area: str = "Main menu") -> None:
        """Follow an entry of a menu."""
        self.opened(area).get_by_role("link", name=entry, exact=True).click()

    def press(self, name: str, *, exact: bool = True) -> None:
        """Press the first thing of a name that looks like a button."""
        main = self.page.locator("main")
        link = main.get_by_role("link", name=name, exact=exact)
        main.get_by_role("button", name=name, exact=exact).or_(link).first.click()

    def sees(self, *words: str) -> None:
        """Make sure that words stand on the page."""
        for each in words:
            expect(self.page.locator("main")).to_contain_text(each)

    def finds(self, path: str) -> bool:
        """Whether a page is there."""
        answer = self.page.goto(path)
        return answer is not None and answer.status == 200


@pytest.fixture
def reader(
    browse: Callable[..., Page], enter: Callable[..., None], size: dict[str, int]
) -> Callable[..., Reader]:
    """Open a browser: ``reader("hetkompas", of=portal)``."""

    def open_browser(at: str, of: Any) -> Reader:
        page = browse("/", at=at, of=of, size=size)
        return Reader(page, partial(enter, page, of))

    return open_browser
