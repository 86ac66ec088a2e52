"""Kring inside a Pyramid application that has users, forms and error pages of its own."""

from __future__ import annotations

import pytest
from kring_core.access.identity import Identity, Role
from kring_core.accounts.accounts import Accounts
from kring_core.app import vouch_for_identities
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.testing.people import PEOPLE, account_of
from pyramid.authorization import ACLHelper, Allow, Authenticated
from pyramid.config import Configurator
from pyramid.csrf import CookieCSRFStoragePolicy, get_csrf_token
from pyramid.response import Response
from webtest import TestApp


class Policy:
    """The users of the application: whoever the header says."""

    def identity(self, request):
        return request.headers.get("X-User")

    def authenticated_userid(self, request):
        return self.identity(request)

    def permits(self, request, context, permission):
        held = [Authenticated] if self.identity(request) else []
        return ACLHelper().permits(context, held, permission)

    def remember(self, request, userid, **options):
        return [("X-Remembered", userid)]

    def forget(self, request, **options):
        return []


class Root:
    """The root of the application."""

    __acl__ = [(Allow, Authenticated, "work")]  # noqa: RUF012 - as Pyramid's own examples

    def __init__(self, request):
        self.request = request


def vouch(request, kring):
    """Whoever has signed in to the application is the person of that name in the practice."""
    account = Accounts(kring.db, kring.now).by_login(request.headers.get("X-User", ""))
    if account is None:
        return None
    roles = frozenset(Role(role.role) for role in account.roles)
    return Identity(
        account_id=account.id,
        person_id=account.person_id,
        name=account.person.name,
        login=account.login,
        roles=roles,
        locale=None,
        session_id="",
        factor=request.headers.get("X-Second-Factor", "yes") == "yes",
    )


@pytest.fixture(params=[True, False], ids=["policy first", "policy last"])
def app(request, host):
    """The application; whether it configures its own before or after the include is all one."""

    def own(config):
        config.set_root_factory(Root)
        config.set_security_policy(Policy())
        config.set_csrf_storage_policy(CookieCSRFStoragePolicy())
        config.set_default_csrf_options(require_csrf=True)
        config.add_request_method(lambda request: "the application's own", "db", reify=True)

    config = Configurator()
    config.registry["kring.host"] = host
    if request.param:
        own(config)
    config.include("kring_core", route_prefix="praktijk")
    vouch_for_identities(config, vouch)
    if not request.param:
        own(config)
    config.add_route("own", "/")
    config.add_route("work", "/work")
    config.add_view(lambda request: Response(request.db), route_name="own", request_method="GET")
    config.add_view(lambda request: Response("posted"), route_name="own", request_method="POST")
    config.add_view(lambda request: Response("working"), route_name="work", permission="work")
    config.add_route("token", "/token")
    config.add_view(lambda request: Response(get_csrf_token(request)), route_name="token")
    config.add_notfound_view(lambda request: Response("nothing of ours", status=404))
    config.add_forbidden_view(lambda request: Response("not for you", status=403))
    return config.make_wsgi_app()


@pytest.fixture
def browser(app, practice):
    """A browser at the application, on the practice's host name, of nobody."""
    return TestApp(app, extra_environ={"HTTP_HOST": practice.place.hosts[0]})


def signed_in(role):
    return {"X-User": PEOPLE[role].login}


def test_its_own_pages_are_as_they_were(browser):
    assert browser.get("/").text == "the application's own"
    assert browser.get("/work", status=403).text == "not for you"
    assert browser.get("/work", headers={"X-User": "anybody"}).text == "working"
    assert browser.get("/nowhere", status=404).text == "nothing of ours"
    assert "Content-Security-Policy" not in browser.get("/").headers


def test_its_own_pages_answer_where_no_practice_is(app):
    elsewhere = TestApp(app, extra_environ={"HTTP_HOST": "elsewhere.example"})

    assert elsewhere.get("/").text == "the application's own"
    assert elsewhere.get("/nowhere", status=404).text == "nothing of ours"
    assert "no practice" in elsewhere.get(
        "/praktijk/", status=404, headers={"Accept-Language": "en"}
    )


