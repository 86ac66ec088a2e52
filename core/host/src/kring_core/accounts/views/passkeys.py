"""Passkeys: what the script of a page asks for, and the answers that it sends back."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPSeeOther, HTTPTooManyRequests
from pyramid.response import Response
from pyramid.view import view_config

from kring_core.access.permissions import Permission
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.browsers import in_words
from kring_core.accounts.contexts import WayIn
from kring_core.accounts.entrance import Proof, admit
from kring_core.accounts.limits import Limits, TooManyTries, of_address
from kring_core.accounts.notices import Notice, tell
from kring_core.accounts.schemas import NewPasskey
from kring_core.accounts.sessions import Sessions
from kring_core.accounts.views import TEMPLATES
from kring_core.accounts.views.own_factors import after_adding
from kring_core.i18n import _
from kring_core.portal.forms import Button, Form
from kring_core.portal.redirects import safe_path


@view_config(
    route_name="kring.passkey_question", permission=Permission.VISIT, request_method="POST"
)
def question(context: WayIn, request: Any) -> Response:
    """What a passkey is to sign: one of who is in or half-way in, or of whoever it is."""
    kring = request.kring
    who = kring.identity or context.arriving
    asked = context.passkeys.ask(who.account_id if who else None)
    return Response(asked, content_type="application/json", charset="utf-8")


@view_config(
    route_name="kring.passkey",
    permission=Permission.VISIT,
    request_method="POST",
    renderer=f"{TEMPLATES}/passkey_refused.html",
)
def answer(context: WayIn, request: Any) -> Any:
    """Take what a passkey signed: as the second step, as confirmation, or as all of signing in."""
    kring = request.kring
    who = kring.identity or context.arriving
    wanted = str(request.POST.get("next", ""))
    limits = Limits(kring.db, kring.now)
    try:
        taken = limits.take("passkey", [of_address(request.remote_addr)])
    except TooManyTries:
        raise HTTPTooManyRequests from None
    passkey = context.passkeys.accept(
        str(request.POST.get("credential", "")), who.account_id if who else None
    )
    account = Accounts(kring.db, kring.now).by_id(passkey.account_id) if passkey else None
    if account is None or not account.active:
        request.response.status = 403
        return {"title": kring.translate(_("This passkey does not fit")), "next": wanted}
    limits.give_back(taken)
    if kring.identity:
        Sessions(kring.db, kring.now).confirm(kring.identity.session_id, factor=True)
        return HTTPSeeOther(safe_path(request, wanted))
    return admit(request, Proof(account, factor=True), wanted)


@view_config(
    route_name="kring.passkey_new_question",
    permission=Permission.SET_UP_FACTOR,
    request_method="POST",
)
def new_question(context: WayIn, request: Any) -> Response:
    """What a browser is told so that it makes a passkey."""
    asked = context.passkeys.ask_new(context.account, request.kring.practice.name)
    return Response(asked, content_type="application/json", charset="utf-8")


@view_config(
    route_name="kring.passkey_new",
    permission=Permission.SET_UP_FACTOR,
    renderer=f"{TEMPLATES}/passkey.html",
)
def new_passkey(context: WayIn, request: Any) -> Any:
    """Add a passkey; the script of the page lets the browser make it."""
    kring = request.kring
    name = in_words(request.user_agent or "") or kring.translate(_("Passkey"))
    form = Form(
        kring,
        NewPasskey(),
        values={"name": name},
        buttons=[Button("add", _("Make a passkey"))],
        form_id="passkey",
    )
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        account = context.account
        if context.passkeys.add(account, typed["credential"], typed["name"]):
            tell(kring, account, Notice.FACTOR_ADDED)
            return after_adding(context, request)
        form.error(None, _("No passkey was made. Try again, or choose the app with codes."))
    return {
        "title": kring.translate(_("A passkey")),
        "area": "own" if kring.identity else "public",
        "form": form,
        "next": request.GET.get("next", ""),
    }
