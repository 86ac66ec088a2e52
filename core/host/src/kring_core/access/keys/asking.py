"""Asking somebody's password anew, before something is done with their key."""

from __future__ import annotations

from typing import Any

from kring_core.accounts.limits import TooManyTries
from kring_core.accounts.passwords import Crowded
from kring_core.accounts.trying import CONFIRM, Try, tell_wait
from kring_core.i18n import _
from kring_core.portal.forms import Form


def asked(request: Any, form: Form) -> dict[str, Any] | None:
    """What was typed into a form that asks the password, or None when it must be shown again.

    Wrong ones are counted, so that an open session left alone is no place to guess. The transaction
    of before ends with that; what was loaded must be looked up anew.
    """
    if request.method != "POST" or (typed := form.validate(request.POST)) is None:
        return None
    try:
        attempt = Try(request, CONFIRM, request.kring.identity.login)
        fits = attempt.password_fits(typed["password"])
    except (TooManyTries, Crowded) as error:
        tell_wait(request, form, error)
        return None
    if not fits or attempt.succeeded() is None:
        form.error("password", _("This is not your password."))
        return None
    return typed
