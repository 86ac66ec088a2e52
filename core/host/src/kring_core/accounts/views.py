"""Signing in and out, and choosing a password."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.permissions import Permission
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.contexts import LinkContext
from kring_core.accounts.schemas import ChoosePassword, SignIn
from kring_core.accounts.sessions import Sessions, TooManyTries
from kring_core.i18n import _
from kring_core.portal import signs
from kring_core.portal.contexts import Home
from kring_core.portal.forms import Button, Form
from kring_core.portal.redirects import safe_path

TEMPLATES = "kring_core:accounts/templates"


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
        "signed_out": "signed_out" in request.GET,
    }
    if request.method != "POST" or (typed := form.validate(request.POST)) is None:
        return page
    sessions = Sessions(kring.db, kring.now)
    try:
        account = sessions.password_fits(typed["login"], typed["password"])
    except TooManyTries:
        request.response.status = 429
        form.error(None, _("Too many tries. Wait a quarter of an hour and try again."))
        return page
    if account is None:
        form.error(None, _("Email address and password do not belong together."))
        return page
    wanted = typed["next"] or kring.path(_first_page(account.roles))
    response = HTTPSeeOther(safe_path(request, wanted))
    signs.remember(request, response, sessions.start(account))
    return response


def _first_page(roles: Any) -> str:
    works_here = {role.role for role in roles} & {"administrator", "staff"}
    return "kring.manage" if works_here else "kring.own"


@view_config(route_name="kring.sign_out", permission=Permission.BE_AT_HOME, request_method="POST")
def sign_out(context: Home, request: Any) -> HTTPSeeOther:
    """End this session."""
    kring = request.kring
    Sessions(kring.db, kring.now).end(kring.identity.session_id)
    response = HTTPSeeOther(kring.path("kring.sign_in", _query={"signed_out": "1"}))
    signs.forget(request, response)
    return response


@view_config(
    route_name="kring.password",
    permission=Permission.VISIT,
    renderer=f"{TEMPLATES}/password.html",
)
def password(context: LinkContext, request: Any) -> Any:
    """Choose a password with a link that works once, and be signed in."""
    kring = request.kring
    form = Form(kring, ChoosePassword(), buttons=[Button("choose", _("Choose this password"))])
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        account = context.accounts.use_link(context.token, typed["password"])
        assert account is not None
        response = HTTPSeeOther(kring.path(_first_page(account.roles)))
        signs.remember(request, response, Sessions(kring.db, kring.now).start(account))
        return response
    # The login is not shown: who holds the link need not know whose it is.
    return {"title": kring.translate(_("Choose a password")), "form": form}
