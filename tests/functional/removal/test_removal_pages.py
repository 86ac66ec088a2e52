"""Removing a plugin in the portal: asked twice, shown first, fetched afterwards."""

from __future__ import annotations

import json
from datetime import timedelta

from kring_core.plugins.packages import is_passphrase, packages
from kring_core.plugins.removal import Removal

PAGE = "/beheer/plugins/minimal/verwijderen"


def test_keeping_switches_it_off_and_leaves_what_it_kept(practice, administrator, look):
    page = administrator.get(PAGE).click("Keep it")
    assert "Records that stay here and can still be exported: 2." in page

    look.asked(page).submit("confirm").follow()

    assert administrator.status("/notities") == 404
    assert "minimal_note" in look.tables(practice)
    assert look.row(practice).enabled is False
    assert ("plugin.removed", "keep") in look.changes(practice)


def test_an_export_gives_a_package_that_opens_with_the_passphrase_shown(
    practice, administrator, look
):
    page = administrator.get(PAGE).click("Export it")
    passphrase = look.asked(page)["passphrase"].value
    assert passphrase in page.html.find("code").text
    look.asked(page)["word"] = "minimal"

    listed = look.asked(page).submit("confirm").follow()

    fetched = listed.click(r"minimal-export-.*\.zip")
    assert fetched.content_type == "application/zip"
    [package] = packages(practice)
    assert package.path.read_bytes() == fetched.body
    records = json.loads(look.opened(package.path, passphrase)["records.json"])
    assert {record["data"]["text"] for record in records} == {
        "Coffee is at ten.",
        "The door sticks: push.",
    }
    assert passphrase not in listed


def test_nothing_happens_until_its_name_is_typed(practice, administrator, look):
    page = administrator.get(f"{PAGE}?mode=erase")
    passphrase = look.asked(page)["passphrase"].value
    look.asked(page)["word"] = "maximal"

    again = look.asked(page).submit("confirm")

    assert "This is not the name" in again
    assert look.asked(again)["passphrase"].value == passphrase
    assert look.row(practice).enabled


def test_a_passphrase_of_ones_own_is_not_taken(practice, administrator, look):
    page = administrator.get(f"{PAGE}?mode=export")
    look.asked(page)["passphrase"].force_value("secret")

    again = look.asked(page).submit("confirm")

    assert is_passphrase(look.asked(again)["passphrase"].value)


def test_only_what_is_listed_can_be_fetched(practice, administrator, staff):
    (practice.place.folder / "removed").mkdir()
    (practice.place.folder / "removed" / "other.zip").write_bytes(b"x")

    assert administrator.status("/beheer/verwijderd/other.zip") == 404
    assert administrator.status("/beheer/verwijderd/..%2fpractice.toml") == 404
    assert staff.status("/beheer/verwijderd") == 403


def test_a_package_says_when_it_lapses(practice, clock, administrator, look):
    Removal(practice).remove("minimal", "erase", look.passphrase)

    [package] = packages(practice)
    assert package.lapses_at - package.made_at == timedelta(days=30)
    assert "23 December 2026" in administrator.get("/beheer/verwijderd")
