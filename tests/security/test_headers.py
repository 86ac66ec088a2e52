"""Heads of answers, cookies and redirects, as OWASP ASVS 5.0 asks of level 2."""

from __future__ import annotations

import pytest
from kring_core.access.identity import Role
from kring_core.portal.derivers import HEADERS
from kring_core.testing.people import PASSWORD, PEOPLE

PAGES = ("/", "/inloggen", "/mijn", "/beheer", "/beheer/mensen", "/nothing", "/healthz")
ELSEWHERE = (
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "https:evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/%0d%0aSet-Cookie: a=b",
    " //evil.example",
    "/@evil.example//",
)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["visitor", "person", "staff", "administrator"])
def test_every_answer_carries_every_header(request, backend, page, who):
    answer = request.getfixturevalue(who).get(page, expect_errors=True)

    for name, value in HEADERS:
        assert answer.headers.getall(name) == [value], f"{page}: {name}"


def test_nothing_inline_and_nobody_around_it(visitor):
    policy = visitor.get("/").headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "*" not in policy
    for rule in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert rule in policy


def signed_in(visitor, scheme):
    """What signing in answers, up to the second step."""
    visitor.extra_environ["wsgi.url_scheme"] = scheme
    form = visitor.get("/inloggen").forms["form"]
    form["login"], form["password"] = PEOPLE[Role.PERSON].login, PASSWORD
    return form.submit()


def test_over_https_cookies_are_bound_to_the_host_and_no_script_reads_them(visitor):
    cookies = signed_in(visitor, "https").headers.getall("Set-Cookie")

    assert cookies
    for cookie in cookies:
        assert cookie.startswith("__Host-"), cookie
        assert all(word in cookie for word in ("; HttpOnly", "; secure", "; SameSite=Lax")), cookie
        assert "path=/" in cookie.lower()
        assert "domain=" not in cookie.lower()


def test_https_stays(visitor):
    answer = signed_in(visitor, "https")

    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_signing_in_leads_nowhere_else(visitor, wanted):
    page = visitor.get("/inloggen", {"next": wanted})
    form = page.forms["form"]
    form["login"], form["password"] = PEOPLE[Role.PERSON].login, PASSWORD
    answer = form.submit()

    # What no address can hold is refused in the form itself.
    leads = answer.headers.get("Location", "/")
    assert leads.removeprefix(f"http://{visitor.practice.place.hosts[0]}") in {"/", wanted}
    assert leads.startswith(("/", f"http://{visitor.practice.place.hosts[0]}/"))
    assert "\r" not in leads


@pytest.mark.parametrize("origin", [*ELSEWHERE, "http://evil.example/a"])
def test_a_link_back_leads_nowhere_else(visitor, origin):
    answer = visitor.get("/taal?to=en", headers={"Referer": origin.strip().replace("\t", "")})

    assert "evil.example" not in answer.location


@pytest.mark.parametrize(
    "asked",
    [
        "evil.example",
        "praktijk.example@evil.example",
        "evil.example:80",
        "[::1]",
        "a b",
        "",
        "x" * 5_000,
    ],
)
def test_another_host_name_gets_no_practice(visitor, asked):
    answer = visitor.get("/", extra_environ={"HTTP_HOST": asked}, expect_errors=True)

    assert answer.status_int in (400, 404)
    assert visitor.practice.name not in answer


def test_what_a_stranger_says_of_the_way_here_is_not_believed(visitor):
    heads = {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}
    answer = visitor.get("/inloggen", headers=heads)

    assert "evil.example" not in answer


@pytest.mark.parametrize("name", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
def test_a_method_is_what_it_is(administrator, name):
    answer = administrator.get("/beheer/praktijk?_method=POST", headers={name: "POST"})

    assert answer.status_int == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_from_another_site_is_refused_even_with_our_token(administrator, site):
    form = administrator.get("/beheer/praktijk").forms["form"]
    answer = form.submit("save", headers={"Sec-Fetch-Site": site}, expect_errors=True)

    assert answer.status_int == 400


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://evil.example:80"])
def test_a_form_of_another_origin_is_refused_even_with_our_token(administrator, origin):
    form = administrator.get("/beheer/praktijk").forms["form"]
    answer = form.submit("save", headers={"Origin": origin}, expect_errors=True)

    assert answer.status_int == 400


def test_signing_out_needs_our_token(staff):
    assert staff.post("/uitloggen", {"csrf_token": "x" * 43}, expect_errors=True).status_int == 400

    assert staff.status("/mijn") == 200


def test_a_form_of_our_own_origin_is_taken(administrator):
    host = administrator.practice.place.hosts[0]
    form = administrator.get("/beheer/praktijk").forms["form"]

    assert form.submit("save", headers={"Origin": f"http://{host}"}).status_int == 303


@pytest.mark.parametrize(
    "path",
    [
        "/kring/static/../derivers.py",
        "/kring/static/%2e%2e/derivers.py",
        "/kring/static/..%2fderivers.py",
        "/kring/static/..%5cderivers.py",
        "/kring/static//etc/passwd",
        "/kring/static/%00",
    ],
)
def test_no_path_leads_out_of_the_static_files(visitor, path):
    answer = visitor.get(path, expect_errors=True)

    assert answer.status_int in (400, 404)


@pytest.mark.parametrize("where", ["cookie", "query", "login"])
def test_very_long_values_are_no_fault(visitor, where):
    long = "x" * 100_000
    if where == "cookie":
        answer = visitor.get("/", headers={"Cookie": f"kring_session={long}; kring_form={long}"})
    elif where == "query":
        answer = visitor.get(f"/inloggen?next=/{long}", expect_errors=True)
    else:
        form = visitor.get("/inloggen").forms["form"]
        form["login"], form["password"] = long, long
        answer = form.submit(expect_errors=True)

    assert answer.status_int < 500
