"""Forms that are not ours, are old, or were changed on the way."""

from __future__ import annotations

import pytest
from kring_core.accounts.models import Attempt
from kring_core.testing.people import PASSWORD
from sqlalchemy import func, select


def sign_in_form(visitor):
    form = visitor.get("/inloggen").forms["form"]
    form["login"], form["password"] = "noor@praktijk.example", PASSWORD
    return form


def tries(practice):
    with practice.database.read() as db:
        return db.scalar(select(func.count()).select_from(Attempt))


def test_a_form_with_a_forged_token_is_refused_and_gives_back_what_was_typed(administrator):
    form = administrator.get("/mijn/gegevens").forms["form"]
    form["name"] = "Ada Verhoeven-Smit"
    form["csrf_token"].force_value("forged")

    refused = form.submit("save", expect_errors=True)

    assert refused.status_int == 400
    assert "This form is out of date" in refused
    again = refused.forms[1]
    assert again["name"].value == "Ada Verhoeven-Smit"
    assert "Ada Verhoeven-Smit" in again.submit().follow().forms["form"]["name"].value


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_from_another_site_is_refused(administrator, site):
    form = administrator.get("/mijn/gegevens").forms["form"]

    refused = form.submit("save", headers={"Sec-Fetch-Site": site}, expect_errors=True)

    assert refused.status_int == 400


def test_a_forged_form_does_nothing_at_all(visitor, practice):
    form = sign_in_form(visitor)
    form["password"] = "wrong"
    form["csrf_token"].force_value("forged")

    assert form.submit("sign_in", expect_errors=True).status_int == 400

    assert tries(practice) == 0


def test_a_password_is_on_no_page_that_gives_back_what_was_typed(visitor):
    form = sign_in_form(visitor)
    form["csrf_token"].force_value("forged")

    refused = form.submit("sign_in", expect_errors=True)

    assert "noor@praktijk.example" in refused
    assert PASSWORD not in refused
    assert "type them again" in refused


def test_the_form_of_before_signing_in_works_no_more_afterwards(visitor):
    old = sign_in_form(visitor)
    sign_in_form(visitor).submit("sign_in")

    assert old.submit("sign_in", expect_errors=True).status_int == 400


def test_a_form_without_any_token_is_refused(administrator):
    assert administrator.post("/mijn/gegevens", {"name": "x"}, expect_errors=True).status_int == 400


def test_a_key_that_comes_twice_is_no_fault(administrator):
    form = administrator.get("/mijn/gegevens").forms["form"]
    sent = form.submit_fields("save")
    doubled = [pair for pair in sent for _ in range(2)]

    answer = administrator.post("/mijn/gegevens", doubled, expect_errors=True)
    assert answer.status_int in (200, 303)


def test_markers_that_do_not_fit_are_told_and_lose_nothing_that_is_stored(administrator):
    form = administrator.get("/mijn/gegevens").forms["form"]
    sent = [*form.submit_fields("save"), ("__start__", "name:mapping")]

    page = administrator.post("/mijn/gegevens", sent)

    assert "This was not understood" in page
    assert administrator.get("/mijn/gegevens").forms["form"]["name"].value == "Ada Verhoeven"


def test_a_stale_form_shows_both_and_the_next_save_is_knowing(administrator, client_of, practice):
    first, second = (administrator.get("/mijn/gegevens").forms["form"] for _ in range(2))
    first["name"], second["name"] = "Ada de Eerste", "Ada de Tweede"
    first.submit("save")

    shown = second.submit("save")

    assert "changed by somebody else in the meantime" in shown
    assert "Ada de Eerste" in shown
    again = shown.forms["form"]
    assert again["name"].value == "Ada de Tweede"
    assert again.submit("save").follow().forms["form"]["name"].value == "Ada de Tweede"
