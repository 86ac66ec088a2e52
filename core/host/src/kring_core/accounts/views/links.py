"""Links that work once: choosing a password with one, and asking for one."""

from __future__ import annotations

from typing import Any

from pyramid.view import view_config

from kring_core.access.keys.resets import reset_credential
from kring_core.access.keys.rules import Credential
from kring_core.access.permissions import Permission
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.contexts import LinkContext
from kring_core.accounts.devices import Devices
from kring_core.accounts.entrance import Proof, admit
from kring_core.accounts.invitations import PLACE, invite
from kring_core.accounts.limits import Limits, TooManyTries, of_login
from kring_core.accounts.passwords import Crowded, room
from kring_core.accounts.schemas import ChoosePassword, Forgotten
from kring_core.accounts.trying import tell_wait
from kring_core.accounts.views import TEMPLATES
from kring_core.i18n import _
from kring_core.portal.contexts import Home
from kring_core.portal.forms import Button, Form


@view_config(
    route_name="kring.password",
    permission=Permission.VISIT,
    renderer=f"{TEMPLATES}/password.html",
)
def password(context: LinkContext, request: Any) -> Any:
    """Choose a password with a link that works once, and go on signing in.

    Where there was a password before, this is a reset: every session ends, no browser is known any
    more, and what the old password opened is told in :mod:`kring_core.access.keys.resets`.
    """
    kring, account = request.kring, context.account
    form = Form(kring, ChoosePassword(), buttons=[Button("choose", _("Choose this password"))])
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        anew = account.password is not None
        try:
            with room():
                context.accounts.set_password(account, typed["password"])
        except Crowded as error:
            tell_wait(request, form, error)
        else:
            if anew:
                Devices(kring.db, kring.now).forget(account.id)
                made_by = context.accounts.link_made_by(context.token)
                reset_credential(kring, account.person_id, Credential.PASSWORD, made_by)
            return admit(request, Proof(account, factor=False))
    # The login is not shown: who holds the link need not know whose it is.
    return {"title": kring.translate(_("Choose a password")), "form": form}


@view_config(
    route_name="kring.forgotten",
    permission=Permission.VISIT,
    renderer=f"{TEMPLATES}/forgotten.html",
)
def forgotten(context: Home, request: Any) -> Any:
    """Mail a link to whoever has an account; the page is the same for who has none."""
    kring = request.kring
    form = Form(kring, Forgotten(), buttons=[Button("send", _("Mail me a link"))])
    sent = False
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        accounts = Accounts(kring.db, kring.now)
        account = accounts.by_login(typed["login"])
        counted = of_login(typed["login"], request.remote_addr)
        try:
            Limits(kring.db, kring.now).take("forgotten", counted)
        except TooManyTries as error:
            tell_wait(request, form, error)
        else:
            # Either way one transaction is written to the disk, which is what takes the time.
            sent = True
            if account and account.active:
                invite(kring, accounts, account, link_address(kring))
    return {"title": kring.translate(_("Forgotten your password?")), "form": form, "sent": sent}


def link_address(kring: Any) -> str:
    """The address of the page that a link leads to, on the practice's own host name."""
    return f"{kring.address}{kring.path('kring.password', token=PLACE)}"
