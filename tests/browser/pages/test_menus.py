"""Menus and the other ways around a page, with the keyboard and on a telephone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect


def test_the_menu_folds_on_a_phone_and_opens_with_the_keyboard(browse, phone):
    page = browse("/", size=phone)
    link = page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Experts")
    button = page.locator(".top summary")
    expect(link).to_be_hidden()

    button.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(button).to_be_focused()

    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/experts")


def test_the_menu_of_management_folds_as_well(browse, phone):
    page = browse("/beheer", "administrator", size=phone)
    link = page.get_by_role("navigation", name="Management").get_by_role("link", name="Plugins")
    expect(link).to_be_hidden()

    page.get_by_text("All of management").click()
    expect(link).to_be_visible()
    page.get_by_role("heading", level=1).click()
    expect(link).to_be_hidden()


def test_there_is_no_fold_where_there_is_room(browse):
    page = browse("/beheer", "administrator")

    expect(page.locator("summary:visible")).to_have_count(0)
    expect(page.get_by_role("link", name="Plugins")).to_be_visible()
    expect(page.get_by_role("link", name="Experts", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/beheer", {"Management": "page", "Overview": "page"}),
        ("/beheer/mensen/nieuw", {"People": "true", "Management": "true"}),
        ("/experts/tomasz-zielinski-kok", {"Experts": "true"}),
    ],
)
def test_the_menus_say_where_one_is(browse, path, current):
    page = browse(path, "administrator")
    marked = page.locator("nav [aria-current]").all()

    assert {link.inner_text(): link.get_attribute("aria-current") for link in marked} == current


def test_the_first_tab_leads_past_the_menu(browse):
    page = browse("/beheer/plugins", "administrator")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_always_seen(browse, size, scheme):
    page = browse("/experts", size=size, color_scheme=scheme)
    page.keyboard.press("Tab")
    for _ in range(15):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const focused = document.activeElement, style = getComputedStyle(focused);
              return [focused.outerHTML, style.outlineStyle, style.outlineWidth] }"""
        )
        assert seen[1:] == ["solid", "3px"], seen[0]


def test_another_language_keeps_the_page_and_what_was_asked(browse):
    page = browse("/experts?q=rouw&theme=loss", locale="nl-NL")
    before = page.url
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")

    assert page.url == before
    page.get_by_role("link", name="Nederlands").click()
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    assert page.url == before
