"""Lists of rows are added to, shortened and put in order, with nothing but the keyboard."""

from __future__ import annotations

from playwright.sync_api import expect


def rows(page):
    return [box.input_value() for box in page.get_by_label("Language ").all()]


def press(page, name, key="Enter"):
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press(key)


def test_a_row_is_added_and_typed_in_at_once(form):
    press(form, "Add another Language")
    form.keyboard.type("Farsi")

    assert rows(form) == ["Dutch", "Frisian", "Farsi"]


def test_a_row_moves_up_and_the_focus_stays_with_it(form):
    press(form, "Move up Language 2", key="Space")

    assert rows(form) == ["Frisian", "Dutch"]
    expect(form.locator(":focus")).to_have_value("Frisian")


def test_a_row_is_removed_and_the_focus_goes_to_its_neighbour(form):
    press(form, "Remove Language 1")

    assert rows(form) == ["Frisian"]
    expect(form.locator(":focus")).to_have_value("Frisian")


def test_without_rows_the_focus_goes_to_the_button_that_adds_one(form):
    press(form, "Remove Language 2")
    press(form, "Remove Language 1")

    expect(form.get_by_role("button", name="Add another Language")).to_be_focused()


def test_rows_are_numbered_anew(form):
    press(form, "Remove Language 1")
    press(form, "Add another Language")

    expect(form.get_by_role("button", name="Remove Language 2")).to_be_visible()
    expect(form.get_by_role("button", name="Remove Language 3")).to_have_count(0)


def test_no_more_rows_are_offered_than_there_may_be(form):
    add = form.get_by_role("button", name="Add another Language")
    press(form, "Add another Language")
    expect(add).to_be_visible()
    press(form, "Add another Language")
    expect(add).to_be_hidden()

    press(form, "Remove Language 4")
    expect(add).to_be_visible()


def test_rows_arrive_in_the_order_that_is_shown(form):
    press(form, "Add another Language")
    form.keyboard.type("Farsi")
    press(form, "Move up Language 3")
    press(form, "Save")

    # What is still missing brings the form back with all that was typed.
    expect(form.locator("[data-summary]")).to_be_focused()
    assert rows(form)[:3] == ["Dutch", "Farsi", "Frisian"]


def test_a_row_of_several_fields_is_one_row(form):
    press(form, "Add another Training")
    form.keyboard.type("Group work")
    form.keyboard.press("Tab")
    form.keyboard.type("2011")

    second = form.get_by_role("group", name="Training 2")
    expect(second.get_by_label("What")).to_have_value("Group work")
    expect(second.get_by_label("Year")).to_have_value("2011")
