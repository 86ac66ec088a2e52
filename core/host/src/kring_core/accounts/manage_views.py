"""Management of people: who has an account here, and in which role."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.identity import ROLE_TITLES, Role
from kring_core.access.permissions import Permission
from kring_core.accounts.accounts import Accounts, LastAdministrator, LoginTaken
from kring_core.accounts.contexts import AccountContext
from kring_core.accounts.invitations import PLACE, invite
from kring_core.accounts.schemas import ChangedAccount, NewAccount
from kring_core.i18n import _
from kring_core.portal.contexts import Home
from kring_core.portal.forms import Button, Form
from kring_core.practices.changes import note

TEMPLATES = "kring_core:accounts/templates"


@view_config(
    route_name="kring.people",
    request_method="GET",
    permission=Permission.MANAGE_PEOPLE,
    renderer=f"{TEMPLATES}/people.html",
)
def people(context: Home, request: Any) -> dict[str, Any]:
    """Everybody with an account."""
    kring = request.kring
    accounts = Accounts(kring.db, kring.now).all()
    shown = [
        {
            "name": account.person.name,
            "login": account.login,
            "href": kring.path("kring.person", account=account.id),
            "roles": [kring.translate(ROLE_TITLES[Role(role.role)]) for role in account.roles],
            "active": account.active,
            "waits": account.password is None,
        }
        for account in accounts
    ]
    return {"title": kring.translate(_("People")), "area": "manage", "accounts": shown}


@view_config(
    route_name="kring.person_new",
    permission=Permission.MANAGE_PEOPLE,
    renderer=f"{TEMPLATES}/person.html",
)
def person_new(context: Home, request: Any) -> Any:
    """Give somebody an account, and mail them the link to choose a password."""
    kring = request.kring
    form = Form(kring, NewAccount(), buttons=[Button("add", _("Add and invite"))])
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        accounts = Accounts(kring.db, kring.now)
        try:
            account = accounts.add(typed["name"], typed["login"], _chosen(typed))
        except LoginTaken:
            form.error("login", _("Somebody has an account with this address already."))
        else:
            invite(kring, accounts, account, _link_address(request))
            note(kring, "account.added", account.id)
            kring.flash(_("The invitation is on its way."))
            return HTTPSeeOther(kring.path("kring.people"))
    title = kring.translate(_("Give somebody an account"))
    return {"title": title, "area": "manage", "form": form, "account": None}


@view_config(
    route_name="kring.person",
    permission=Permission.MANAGE_PEOPLE,
    renderer=f"{TEMPLATES}/person.html",
)
def person(context: AccountContext, request: Any) -> Any:
    """Change who somebody is here."""
    kring = request.kring
    account = context.account
    values = {
        "name": account.person.name,
        "roles": {role.role for role in account.roles},
        "active": account.active,
    }
    # Name, roles and access are one form over two rows; the sum grows with each of them.
    version = account.version + account.person.version
    form = Form(kring, ChangedAccount(), values=values, version=version)
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        try:
            context.accounts.change(account, typed["name"], _chosen(typed), active=typed["active"])
        except LastAdministrator:
            form.error("roles", _("Somebody must be left who can manage the practice."))
        else:
            note(kring, "account.changed", account.id)
            kring.flash(_("Saved."))
            return HTTPSeeOther(kring.path("kring.people"))
    return {
        "title": account.person.name,
        "area": "manage",
        "form": form,
        "account": account,
    }


@view_config(
    route_name="kring.person_link", permission=Permission.MANAGE_PEOPLE, request_method="POST"
)
def person_link(context: AccountContext, request: Any) -> HTTPSeeOther:
    """Mail somebody a new link to choose a password."""
    kring = request.kring
    address = _link_address(request)
    invite(kring, context.accounts, context.account, address)
    note(kring, "account.invited", context.account.id)
    kring.flash(_("The link is on its way."))
    return HTTPSeeOther(kring.path("kring.person", account=context.account.id))


def _chosen(typed: dict[str, Any]) -> list[Role]:
    return [Role(role) for role in typed["roles"]]


def _link_address(request: Any) -> str:
    """The address of the page that a link leads to, on the practice's own host name."""
    return f"{request.kring.address}{request.kring.path('kring.password', token=PLACE)}"
