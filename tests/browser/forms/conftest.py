"""The page with a field of each kind, which keeps nothing of what it is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page


@pytest.fixture
def form(browse: Callable[..., Page]) -> Page:
    """The form with a field of each kind, filled in with a few words."""
    return browse("/kring/componenten")


@pytest.fixture
def draft(browse: Callable[..., Page]) -> Callable[..., Page]:
    """Make a draft of an expert, and show its form: ``draft("Tineke", locale="nl-NL")``."""

    def make(name: str, **options: Any) -> Page:
        page = browse("/beheer/experts/nieuw", "staff", **options)
        page.locator("#form-name").fill(name)
        page.locator(".form .button").first.click()
        page.wait_for_url(lambda address: not address.endswith("/nieuw"))
        return page

    return make
