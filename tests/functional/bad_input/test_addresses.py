"""Addresses, methods and bodies that no browser of a reader sends."""

from __future__ import annotations

import io

import pytest
from kring_core.portal.checks import LARGEST_BODY


@pytest.mark.parametrize(
    "address",
    [
        "/%ff",
        "/beheer/mensen/%ff",
        "/wachtwoord/%C3%28",
        "/?q=%ff",
        "/inloggen?next=%ff",
        "/beheer/zoeken?q=%ff",
        "/beheer/wijzigingen?page=%E0%A4",
    ],
)
def test_an_address_that_is_no_text_is_a_bad_request(anybody, address):
    assert anybody("GET", address).status_int == 400


@pytest.mark.parametrize(
    "address",
    ["/wachtwoord/%00", "/beheer/mensen/a%00b", "/beheer/plugins/%00", "/beheer/zoeken?q=a%00b"],
)
def test_the_zero_character_is_looked_up_nowhere(anybody, address):
    assert anybody("GET", address).status_int == 400


@pytest.mark.parametrize(
    "query", ["page=-1", "page=0", "page=99999999999999999999", "page=%D9%A3", "page=1e9", "&&==&"]
)
def test_nonsense_in_a_query_shows_a_page_all_the_same(administrator, query):
    assert administrator.status(f"/beheer/wijzigingen?{query}") == 200


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.parametrize("address", ["/", "/inloggen", "/beheer/mensen", "/healthz"])
def test_a_method_that_no_page_knows_is_refused(anybody, address, method):
    assert anybody(method, address).status_int == 405


@pytest.mark.parametrize("address", ["/uitloggen", "/beheer/praktijk/logo"])
def test_what_only_takes_a_form_is_no_page(administrator, address):
    assert administrator.status(address) == 405


@pytest.mark.parametrize("address", ["/privacy", "/", "/beheer", "/kring/thema.css"])
def test_what_only_shows_takes_no_form(administrator, address):
    token = administrator.get("/mijn/gegevens").forms["form"]["csrf_token"].value

    answer = administrator.post(address, {"csrf_token": token}, expect_errors=True)

    assert answer.status_int == 405


def test_more_than_is_taken_is_refused_before_it_is_read(anybody):
    class Unread(io.BytesIO):
        def read(self, *_: int) -> bytes:
            pytest.fail("the body was read")

    answer = anybody(
        "POST",
        "/inloggen",
        CONTENT_LENGTH=str(LARGEST_BODY + 1),
        CONTENT_TYPE="application/x-www-form-urlencoded",
        **{"wsgi.input": Unread()},
    )

    assert answer.status_int == 413
    assert "5 MB" in answer


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"login=%ff&password=x"),
        ("application/x-www-form-urlencoded", b"\xff\xfe"),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n"),
        ("multipart/form-data; boundary=", b"--\r\n"),
        ("application/json", b"{"),
        ("text/plain; charset=no-such", b"x"),
    ],
)
def test_a_body_that_cannot_be_read_is_a_bad_request(anybody, kind, body):
    assert anybody("POST", "/inloggen", body, CONTENT_TYPE=kind).status_int == 400


@pytest.mark.parametrize(
    "address",
    [
        "/kring/static/../templates/layout.html",
        "/kring/static/%2e%2e/templates/layout.html",
        "/kring/static/..%2f..%2fapp.py",
        "/kring/static//etc/passwd",
        "/kring/static/%00",
        "/kring/static/",
    ],
)
def test_nothing_lies_above_the_static_files(anybody, address):
    answer = anybody("GET", address)

    assert answer.status_int in (400, 404)
    assert "root:" not in answer


@pytest.mark.parametrize(
    "next_page",
    [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "\\\\elsewhere.example",
        "/\t/elsewhere.example",
        "javascript:alert(1)",
        "//[",
        "elsewhere",
        "/é",
    ],
)
def test_signing_in_leads_nowhere_else(visitor, next_page):
    page = visitor.get("/inloggen", {"next": next_page})
    form = page.forms["form"]
    form["login"], form["password"] = "noor@praktijk.example", "een kring van twaalf stoelen"

    answer = form.submit("sign_in")

    # A tab is a character that cannot be seen: the form says so.
    if answer.status_int == 303:
        assert answer.location.endswith((".example/", ".example"))
        assert "elsewhere" not in answer.location


@pytest.mark.parametrize("referer", ["https://elsewhere.example/x", "http://[", "//x", ""])
def test_choosing_a_language_leads_nowhere_else(visitor, practice, referer):
    answer = visitor.get("/taal?to=nl", headers={"Referer": referer})

    assert answer.location == f"http://{practice.place.hosts[0]}/"


@pytest.mark.parametrize("address", ["/api/v1/no-such", "/api/%ff"])
def test_programs_are_told_of_errors_in_json(anybody, address):
    answer = anybody("GET", address)

    assert answer.content_type == "application/json"
    assert answer.json["error"] == answer.status_int
    assert answer.json["message"]
