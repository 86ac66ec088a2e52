"""What script adds: a password shown, a count of what is left, a question before leaving."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect


def test_a_password_is_shown_and_hidden_again(form):
    field, show = form.locator("[name=password]"), form.get_by_role("button", name="Show")
    field.fill("a circle of chairs")
    expect(show).to_have_attribute("aria-pressed", "false")

    show.press("Enter")
    expect(field).to_have_attribute("type", "text")
    expect(show).to_have_attribute("aria-pressed", "true")

    show.press("Space")
    expect(field).to_have_attribute("type", "password")


def test_a_password_that_is_shown_is_hidden_before_it_is_sent(form):
    form.get_by_role("button", name="Show").click()
    form.route("**/kring/componenten", lambda route: route.fulfill(status=204))
    form.locator("#form-name").press("Enter")

    expect(form.locator("[name=password]")).to_have_attribute("type", "password")


def test_a_text_says_how_much_is_left_once_that_matters(form):
    quote, count = form.get_by_label("Quote"), form.locator("[id$=quote-count]")
    quote.fill("x" * 79)
    expect(count).not_to_contain_text("left", use_inner_text=True)

    quote.fill("x" * 90)
    expect(count).to_contain_text("Characters left: 10", use_inner_text=True)

    quote.fill("x" * 103)
    expect(count).to_contain_text("Too many characters: 3", use_inner_text=True)


def test_enter_saves_and_presses_no_other_button(draft):
    page = draft("Hilde Okkerse")
    page.locator("#form-tagline").fill("art therapist")
    page.locator("#form-tagline").press("Enter")

    expect(page.get_by_role("status")).to_contain_text("Saved")
    assert not page.url.endswith("/publiceren")


def test_enter_in_a_row_leaves_the_rows_alone(form):
    form.get_by_label("Language 2").press("Enter")

    expect(form.locator("[data-summary]")).to_be_focused()
    assert [box.input_value() for box in form.get_by_label("Language ").all()] == [
        "Dutch",
        "Frisian",
    ]


@pytest.mark.parametrize("typed", [True, False])
def test_leaving_asks_first_when_something_was_typed(form, typed):
    asked = []
    form.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    name = form.locator("#form-name")
    name.click()
    if typed:
        name.press_sequentially("!")
    form.get_by_role("contentinfo").get_by_role("link", name="Privacy").click()
    form.wait_for_url("**/privacy")

    assert asked == (["beforeunload"] if typed else [])


def test_leaving_asks_first_when_what_was_typed_could_not_be_saved(form):
    asked = []
    form.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    form.get_by_role("button", name="Save").click()
    expect(form.locator("[data-summary]")).to_be_focused()
    form.locator("#form-name").click()
    form.get_by_role("contentinfo").get_by_role("link", name="Privacy").click()
    form.wait_for_url("**/privacy")

    assert asked == ["beforeunload"]


def test_saving_asks_nothing(draft):
    asked = []
    page = draft("Tineke Vogelaar")
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("[name=tagline]").press_sequentially("music therapist")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("status")).to_contain_text("Saved")
    assert asked == []
