"""Somebody's own key: what it is for, how it opens, and what to do when something is lost."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.renderers import render_to_response
from pyramid.view import view_config

from kring_core.access.keys.asking import asked
from kring_core.access.keys.contexts import OwnKey, OwnPair
from kring_core.access.keys.openers import ByPassword, ByRecovery
from kring_core.access.keys.resets import reset_credential
from kring_core.access.keys.ring import HasPair
from kring_core.access.keys.rules import NOTICE, Credential
from kring_core.access.keys.schemas import AskPassword, AskRecovery, AskReplacement
from kring_core.access.keys.state import state_of
from kring_core.access.keys.views.pages import TEMPLATES, form_of, opens_again, page_of, tell_owner
from kring_core.access.keys.wrapping import WontOpen
from kring_core.access.permissions import Permission
from kring_core.i18n import _
from kring_core.portal.forms import Button

FORM = f"{TEMPLATES}/act.html"


@view_config(
    route_name="kring.own_key",
    request_method="GET",
    permission=Permission.HOLD_KEY,
    renderer=f"{TEMPLATES}/key.html",
)
def own_key(context: OwnKey, request: Any) -> dict[str, Any]:
    """The state of somebody's own key."""
    kring = request.kring
    return {
        "title": kring.translate(_("My sealing key")),
        "area": "own",
        "state": state_of(kring, context.ring, context.pair),
    }


@view_config(route_name="kring.own_key_make", permission=Permission.HOLD_KEY, renderer=FORM)
def make(context: OwnKey, request: Any) -> Any:
    """Make the key, and show its recovery code."""
    kring = request.kring
    form = form_of(kring, AskPassword(), Button("make", _("Make my key")))
    if not context.pair and (typed := asked(request, form)):
        # Who sends the page from two windows at once makes one key.
        with suppress(HasPair):
            return _shown(request, context.ring.make(context.person_id, typed["password"]))
    if context.ring.pair_of(context.person_id):
        return HTTPSeeOther(kring.path("kring.own_key"))
    lead = _("Your password opens the key. Then you are shown a recovery code, once.")
    return page_of(request, _("Make my key"), form, lead)


@view_config(route_name="kring.own_key_code", permission=Permission.HOLD_KEY, renderer=FORM)
def renew_code(context: OwnPair, request: Any) -> Any:
    """Make a new recovery code, and show it."""
    form = form_of(request.kring, AskPassword(), Button("renew", _("Make a new code")))
    if typed := asked(request, form):
        try:
            half = context.ring.unlock(context.person_id, ByPassword(typed["password"]))
        except WontOpen:
            form.error("password", _("Your password does not open your key."))
        else:
            tell_owner(request.kring)
            return _shown(request, context.ring.renew_recovery(half))
    lead = _("The code that you have now stops working at once.")
    return page_of(request, _("Make a new recovery code"), form, lead)


@view_config(route_name="kring.own_key_open", permission=Permission.HOLD_KEY, renderer=FORM)
def open_again(context: OwnPair, request: Any) -> Any:
    """Open the key with its recovery code, so that the password of now opens it."""
    kring = request.kring
    form = form_of(kring, AskRecovery(), Button("open", _("Open my key")))
    if typed := asked(request, form):
        try:
            half = context.ring.unlock(context.person_id, ByRecovery(typed["code"]))
        except WontOpen:
            form.error("code", _("This code does not open your key."))
        else:
            return opens_again(context, request, half, typed["password"])
    lead = _("From then on the password with which you sign in now opens your key.")
    return page_of(request, _("Open my key with the recovery code"), form, lead)


@view_config(route_name="kring.own_key_replace", permission=Permission.HOLD_KEY, renderer=FORM)
def replace(context: OwnPair, request: Any) -> Any:
    """Put the key aside and make another; everybody concerned is told."""
    kring = request.kring
    button = Button("replace", _("Replace my key"), "danger")
    form = form_of(kring, AskReplacement(), button, pair=context.pair.id)
    if typed := asked(request, form):
        pair = context.ring.pair_of(context.person_id)
        if pair is None or pair.id != typed["pair"]:
            # The page was sent twice: the first time replaced the key already.
            return HTTPSeeOther(kring.path("kring.own_key"))
        by = kring.identity.account_id
        reset_credential(kring, context.person_id, Credential.KEY, by)
        return _shown(request, context.ring.make(context.person_id, typed["password"]))
    effects = [
        _("What was sealed for your old key does not open with the new one."),
        _("What you approve rests for ${days} days.", mapping={"days": NOTICE.days}),
        _("The practice and the people with whom you deal there are told."),
        _("Keep the old recovery code if you have it: it still opens the old key."),
    ]
    return page_of(request, _("Replace my key?"), form, effects=effects)


def _shown(request: Any, code: str) -> Any:
    """The page with a recovery code: the answer to the form itself, since it is kept nowhere."""
    title = request.kring.translate(_("Your recovery code"))
    values = {"title": title, "area": "own", "code": code}
    return render_to_response(f"{TEMPLATES}/code.html", values, request)
