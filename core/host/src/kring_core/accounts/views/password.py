"""Signing in with a password, and signing out."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.permissions import Permission
from kring_core.accounts.entrance import Proof, admit
from kring_core.accounts.limits import TooManyTries
from kring_core.accounts.passwords import Crowded, hashed, is_dated, room
from kring_core.accounts.schemas import SignIn
from kring_core.accounts.sessions import Sessions
from kring_core.accounts.trying import SIGN_IN, Try, tell_wait
from kring_core.accounts.views import TEMPLATES
from kring_core.i18n import _
from kring_core.portal import signs
from kring_core.portal.contexts import Home
from kring_core.portal.forms import Button, Form


@view_config(
    route_name="kring.sign_in",
    permission=Permission.VISIT,
    renderer=f"{TEMPLATES}/sign_in.html",
)
def sign_in(context: Home, request: Any) -> Any:
    """Sign in with mail address and password; the answer tells nobody which of them was wrong."""
    kring = request.kring
    values = {"next": request.GET.get("next", "")}
    form = Form(kring, SignIn(), values=values, buttons=[Button("sign_in", _("Sign in"))])
    page = {
        "title": kring.translate(_("Sign in")),
        "form": form,
        "next": values["next"],
        "signed_out": "signed_out" in request.GET,
    }
    if request.method != "POST" or (typed := form.validate(request.POST)) is None:
        return page
    page["next"] = typed["next"]
    try:
        with room():
            tried = Try(request, SIGN_IN, typed["login"])
            account = tried.succeeded() if tried.password_fits(typed["password"]) else None
            if account is not None and is_dated(account.password or ""):
                account.password = hashed(typed["password"])
    except (TooManyTries, Crowded) as error:
        tell_wait(request, form, error)
        return page
    if account is None:
        form.error(None, _("Email address and password do not belong together."))
        return page
    return admit(request, Proof(account, factor=False), typed["next"])


@view_config(route_name="kring.sign_out", permission=Permission.MIND_SIGN_IN, request_method="POST")
def sign_out(context: Home, request: Any) -> HTTPSeeOther:
    """End this session."""
    kring = request.kring
    Sessions(kring.db, kring.now).end(kring.identity.session_id)
    response = HTTPSeeOther(kring.path("kring.sign_in", _query={"signed_out": "1"}))
    signs.forget(request, response)
    return response
