"""Publishing, withdrawing, deleting and putting back, through their pages."""

from __future__ import annotations

import pytest


def own(page):
    """The form of the page itself, not that of the menu."""
    return next(form for form in page.forms.values() if not form.action.endswith("/uitloggen"))


@pytest.mark.parametrize("who", ["staff", "administrator"])
def test_those_who_work_here_publish_what_they_looked_at(request, visitor, add, at, who):
    client = request.getfixturevalue(who)
    profile_id = add(name="Zoë")
    own(client.get(at(profile_id, "publiceren"))).submit()

    assert visitor.status("/experts/zoe") == 200


def test_others_do_not_publish(person, visitor, add, at):
    profile_id = add(name="Zoë")
    token = person.get("/mijn/gegevens").forms["form"]["csrf_token"].value
    answer = person.post(
        at(profile_id, "publiceren"), {"csrf_token": token, "version": "1"}, expect_errors=True
    )

    assert answer.status_int == 403
    assert visitor.status("/experts/zoe") == 404


def test_saving_can_lead_on_to_publishing(staff, add, at):
    form = staff.get(at(add(name="Zoë"))).forms["form"]

    assert form.submit("publish").location.endswith("/publiceren")


def test_what_has_to_be_mended_is_said_with_rule_and_plugin_and_stops_it(staff, visitor, add, at):
    profile_id = add(name="Zoë", quote="", introduction="(Foto verplaatst naar boven.)")
    page = staff.get(at(profile_id, "publiceren"))
    said = " ".join(page.html.select_one(".objections.refused").text.split())

    assert "ED-05 · Expert directory" in said
    assert "ED-10 · Expert directory" in said
    assert not page.html.select("main form")
    token = staff.get(at(profile_id)).forms["form"]
    staff.post(
        at(profile_id, "publiceren"),
        {"csrf_token": token["csrf_token"].value, "version": token["version"].value},
    )
    assert visitor.status("/experts/zoe") == 404


def test_a_warning_is_read_first_ed_11(staff, visitor, add, at):
    profile_id = add(name="Zoë", tagline="Psychotherapeut")
    page = staff.get(at(profile_id, "publiceren"))

    assert "ED-11" in page
    assert "I looked at it: publish" in page
    form = own(page)
    form.fields.pop("seen")
    form.field_order = [pair for pair in form.field_order if pair[0] != "seen"]
    assert "did not show before" in form.submit()
    assert visitor.status("/experts/zoe") == 404
    own(staff.get(at(profile_id, "publiceren"))).submit()
    assert visitor.status("/experts/zoe") == 200


def test_what_was_changed_since_is_shown_again_before_it_is_published(staff, visitor, add, at):
    profile_id = add(name="Zoë")
    waiting = own(staff.get(at(profile_id, "publiceren")))
    form = staff.get(at(profile_id)).forms["form"]
    form["tagline"] = "Coach"
    form.submit("save")
    page = waiting.submit()

    assert "Somebody changed this profile" in page
    assert "Coach" in page
    assert visitor.status("/experts/zoe") == 404
    own(page).submit()
    assert visitor.status("/experts/zoe") == 200


def test_two_who_publish_at_once_publish_once(staff, administrator, visitor, add, at, practice):
    profile_id = add(name="Zoë")
    pages = [own(client.get(at(profile_id, "publiceren"))) for client in (staff, administrator)]
    answers = [form.submit() for form in pages]

    assert [answer.status_int for answer in answers] == [303, 303]
    assert visitor.status("/experts/zoe") == 200


def test_withdrawing_asks_first_and_takes_it_offline(staff, visitor, add, at):
    profile_id = add(name="Zoë", published=True)
    page = staff.get(at(profile_id, "intrekken"))
    assert visitor.status("/experts/zoe") == 200
    page = own(page).submit().follow()

    assert "Zoë is a draft again." in page
    assert visitor.status("/experts/zoe") == 404


def test_deleting_asks_first_and_can_be_undone(staff, visitor, add, at):
    profile_id = add(name="Zoë", published=True)
    own(staff.get(at(profile_id, "verwijderen"))).submit()

    assert visitor.status("/experts/zoe") == 404
    assert "is deleted. You can put it back." in staff.get(at(profile_id))
    assert "Zoë" not in staff.get("/beheer/experts").html.main.text
    assert "Zoë" in staff.get("/beheer/experts?state=removed").html.main.text
    page = staff.get(at(profile_id))
    assert "form" not in page.forms
    own(page).submit()
    assert "Zoë" in staff.get("/beheer/experts?state=draft").html.main.text
    assert visitor.status("/experts/zoe") == 404


def test_what_was_deleted_cannot_be_published(staff, visitor, add, at):
    profile_id = add(name="Zoë")
    own(staff.get(at(profile_id, "verwijderen"))).submit()

    assert staff.status(at(profile_id, "publiceren")) == 404
    assert staff.status(at(profile_id, "voorbeeld")) == 404


def test_the_administrator_sees_who_did_what(staff, administrator, add, at):
    profile_id = add(name="Zoë")
    own(staff.get(at(profile_id, "publiceren"))).submit()
    changes = administrator.get("/beheer/wijzigingen")

    assert profile_id in changes
    assert "Sem Bakker" in changes
    assert "Zoë" not in changes.html.main.text


def test_the_list_of_changes_says_in_words_what_was_done(administrator, add, at):
    own(administrator.get(at(add(name="Zoë"), "publiceren"))).submit()

    assert "profile published" in administrator.get("/beheer/wijzigingen")
