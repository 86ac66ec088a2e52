"""A passkey opens somebody's key: by its answer to the PRF extension of WebAuthn."""

from __future__ import annotations

import base64
from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.keys.asking import asked
from kring_core.access.keys.contexts import OwnPair
from kring_core.access.keys.openers import BYTES, ByPasskey, ByPassword
from kring_core.access.keys.schemas import AskPasskey
from kring_core.access.keys.views.pages import TEMPLATES, form_of, opens_again, page_of, tell_owner
from kring_core.access.keys.wrapping import WontOpen
from kring_core.access.permissions import Permission
from kring_core.accounts.contexts import WayIn
from kring_core.i18n import _
from kring_core.portal.forms import Button

PAGE = f"{TEMPLATES}/passkey.html"


@view_config(route_name="kring.own_key_passkey", permission=Permission.HOLD_KEY, renderer=PAGE)
def add_passkey(context: OwnPair, request: Any) -> Any:
    """Let a passkey open the key, beside the password."""
    kring = request.kring
    form = form_of(kring, AskPasskey(), Button("add", _("Let my passkey open it")))
    if typed := asked(request, form):
        try:
            opener = _answered(request, typed)
            half = context.ring.unlock(context.person_id, ByPassword(typed["password"]))
        except WontOpen:
            form.error(None, _("This passkey, or your password, does not open your key."))
        else:
            context.ring.add(half, opener)
            tell_owner(kring)
            kring.flash(_("Your passkey opens your key too."))
            return HTTPSeeOther(kring.path("kring.own_key"))
    lead = _("If you ever lose your password, your passkey opens your key then.")
    return page_of(request, _("Let a passkey open my key"), form, lead)


@view_config(route_name="kring.own_key_open_passkey", permission=Permission.HOLD_KEY, renderer=PAGE)
def open_with_passkey(context: OwnPair, request: Any) -> Any:
    """Open the key with a passkey, so that the password of now opens it."""
    kring = request.kring
    form = form_of(kring, AskPasskey(), Button("open", _("Open my key")))
    if typed := asked(request, form):
        try:
            half = context.ring.unlock(context.person_id, _answered(request, typed))
        except WontOpen:
            form.error(None, _("This passkey does not open your key."))
        else:
            return opens_again(context, request, half, typed["password"])
    lead = _("From then on the password with which you sign in now opens your key.")
    return page_of(request, _("Open my key with a passkey"), form, lead)


def _answered(request: Any, typed: dict[str, Any]) -> ByPasskey:
    """The passkey that signed our question, as for signing in, with its answer to PRF.

    :raises WontOpen: when it is none of who is reading, or gave no such answer.
    """
    try:
        output = base64.urlsafe_b64decode(f"{typed['output']}=")
    except ValueError:
        output = b""
    passkeys = WayIn(request).passkeys
    passkey = passkeys.accept(typed["credential"], request.kring.identity.account_id)
    if passkey is None or len(output) != BYTES:
        raise WontOpen
    return ByPasskey(passkey.id, output)
