"""One attempt at showing who somebody is: counted before it is judged, forgotten if it succeeds."""

from __future__ import annotations

from typing import Any

from kring_core.accounts.accounts import Accounts
from kring_core.accounts.devices import Devices
from kring_core.accounts.limits import Limits, TooManyTries, of_login
from kring_core.accounts.models import Account
from kring_core.accounts.passwords import Crowded, fits
from kring_core.i18n import _
from kring_core.portal import signs

SIGN_IN, FACTOR, CONFIRM = "sign_in", "factor", "confirm"
"""What is tried."""


class Try:
    """An attempt of a request at something that is limited."""

    def __init__(self, request: Any, act: str, login: str) -> None:
        """Count it, and commit that: neither a crash nor many at once escape, and nobody else who
        wants to write waits for the work on a password.

        :raises kring_core.accounts.limits.TooManyTries: when it must wait; nothing was counted.
        """
        self._kring = kring = request.kring
        self._login = login
        account = Accounts(kring.db, kring.now).by_login(login)
        device = Devices(kring.db, kring.now).find(account, signs.device_token(request))
        counted = of_login(login, request.remote_addr, device.id if device else None)
        self._taken = Limits(kring.db, kring.now).take(act, counted)
        self._kept = account.password if account and account.active else None
        kring.release()

    def password_fits(self, password: str) -> bool:
        """Whether this is the password of the account; takes as long without an account."""
        return fits(password, self._kept)

    def succeeded(self) -> Account | None:
        """Let it count no more; answer the account, or None when its access ended meanwhile."""
        Limits(self._kring.db, self._kring.now).give_back(self._taken)
        account = Accounts(self._kring.db, self._kring.now).by_login(self._login)
        return account if account and account.active else None


def tell_wait(request: Any, form: Any, error: TooManyTries | Crowded) -> None:
    """Say on a form that somebody has to wait, and how long."""
    if isinstance(error, TooManyTries):
        request.response.status = 429
        request.response.headers["Retry-After"] = str(60 * error.minutes)
        said = _("Too many tries. Minutes to wait: ${minutes}", {"minutes": error.minutes})
    else:
        request.response.status = 503
        request.response.headers["Retry-After"] = "5"
        said = _("Many people are signing in just now. Try again in a moment.")
    form.error(None, said)
