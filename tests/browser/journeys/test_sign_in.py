"""Signing in on a telephone: an app with codes, a passkey, recovery codes on paper."""

from __future__ import annotations

import re

import pyotp
import pytest
from kring_core.cli.demo import PASSWORD
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}
TELEPHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
"""What Chromium is to pretend to have."""


@pytest.fixture
def phone(browse, new_portal, enter):
    """A telephone that can keep passkeys, and the server it is at."""
    portal = new_portal()
    page = browse("/", of=portal, size=PHONE)
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": TELEPHONE})
    return page, portal


def heading(page, text):
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def sign_out(page):
    page.context.clear_cookies()


def test_a_passkey_is_made_and_is_then_all_one_needs(phone, enter):
    page, portal = phone
    enter(page, portal, "redactie@delinde.example")
    page.goto("/mijn/aanmelden")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name").fill("Telefoon van Sander")
    page.get_by_role("button", name="Make a passkey").click()
    heading(page, "Recovery codes")
    page.get_by_role("button", name="Make ten codes").click()
    expect(page.locator("main ol li")).to_have_count(10)
    page.get_by_role("link", name="I have them on paper").click()
    expect(page.get_by_role("link", name="Telefoon van Sander")).to_be_visible()

    sign_out(page)
    page.goto("/inloggen?next=/beheer/zoeken")
    page.get_by_role("button", name="Sign in with a passkey").click()
    heading(page, "Search")

    sign_out(page)
    page.goto("/inloggen")
    page.get_by_label("Email address").fill("redactie@delinde.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    heading(page, "The second step")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/beheer")


def test_a_passkey_that_nobody_here_has_is_told_in_words(phone):
    page, _portal = phone
    page.goto("/inloggen")
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("alert")).to_contain_text("The browser gave no passkey")


def test_an_app_is_set_up_by_typing_its_letters(phone, enter):
    page, portal = phone
    enter(page, portal, "zeynep@delinde.example")
    page.goto("/mijn/aanmelden")
    page.get_by_role("link", name="Add an app with codes").click()
    expect(page.get_by_role("img", name="The secret as a square")).to_be_visible()
    secret = re.sub(r"\s", "", page.locator("main code").inner_text())
    page.get_by_label("Code").fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="This is the code").click()
    heading(page, "Recovery codes")

    page.goto("/mijn/aanmelden")
    expect(page.get_by_text("You have few codes left, or none")).to_be_visible()
    expect(page.get_by_text("this browser")).to_be_visible()
