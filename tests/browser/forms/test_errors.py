"""What cannot be saved is said at once, where one looks, with the way to the field."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect


def test_the_summary_takes_the_focus_and_leads_to_each_field(form):
    form.locator("#form-name").fill("")
    form.locator("#form-since-day").fill("31")
    form.locator("#form-since-month").fill("2")
    form.get_by_role("button", name="Save").click()
    summary = form.locator("[data-summary]")
    expect(summary).to_be_focused()

    links = summary.get_by_role("link").all()
    assert len(links) >= 3
    for link in links:
        word = link.inner_text().split(":")[0]
        link.press("Enter")
        field = form.locator(":focus")
        expect(field).to_be_in_viewport()
        assert word in field.evaluate("(e) => e.closest('.field, fieldset').textContent")
        assert field.get_attribute("aria-invalid") == "true" or field.get_attribute("tabindex")


def test_what_was_typed_is_still_there(form):
    form.locator("#form-name").fill("")
    form.get_by_label("Quote").fill("Slowly is a pace too.")
    form.locator("#form-since-day").fill("31")
    form.locator("#form-since-month").fill("2")
    form.get_by_label("Tuesday").check()
    form.get_by_role("button", name="Save").click()

    expect(form.locator("[data-summary]")).to_be_focused()
    expect(form.get_by_label("Quote")).to_have_value("Slowly is a pace too.")
    expect(form.locator("#form-since-day")).to_have_value("31")
    expect(form.get_by_label("Tuesday")).to_be_checked()


@pytest.mark.parametrize("script", [True, False])
def test_a_stale_save_shows_both_and_keeps_what_was_typed(draft, browse, script):
    first = draft("Nora de Bruin", java_script_enabled=True)
    second = browse(first.url, "staff", java_script_enabled=script)
    first.locator("[name=tagline]").fill("painter")
    first.get_by_role("button", name="Save", exact=True).click()
    expect(first.get_by_role("status")).to_contain_text("Saved")

    second.locator("[name=tagline]").fill("sculptor")
    second.get_by_role("button", name="Save", exact=True).click()

    expect(second.get_by_role("alert")).to_contain_text("changed by somebody else")
    expect(second.locator("[name=tagline]")).to_have_value("sculptor")
    expect(second.locator(".stored", has_text="painter")).to_be_visible()
    second.get_by_role("button", name="Save", exact=True).click()
    expect(second.get_by_role("status")).to_contain_text("Saved")
    first.reload()
    expect(first.locator("[name=tagline]")).to_have_value("sculptor")
