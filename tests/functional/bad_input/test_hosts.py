"""Host names: one that nobody has, one that is bent, and what links say of it."""

from __future__ import annotations

import re

import pytest
from kring_core.portal.signs import SESSION_COOKIE


@pytest.mark.parametrize("method", ["GET", "POST", "HEAD"])
@pytest.mark.parametrize("address", ["/", "/inloggen", "/beheer", "/wachtwoord/x", "/no/such/page"])
def test_a_host_name_that_nobody_has_leads_to_no_practice(anybody, practice, address, method):
    answer = anybody(method, address, HTTP_HOST="nowhere.example")

    assert answer.status_int == 404
    for told in (practice.name, practice.slug, practice.place.hosts[0]):
        assert told not in answer.text


def test_the_page_for_an_unknown_host_name_is_a_page_in_the_readers_language(anybody):
    english = anybody("GET", "/", HTTP_HOST="nowhere.example")
    dutch = anybody("GET", "/", HTTP_HOST="nowhere.example", HTTP_ACCEPT_LANGUAGE="nl")

    assert english.html.find("h1").text == "There is no practice at this address"
    assert english.html.html["lang"] == "en"
    assert dutch.html.html["lang"] == "nl"


def test_its_style_sheets_are_served_to_whoever_sees_it(anybody):
    page = anybody("GET", "/", HTTP_HOST="nowhere.example")

    for link in page.html("link"):
        assert anybody("GET", link["href"], HTTP_HOST="nowhere.example").status_int == 200


def test_a_program_is_told_in_json(anybody):
    answer = anybody("GET", "/api/v1/anything", HTTP_HOST="nowhere.example")

    assert answer.status_int == 404
    assert answer.json["error"] == 404


@pytest.mark.parametrize(
    "bent",
    ["{host}:80@elsewhere.example", "{host}:elsewhere.example", "{host}/elsewhere", "{host}@x", ""],
)
def test_a_host_name_with_something_behind_it_is_nobodys(anybody, practice, bent):
    answer = anybody("GET", "/", HTTP_HOST=bent.format(host=practice.place.hosts[0]))

    assert answer.status_int == 404


@pytest.mark.parametrize("written", ["{host}:6543", "{host}.", "{host}.:80"])
def test_a_port_and_a_closing_dot_make_no_difference(anybody, practice, written):
    answer = anybody("GET", "/", HTTP_HOST=written.format(host=practice.place.hosts[0].upper()))

    assert answer.status_int == 200


def test_a_mailed_link_leads_to_the_practice_whatever_the_request_says(
    administrator, practice, mailbox, tick
):
    host = practice.place.hosts[0]
    form = administrator.get("/beheer/mensen/nieuw").forms["form"]
    form["name"] = "Iris de Wit"
    form = form.submit("add").follow().click("^Invite$").forms["form"]
    form["login"] = "iris@praktijk.example"
    tick(form, "staff")
    form.submit("invite", headers={"X-Forwarded-Host": "elsewhere.example"})

    [mail] = mailbox()
    links = re.findall(r"\w+://[^\s]+", mail.get_content())
    assert [link.split("/")[2] for link in links] == [host]


def test_the_cookie_of_another_practice_opens_nothing(administrator, client_of, other_practice):
    elsewhere = client_of(other_practice)
    elsewhere.set_cookie(SESSION_COOKIE, administrator.cookies[SESSION_COOKIE])

    assert elsewhere.status("/beheer") == 303
