"""Asking somebody's password anew, before something is done with their key."""

from __future__ import annotations

from typing import Any

from kring_core.accounts.accounts import Accounts
from kring_core.accounts.limits import PER_DEVICE, Counted, Limits, TooManyTries
from kring_core.accounts.passwords import fits
from kring_core.i18n import _
from kring_core.portal.forms import Form

ACT = "key"


def asked(request: Any, form: Form) -> dict[str, Any] | None:
    """What was typed into a form that asks the password, or None when it must be shown again.

    Wrong ones are counted for the account, so that an open session left alone is no place to guess.
    """
    if request.method != "POST" or (typed := form.validate(request.POST)) is None:
        return None
    kring = request.kring
    limits = Limits(kring.db, kring.now)
    account_id = kring.identity.account_id
    try:
        taken = limits.take(ACT, [Counted(f"account:{account_id}", PER_DEVICE)])
    except TooManyTries as refused:
        request.response.status = 429
        said = _("Too many tries. Try again in ${minutes} min.", {"minutes": refused.minutes})
        form.error(None, said)
        return None
    account = Accounts(kring.db, kring.now).by_id(account_id)
    if not fits(typed["password"], account.password if account else None):
        form.error("password", _("This is not your password."))
        return None
    limits.give_back(taken)
    return typed
