"""Helping somebody back in who lost their second factors."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.keys.resets import reset_credential
from kring_core.access.keys.rules import Credential
from kring_core.access.permissions import Permission
from kring_core.accounts.factors import Factors
from kring_core.accounts.views import TEMPLATES
from kring_core.i18n import _
from kring_core.people.contexts import AccountContext
from kring_core.practices.changes import note


@view_config(
    route_name="kring.person_factors",
    permission=Permission.RESET_SIGN_IN,
    renderer=f"{TEMPLATES}/forget_factors.html",
)
def forget_factors(context: AccountContext, request: Any) -> Any:
    """Take away the second factors of an account; its owner sets up a new one when signing in."""
    kring, account = request.kring, context.account
    assert account is not None
    back = kring.path("kring.person", person=context.person.id)
    if request.method == "POST":
        Factors(kring.db).forget(account.id)
        context.accounts.sign_out_everywhere(account.id)
        by = kring.identity.account_id
        reset_credential(kring, account.person_id, Credential.SECOND_FACTOR, by)
        note(kring, "account.factors_reset", account.id)
        kring.flash(_("The second step is taken away. They set up a new one when they sign in."))
        return HTTPSeeOther(back)
    return {
        "title": kring.translate(_("Take away the second step?")),
        "area": "manage",
        "name": context.person.name,
        "cancel_href": back,
    }
