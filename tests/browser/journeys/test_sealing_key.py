"""A sealing key in a browser: made, opened by a passkey after a reset, printed."""

from __future__ import annotations

import pytest
from kring_core.access.keys.ring import KeyRing
from kring_core.access.keys.rules import Credential
from kring_core.accounts.accounts import Accounts
from kring_core.cli.demo import PASSWORD
from kring_core.clock import system_clock
from kring_core.db import open_database
from playwright.sync_api import expect

LOGIN = "zeynep@delinde.example"
TELEPHONE = {
    "protocol": "ctap2",
    "ctap2Version": "ctap2_1",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
    "hasPrf": True,
}
"""What Chromium is to pretend to have: a telephone whose passkeys answer to PRF."""


@pytest.fixture
def own_portal(new_portal):
    """A server of its own: somebody who has a passkey signs in with it from then on."""
    return new_portal(KRING_STRICT="1")


@pytest.fixture
def forget_password(own_portal):
    """Set the password of a person anew, as far as their key goes."""

    def reset():
        database = own_portal.home / "practices" / "delinde" / "practice.sqlite"
        with open_database(f"sqlite:///{database}").write() as db:
            account = Accounts(db, system_clock).by_login(LOGIN)
            KeyRing(db, system_clock).reset(account.person_id, Credential.PASSWORD, None)

    return reset


def test_a_passkey_opens_the_key_when_the_password_does_not_any_more(
    browse, own_portal, forget_password
):
    page = browse("/mijn/sleutel", "person", of=own_portal)
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": TELEPHONE})
    page.get_by_role("link", name="Make my key").click()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Make my key").click()
    expect(page.get_by_role("heading", name="Your recovery code")).to_be_visible()
    expect(page.get_by_role("button", name="Print this page")).to_be_visible()

    page.goto("/mijn/aanmelden/passkey")
    page.get_by_role("button", name="Make a passkey").click()
    page.wait_for_url(lambda address: not address.endswith("/passkey"))
    page.goto("/mijn/sleutel")
    page.get_by_role("link", name="Let a passkey open it").click()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Let my passkey open it").click()
    expect(page.get_by_text("Your passkey opens your key too.")).to_be_visible()

    forget_password()
    page.goto("/mijn")
    page.get_by_role("link", name="Open your sealing key").click()
    page.get_by_role("link", name="Open my key with a passkey").click()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Open my key").click()
    expect(page.get_by_text("Your password opens your key again.")).to_be_visible()
    expect(page.get_by_text("Approvals rest until")).to_be_visible()


def test_without_passkeys_the_page_says_what_works_everywhere(browse, own_portal):
    page = browse("/mijn/sleutel/maken", "person", of=own_portal, java_script_enabled=False)
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Make my key").click()
    expect(page.get_by_role("button", name="Print this page")).to_be_hidden()

    page.goto("/mijn/sleutel/passkey")
    expect(page.get_by_text("This browser uses no passkeys")).to_be_visible()
    expect(page.get_by_label("Your password")).to_be_hidden()
