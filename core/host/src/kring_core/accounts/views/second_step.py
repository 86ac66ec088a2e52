"""The second step of signing in, and showing once more that it is still you."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.permissions import Permission
from kring_core.accounts.contexts import WayIn
from kring_core.accounts.entrance import Proof, admit
from kring_core.accounts.limits import TooManyTries
from kring_core.accounts.notices import Notice, tell
from kring_core.accounts.passwords import Crowded, room
from kring_core.accounts.schemas import ShowCode, ShowPassword, ShowRecoveryCode
from kring_core.accounts.sessions import Sessions
from kring_core.accounts.trying import CONFIRM, FACTOR, Try, tell_wait
from kring_core.accounts.views import TEMPLATES
from kring_core.i18n import _
from kring_core.portal.forms import Button, Form
from kring_core.portal.redirects import safe_path

WRONG_CODE = _("This code does not fit, or was used before. Wait for the next one.")
WRONG_RECOVERY = _("This is no recovery code of yours, or it was used before.")
WRONG_PASSWORD = _("This is not your password.")


@view_config(
    route_name="kring.second_step",
    permission=Permission.SHOW_FACTOR,
    renderer=f"{TEMPLATES}/second_step.html",
)
def second_step(context: WayIn, request: Any) -> Any:
    """Show a second factor: a code of the app, or a recovery code in its place."""
    kring, arriving = request.kring, context.arriving
    wanted = request.GET.get("next", "")
    if arriving is None:
        return HTTPSeeOther(kring.path("kring.home"))
    code = Form(kring, ShowCode(), form_id="code", buttons=[Button("show", _("Go on"))])
    recover = Button("recover", _("Use this code"), kind="quiet")
    recovery = Form(kring, ShowRecoveryCode(), form_id="recovery", buttons=[recover])
    form = recovery if "recover" in request.POST else code
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        try:
            tried = Try(request, FACTOR, arriving.login)
        except TooManyTries as error:
            tell_wait(request, form, error)
        else:
            accept = _spend if form is recovery else _accept
            if accept(context, kring, typed) and (account := tried.succeeded()):
                return admit(request, Proof(account, factor=True), wanted)
            wrong = ("recovery", WRONG_RECOVERY) if form is recovery else ("code", WRONG_CODE)
            form.error(*wrong)
    return {
        "title": kring.translate(_("The second step")),
        "code": code if context.app.has(arriving.account_id) else None,
        "recovery": recovery,
        "recovering": form is recovery,
        "passkeys": bool(context.passkeys.of(arriving.account_id)),
        "next": wanted,
    }


def _accept(context: WayIn, kring: Any, typed: dict[str, Any]) -> bool:
    return context.app.accept(context.account.id, typed["code"])


def _spend(context: WayIn, kring: Any, typed: dict[str, Any]) -> bool:
    """Use up a recovery code; its owner hears of it, since paper can be found by others."""
    if not context.codes.use(context.account.id, typed["recovery"]):
        return False
    tell(kring, context.account, Notice.CODE_USED)
    return True


@view_config(
    route_name="kring.confirm",
    permission=Permission.MIND_SIGN_IN,
    renderer=f"{TEMPLATES}/confirm.html",
)
def confirm(context: WayIn, request: Any) -> Any:
    """Show that it is still you: with the password, or with a code of the app."""
    kring, identity = request.kring, request.kring.identity
    password = Form(kring, ShowPassword(), form_id="password", buttons=[Button("know", _("Go on"))])
    go_on = Button("show", _("Go on with a code"), kind="quiet")
    code = Form(kring, ShowCode(), form_id="code", buttons=[go_on])
    form = code if "show" in request.POST else password
    wanted = request.GET.get("next", "")
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        try:
            with room():
                tried = Try(request, CONFIRM, identity.login)
                if form is password:
                    shown, wrong = tried.password_fits(typed["password"]), WRONG_PASSWORD
                else:
                    shown, wrong = _accept(context, kring, typed), WRONG_CODE
        except (TooManyTries, Crowded) as error:
            tell_wait(request, form, error)
        else:
            if shown and tried.succeeded():
                Sessions(kring.db, kring.now).confirm(identity.session_id)
                return HTTPSeeOther(safe_path(request, wanted))
            form.error("password" if form is password else "code", wrong)
    return {
        "title": kring.translate(_("Is it still you?")),
        "password": password,
        "code": code if context.app.has(identity.account_id) else None,
        "passkeys": bool(context.passkeys.of(identity.account_id)),
        "next": wanted,
    }
