"""One's own second factors: setting up an app, naming and removing them, recovery codes."""

from __future__ import annotations

import base64
import binascii
from typing import Any

import colander
import segno
from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.keys.practice_key import PracticeKey, WrongKey
from kring_core.access.keys.ring import KeyRing
from kring_core.access.permissions import Permission
from kring_core.accounts.contexts import OwnFactor, WayIn
from kring_core.accounts.entrance import Proof, admit
from kring_core.accounts.factors import APP, LastFactor
from kring_core.accounts.models import Passkey
from kring_core.accounts.notices import Notice, tell
from kring_core.accounts.schemas import NewApp, PasskeyName
from kring_core.accounts.sessions import Sessions
from kring_core.accounts.totp import address, new_secret
from kring_core.accounts.views import TEMPLATES
from kring_core.i18n import _
from kring_core.portal.forms import Button, Form, save
from kring_core.portal.redirects import safe_path


@view_config(
    route_name="kring.app",
    permission=Permission.SET_UP_FACTOR,
    renderer=f"{TEMPLATES}/app.html",
)
def app(context: WayIn, request: Any) -> Any:
    """Set up an authenticator app: it reads a secret, and its first code shows that it has it.

    Until then the secret is kept in the form only, sealed, so that an app of before works on.
    """
    kring, account = request.kring, context.account
    key, about = PracticeKey(kring.practice.place.key), f"totp-new:{account.id}"
    secret = _opened(key, request.POST.get("sealed", ""), about) or new_secret()
    sealed = base64.b64encode(key.encrypt(secret.encode(), about)).decode()
    button = Button("add", _("This is the code"))
    form = Form(kring, NewApp(), values={"sealed": sealed}, buttons=[button])
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        if context.app.add(account, secret, typed["code"]):
            tell(kring, account, Notice.FACTOR_ADDED)
            return after_adding(context, request)
        form.error("code", _("This code does not fit. Type the one that the app shows now."))
    link = address(secret, account.login, kring.practice.name)
    return {
        "title": kring.translate(_("An app with codes")),
        "area": "own" if kring.identity else "public",
        "form": form,
        "link": link,
        "square": segno.make(link, error="m").svg_data_uri(scale=5, border=3, light="#fff"),
        "secret": " ".join(secret[place : place + 4] for place in range(0, len(secret), 4)),
        "first": context.arriving is not None,
        "next": request.GET.get("next", ""),
    }


def _opened(key: PracticeKey, sealed: object, about: str) -> str | None:
    """The secret that a form of ours carries, or None."""
    try:
        return key.decrypt(base64.b64decode(str(sealed), validate=True), about).decode()
    except (WrongKey, binascii.Error, ValueError):
        return None


def after_adding(context: WayIn, request: Any) -> HTTPSeeOther:
    """Go on after a second factor was added: to recovery codes, if there are none."""
    kring, account = request.kring, context.account
    wanted = request.GET.get("next", "")
    if not context.codes.left(account.id):
        wanted = kring.path("kring.recovery", _query={"next": wanted} if wanted else {})
    if context.arriving:
        return admit(request, Proof(account, factor=True), wanted)
    Sessions(kring.db, kring.now).confirm(kring.identity.session_id, factor=True)
    kring.flash(_("The second step is added."))
    return HTTPSeeOther(safe_path(request, wanted) if wanted else kring.path("kring.own_sign_in"))


@view_config(
    route_name="kring.factor",
    permission=Permission.SECURE_SIGN_IN,
    renderer=f"{TEMPLATES}/factor.html",
)
def factor(context: OwnFactor, request: Any) -> Any:
    """Name a passkey anew, or remove a second factor."""
    kring, shown = request.kring, context.factor
    assert shown is not None
    is_app = shown.id == APP
    remove = Button("remove", _("Remove"), kind="danger")
    form = Form(
        kring,
        colander.Schema() if is_app else PasskeyName(),
        values={"name": shown.name},
        buttons=[remove] if is_app else [save, remove],
    )
    refusal = ""
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        if form.pressed == "save":
            kring.db.get_one(Passkey, shown.id).name = typed["name"]
            kring.flash(_("Saved."))
            return HTTPSeeOther(kring.path("kring.own_sign_in"))
        try:
            context.factors.remove(context.account, shown.id)
        except LastFactor:
            refusal = _("Your role asks for a second step. Add another before you remove this one.")
        else:
            KeyRing(kring.db, kring.now).remove_passkey(context.account.person_id, shown.id)
            tell(kring, context.account, Notice.FACTOR_REMOVED)
            kring.flash(_("It is removed."))
            return HTTPSeeOther(kring.path("kring.own_sign_in"))
    return {
        "title": kring.translate(_("An app with codes")) if is_app else shown.name,
        "area": "own",
        "form": form,
        "refusal": kring.translate(refusal),
    }


@view_config(
    route_name="kring.recovery",
    permission=Permission.SECURE_SIGN_IN,
    renderer=f"{TEMPLATES}/recovery.html",
)
def recovery(context: WayIn, request: Any) -> dict[str, Any]:
    """Make ten new recovery codes and show them, this once."""
    kring, account_id = request.kring, request.kring.identity.account_id
    codes: list[str] = []
    if request.method == "POST":
        codes = context.codes.renew(account_id)
        tell(kring, context.account, Notice.CODES_RENEWED)
    wanted = request.GET.get("next", "")
    return {
        "title": kring.translate(_("Recovery codes")),
        "area": "own",
        "codes": codes,
        "left": context.codes.left(account_id),
        "onward": safe_path(request, wanted) if wanted else kring.path("kring.own_sign_in"),
    }