def test_its_forms_are_checked_as_it_wants(browser):
    browser.post("/", status=400)

    assert browser.post("/", {"csrf_token": browser.get("/token").text}).text == "posted"


def test_its_users_have_the_pages_of_their_role(browser):
    assert browser.get("/praktijk/", headers=signed_in(Role.STAFF)).status_int == 200
    assert browser.get("/praktijk/beheer", headers=signed_in(Role.STAFF)).status_int == 200
    refused = browser.get("/praktijk/beheer/plugins", headers=signed_in(Role.STAFF), status=403)
    assert "an administrator" in refused.text or "beheerder" in refused.text
    browser.get("/praktijk/beheer/plugins", headers=signed_in(Role.ADMINISTRATOR))
    browser.get("/praktijk/beheer", status=403)


def test_a_role_counts_only_where_the_application_showed_a_second_factor(browser):
    alone = {**signed_in(Role.ADMINISTRATOR), "X-Second-Factor": "no"}

    refused = browser.get("/praktijk/beheer", headers=alone, status=403)

    assert "second step" in refused.text or "tweede stap" in refused.text
    assert browser.get("/praktijk/mijn", headers=alone).status_int == 200


def test_the_gravest_acts_need_more_than_being_vouched_for(browser):
    headers = signed_in(Role.ADMINISTRATOR)

    address = "/praktijk/beheer/plugins/minimal/verwijderen?mode="
    assert browser.get(f"{address}keep", headers=headers).status_int == 200
    browser.get(f"{address}erase", headers=headers, status=403)


def test_its_users_have_no_sign_in_of_ours(browser):
    browser.get("/praktijk/mijn/aanmelden", headers=signed_in(Role.STAFF), status=403)


def test_an_error_below_the_prefix_is_ours(browser):
    page = browser.get(
        "/praktijk/beheer/plugins/nothing", headers=signed_in(Role.ADMINISTRATOR), status=404
    )

    assert "De Linde" in page


def test_every_link_of_a_page_lies_below_the_prefix(browser):
    page = browser.get("/praktijk/notities", headers=signed_in(Role.STAFF))

    links = [tag.get("href") or tag.get("src") for tag in page.html(["a", "link", "script", "img"])]
    assert "/praktijk/notities/ophangen" in links
    assert [link for link in links if not link.startswith(("/praktijk/", "#"))] == []
    for link in links:
        if "static" in link:
            browser.get(link)


def test_a_form_of_ours_is_sent_by_a_user_of_theirs(browser, practice):
    staff = signed_in(Role.STAFF)
    form = browser.get("/praktijk/notities/ophangen", headers=staff).forms["form"]
    form["text"] = "From the application."
    form.submit("pin", headers=staff, status=303)

    assert "From the application." in browser.get("/praktijk/notities")
    with practice.database.read() as db:
        theirs = practice.hook.kring_keep_count.of(
            "minimal", db=db, person_id=account_of(practice, Role.STAFF).person_id
        )
    assert theirs == {"note": 1}


def test_a_form_of_ours_without_its_token_is_refused(browser):
    browser.post(
        "/praktijk/notities/ophangen", {"text": "x"}, headers=signed_in(Role.STAFF), status=400
    )


def test_a_plugin_is_switched_here_and_not_there(browser, practice, other_practice, new_practice):
    neighbour = {"HTTP_HOST": new_practice("minimal").place.hosts[0]}
    never = {"HTTP_HOST": other_practice.place.hosts[0]}
    own = ("/praktijk/notities", "/praktijk/api/v1/minimal", "/praktijk/minimal/static/minimal.css")
    for address in own:
        browser.get(address)
        browser.get(address, extra_environ=never, status=404)
    Lifecycle(practice).disable("minimal")

    for address in own:
        browser.get(address, status=404)
        browser.get(address, extra_environ=neighbour)
    assert "/praktijk/notities" not in browser.get("/praktijk/")
    Lifecycle(practice).enable("minimal")
    for address in own:
        browser.get(address)
