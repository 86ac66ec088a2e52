"""The mail with which somebody chooses their password."""

from __future__ import annotations

from typing import Any

from kring_core.accounts.accounts import Accounts
from kring_core.accounts.models import Account
from kring_core.i18n import _

PLACE = "TOKEN"
"""Stands in an address where the token comes."""

SUBJECT = _("Choose your password for ${practice}")
BODY = _(
    "With this link you choose a password for ${practice}. It works once, for three days:\n\n"
    "${link}\n\n"
    "Did you not expect this mail? Then you need not do anything."
)


def invite(kring: Any, accounts: Accounts, account: Account, address: str) -> None:
    """Queue the mail with a fresh link; links given out before stop working.

    :param address: makes the address of the page from the token's place in it.
    """
    asks = kring.identity.account_id if kring.identity else account.id
    token = accounts.new_link(account, asks)
    words: dict[str, object] = {
        "practice": kring.practice.name,
        "link": address.replace(PLACE, token),
    }
    locale = account.person.locale or kring.practice.settings.dutch
    translate = kring.host.messages.translate
    subject, body = translate(SUBJECT, locale, words), translate(BODY, locale, words)
    kring.mail.send(account.login, subject, body)
