"""Pages about who sees what that come up along the way are accessible too."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kring_core.cli.demo import PASSWORD
from playwright.sync_api import expect

LANGUAGE = "nl"


def day(page, part, value):
    page.locator(f"[name={part}]").last.fill(str(value))


def press(page):
    page.locator("main .form .buttons .button").first.click()


def test_an_emergency_and_who_judges_it(browse, look):
    page = browse("/beheer/noodtoegang/nieuw", "staff", locale=LANGUAGE)
    look(page, "Noodtoegang")
    press(page)
    expect(page.locator("[data-summary]")).to_be_visible()
    look(page, "Noodtoegang")
    page.locator("[name=name]").fill("Joost Aalbers")
    for part, value in (("day", 29), ("month", 2), ("year", 1984)):
        day(page, part, value)
    page.locator("[name=reason]").fill("Belt in paniek, en Ilse is met vakantie.")
    press(page)
    expect(page.get_by_role("status")).to_be_visible()
    look(page, "Noodtoegang")

    judge = browse("/beheer/noodtoegang", "administrator", locale=LANGUAGE)
    judge.locator("main tbody a").first.click()
    look(judge, "beoordelen")


def test_breaking_the_glass_from_the_page_of_a_person(browse, look):
    page = browse("/beheer/mensen", "therapist", locale=LANGUAGE)
    page.get_by_role("link", name="Joost Aalbers").click()
    page.get_by_role("link", name="Noodtoegang", exact=True).last.click()
    look(page, "Noodtoegang")


def test_a_deputy_and_the_word_of_a_second(browse, look):
    page = browse("/mijn/waarneming", "therapist", locale=LANGUAGE)
    page.locator("[name=deputy]").select_option(label="Sander Kuijlman")
    until = datetime.now(UTC) + timedelta(days=200)
    for part in ("day", "month", "year"):
        day(page, part, getattr(until, part))
    press(page)
    expect(page.get_by_role("table")).to_be_visible()
    look(page, "Waarneming")
    page.locator("main tbody a").first.click()
    look(page, "Sander Kuijlman")

    client = browse("/mijn/relaties", "person", locale=LANGUAGE)
    client.get_by_role("link", name="Sander Kuijlman").first.click()
    look(client, "behandelt Zeynep Aksoylu")


def test_somebody_who_works_here_and_leaves(browse, look):
    page = browse("/beheer/mensen?q=ilse", "administrator", locale=LANGUAGE)
    page.locator("tbody th a").first.click()
    person = page.url
    page.goto(f"{person}/account")
    look(page, "Ilse van Dongen")
    page.goto(f"{person}/tweede-stap")
    look(page, "tweede stap")
    page.goto(f"{person}/vertrek")
    look(page, "Ilse van Dongen")
    page.locator("main a[href*='/vertrek/']").first.click()
    look(page, "Ilse van Dongen")


def test_a_sealing_key_and_what_opens_it(browse, look):
    page = browse("/mijn/sleutel/maken", "therapist", locale=LANGUAGE)
    page.locator("[type=password]").first.fill(PASSWORD)
    press(page)
    look(page, "herstelcode")
    for path, heading in (
        ("herstelcode", "herstelcode"),
        ("openen", "herstelcode"),
        ("openen/passkey", "passkey"),
        ("passkey", "passkey"),
        ("vervangen", "vervangen"),
    ):
        page.goto(f"/mijn/sleutel/{path}")
        look(page, heading)
