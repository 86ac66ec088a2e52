"""What the pages about somebody's own key share."""

from __future__ import annotations

from typing import Any

import colander
from pyramid.httpexceptions import HTTPSeeOther

from kring_core.access.keys.contexts import OwnPair
from kring_core.access.keys.halves import PrivateHalf
from kring_core.access.keys.openers import ByPassword
from kring_core.accounts.accounts import Accounts
from kring_core.accounts.notices import Notice, tell
from kring_core.i18n import _
from kring_core.portal.forms import Button, Form

TEMPLATES = "kring_core:access/keys/templates"


def form_of(kring: Any, schema: colander.Schema, act: Button, **values: str) -> Form:
    """The form of an act, with a way back."""
    back = Button("back", _("No, go back"), "quiet", href=kring.path("kring.own_key"))
    return Form(kring, schema, values=values, buttons=[act, back])


def page_of(
    request: Any, title: str, form: Form, lead: str = "", effects: list[str] | None = None
) -> dict[str, Any]:
    """What the page of an act shows.

    :param lead: what comes of it, in a sentence; or
    :param effects: in several.
    """
    translate = request.kring.translate
    return {
        "title": translate(title),
        "area": "own",
        "lead": translate(lead),
        "effects": [translate(effect) for effect in effects or ()],
        "form": form,
    }


def opens_again(context: OwnPair, request: Any, half: PrivateHalf, password: str) -> HTTPSeeOther:
    """Let the password of now open a key that something else has just opened."""
    kring = request.kring
    context.ring.add(half, ByPassword(password))
    tell_owner(kring)
    kring.flash(_("Your password opens your key again."))
    return HTTPSeeOther(kring.path("kring.own_key"))


def tell_owner(kring: Any) -> None:
    """Mail who is reading that something else opens their key now; a thief would keep it quiet."""
    if account := Accounts(kring.db, kring.now).by_id(kring.identity.account_id):
        tell(kring, account, Notice.KEY_OPENS)
