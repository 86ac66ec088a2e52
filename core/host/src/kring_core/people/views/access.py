"""The way in of a person: inviting them, their roles, a new link, taking an invitation back."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.identity import Role
from kring_core.access.permissions import Permission
from kring_core.accounts.accounts import LastAdministrator, LoginTaken
from kring_core.accounts.invitations import PLACE, invite
from kring_core.i18n import _
from kring_core.people.contexts import AccountContext, PersonContext
from kring_core.people.schemas import AccessForm, InvitationForm
from kring_core.people.views.listing import TEMPLATES
from kring_core.portal.forms import Button, Form, save
from kring_core.practices.changes import note

SOMEBODY_IS_LEFT = _("Somebody must be left who can manage the practice.")


@view_config(
    route_name="kring.person_invite",
    permission=Permission.GRANT_ROLES,
    renderer=f"{TEMPLATES}/form.html",
)
def person_invite(context: PersonContext, request: Any) -> Any:
    """Give somebody an account, and mail them the link to choose a password."""
    kring, person = request.kring, context.person
    back = kring.path("kring.person", person=person.id)
    if context.account is not None:
        return HTTPSeeOther(back)
    buttons = [Button("invite", _("Invite")), Button("leave", _("Cancel"), "quiet", href=back)]
    form = Form(kring, InvitationForm(), values={"login": person.email}, buttons=buttons)
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        try:
            account = context.accounts.give(person, typed["login"], _chosen(typed))
        except LoginTaken:
            form.error("login", _("Somebody has an account with this address already."))
        else:
            invite(kring, context.accounts, account, _link_address(request))
            note(kring, "account.added", account.id)
            kring.flash(_("The invitation is on its way."))
            return HTTPSeeOther(back)
    title = kring.translate(_("Invite ${name}"), {"name": person.name})
    return {"title": title, "area": "manage", "form": form}


@view_config(
    route_name="kring.person_account",
    permission=Permission.GRANT_ROLES,
    renderer=f"{TEMPLATES}/form.html",
)
def person_account(context: AccountContext, request: Any) -> Any:
    """Change what somebody is here, or end their access."""
    kring, account = request.kring, context.account
    assert account is not None
    back = kring.path("kring.person", person=context.person.id)
    values = {"roles": {role.role for role in account.roles}, "active": account.active}
    buttons = [save, Button("leave", _("Cancel"), "quiet", href=back)]
    form = Form(kring, AccessForm(), values=values, version=account.version, buttons=buttons)
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        try:
            context.accounts.change(account, _chosen(typed), active=typed["active"])
        except LastAdministrator:
            form.error("roles", SOMEBODY_IS_LEFT)
        else:
            note(kring, "account.changed", account.id)
            kring.flash(_("Saved."))
            return HTTPSeeOther(back)
    title = kring.translate(_("Access of ${name}"), {"name": context.person.name})
    return {"title": title, "area": "manage", "form": form}


@view_config(
    route_name="kring.person_link", permission=Permission.MANAGE_PEOPLE, request_method="POST"
)
def person_link(context: AccountContext, request: Any) -> HTTPSeeOther:
    """Mail somebody a new link to choose a password; links sent before stop working."""
    kring, account = request.kring, context.account
    assert account is not None
    invite(kring, context.accounts, account, _link_address(request))
    note(kring, "account.invited", account.id)
    kring.flash(_("The link is on its way."))
    return HTTPSeeOther(kring.path("kring.person", person=context.person.id))


@view_config(
    route_name="kring.person_withdraw", permission=Permission.MANAGE_PEOPLE, request_method="POST"
)
def person_withdraw(context: AccountContext, request: Any) -> HTTPSeeOther:
    """Take back an invitation that was not used yet."""
    kring, account = request.kring, context.account
    assert account is not None
    if account.password is not None:
        kring.flash(_("They have chosen a password already. You can end their access."), "refused")
        return HTTPSeeOther(kring.path("kring.person", person=context.person.id))
    try:
        context.accounts.withdraw(account)
    except LastAdministrator:
        kring.flash(SOMEBODY_IS_LEFT, "refused")
    else:
        note(kring, "person.uninvited", context.person.id)
        kring.flash(_("The invitation is withdrawn; its link opens nothing any more."))
    return HTTPSeeOther(kring.path("kring.person", person=context.person.id))


def _chosen(typed: dict[str, Any]) -> list[Role]:
    return [Role(role) for role in typed["roles"]]


def _link_address(request: Any) -> str:
    """The address of the page that a link leads to, on the practice's own host name."""
    return f"{request.kring.address}{request.kring.path('kring.password', token=PLACE)}"
