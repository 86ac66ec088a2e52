"""Pages on paper, in the dark, without movement, and without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

MOVING = """[...document.querySelectorAll('*')].filter((element) => {
  const style = getComputedStyle(element);
  return parseFloat(style.transitionDuration) + parseFloat(style.animationDuration) > 0;
}).length"""
PAPER = "getComputedStyle(document.documentElement).backgroundColor"


def lightness(colour):
    return sum(int(part) for part in re.findall(r"\d+", colour)[:3]) / 3


def test_paper_has_no_navigation(browse):
    page = browse("/experts/tomasz-zielinski-kok", "staff")
    page.emulate_media(media="print")

    expect(page.locator("nav:visible, summary:visible, .top a:visible:not(.mark)")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate(PAPER) == "rgb(255, 255, 255)"


def test_management_prints_without_its_menu(browse):
    page = browse("/beheer/experts", "staff", color_scheme="dark")
    page.emulate_media(media="print")

    expect(page.locator("nav:visible, [role=search]:visible")).to_have_count(0)
    assert page.evaluate(PAPER) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("wish", ["reduce", "no-preference"])
def test_nothing_moves_for_who_wants_no_movement(browse, wish):
    page = browse("/experts", reduced_motion=wish)

    assert (page.evaluate(MOVING) > 0) == (wish == "no-preference")


def test_the_dark_is_dark_and_the_light_is_light(browse):
    light = browse("/", color_scheme="light").evaluate(PAPER)
    dark = browse("/", color_scheme="dark").evaluate(PAPER)

    assert lightness(light) > 230
    assert lightness(dark) < 50


def test_without_script_one_signs_in_filters_and_writes(browse, enter, portal, size):
    page = browse("/experts", size=size, java_script_enabled=False)
    if size["width"] < 600:
        page.get_by_text("Narrow down").click()
    page.get_by_label("Grief and loss").check()
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_role("link", name="Without Grief and loss")).to_be_visible()

    enter(page, portal, "redactie@delinde.example", at="/inloggen?next=/beheer/experts/nieuw")
    page.get_by_label("Name", exact=True).fill("Aukje Tromp")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("heading", level=1, name="Aukje Tromp")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("The draft is saved")
