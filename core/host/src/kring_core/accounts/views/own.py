"""How and where somebody signs in: their own page about it."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.keys.ring import KeyRing
from kring_core.access.permissions import Permission
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.contexts import OwnSession, WayIn
from kring_core.accounts.devices import Devices
from kring_core.accounts.entrance import Proof, admit
from kring_core.accounts.factors import APP, must_have_factor
from kring_core.accounts.limits import TooManyTries
from kring_core.accounts.notices import Notice, tell
from kring_core.accounts.passwords import Crowded, room
from kring_core.accounts.recovery import FEW
from kring_core.accounts.schemas import ChangePassword
from kring_core.accounts.sessions import Sessions
from kring_core.accounts.trying import CONFIRM, Try, tell_wait
from kring_core.accounts.views import TEMPLATES
from kring_core.i18n import _
from kring_core.portal.forms import Button, Form


@view_config(
    route_name="kring.own_sign_in",
    request_method="GET",
    permission=Permission.MIND_SIGN_IN,
    renderer=f"{TEMPLATES}/own_sign_in.html",
)
def own_sign_in(context: WayIn, request: Any) -> dict[str, Any]:
    """With what somebody signs in, and where they are signed in now."""
    kring, identity = request.kring, request.kring.identity
    left = context.codes.left(identity.account_id)
    factors = context.factors.of(identity.account_id)
    return {
        "title": kring.translate(_("Signing in")),
        "area": "own",
        "factors": [
            {
                "name": kring.translate(_("An app with codes")) if one.id == APP else one.name,
                "href": kring.path("kring.factor", factor=one.id),
                "made": kring.moment(one.made_at),
            }
            for one in factors
        ],
        "has_app": any(one.id == APP for one in factors),
        "must": must_have_factor(identity.roles),
        "codes": left,
        "few": bool(factors) and left <= FEW,
        "sessions": [
            _shown_session(kring, row) for row in _sessions(kring).of(identity.account_id)
        ],
        "devices": [_shown(kring, each) for each in _devices(kring).of(identity.account_id)],
    }


def _sessions(kring: Any) -> Sessions:
    return Sessions(kring.db, kring.now)


def _devices(kring: Any) -> Devices:
    return Devices(kring.db, kring.now)


def _shown(kring: Any, seen: Any) -> dict[str, Any]:
    """A session or a browser, as its owner recognises it."""
    return {
        "browser": seen.browser or kring.translate(_("A browser that does not say which")),
        "seen": kring.moment(seen.seen_at),
    }


def _shown_session(kring: Any, row: Any) -> dict[str, Any]:
    return {
        **_shown(kring, row),
        "since": kring.moment(row.created_at),
        "this": row.token_hash == kring.identity.session_id,
        "href": kring.path("kring.own_session", session=row.id),
    }


@view_config(
    route_name="kring.own_password",
    permission=Permission.MIND_SIGN_IN,
    renderer=f"{TEMPLATES}/own_password.html",
)
def own_password(context: WayIn, request: Any) -> Any:
    """Choose another password; every other session ends."""
    kring, identity = request.kring, request.kring.identity
    form = Form(kring, ChangePassword(), buttons=[Button("change", _("Change the password"))])
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        old, new = typed["current_password"], typed["password"]
        try:
            with room():
                tried = Try(request, CONFIRM, identity.login)
                account = tried.succeeded() if tried.password_fits(old) else None
                if account is not None:
                    KeyRing(kring.db, kring.now).rewrap(account.person_id, old, new)
                    Accounts(kring.db, kring.now).set_password(account, new)
        except (TooManyTries, Crowded) as error:
            tell_wait(request, form, error)
        else:
            if account is not None:
                tell(kring, account, Notice.PASSWORD)
                return admit(
                    request,
                    Proof(account, factor=identity.factor),
                    kring.path("kring.own_sign_in"),
                )
            form.error("current_password", _("This is not your password."))
    return {"title": kring.translate(_("Another password")), "area": "own", "form": form}


@view_config(
    route_name="kring.own_session", permission=Permission.MIND_SIGN_IN, request_method="POST"
)
def end_session(context: OwnSession, request: Any) -> HTTPSeeOther:
    """End a session of one's own."""
    assert context.row is not None
    _sessions(request.kring).end(context.row.token_hash)
    return HTTPSeeOther(request.kring.path("kring.own_sign_in"))


@view_config(
    route_name="kring.own_sessions", permission=Permission.MIND_SIGN_IN, request_method="POST"
)
def end_other_sessions(context: WayIn, request: Any) -> HTTPSeeOther:
    """End every session of one's own but this one."""
    kring = request.kring
    _sessions(kring).end_others(kring.identity.account_id, kring.identity.session_id)
    kring.flash(_("You are signed out everywhere else."))
    return HTTPSeeOther(kring.path("kring.own_sign_in"))


@view_config(
    route_name="kring.own_devices", permission=Permission.MIND_SIGN_IN, request_method="POST"
)
def forget_devices(context: WayIn, request: Any) -> HTTPSeeOther:
    """Know no browser of one's own any more."""
    kring = request.kring
    _devices(kring).forget(kring.identity.account_id)
    kring.flash(_("No browser is known any more."))
    return HTTPSeeOther(kring.path("kring.own_sign_in"))
