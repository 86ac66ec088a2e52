"""Mail to the owner of an account when something about their way in changed.

It says what happened and who to tell; no link in it acts, and none signs in.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from kring_core.accounts.models import Account
from kring_core.i18n import _

SUBJECT = _("About signing in to ${practice}")
BODY = _(
    "${what}\n\n"
    "Was it you? Then you need not do anything. Was it not you? Then choose a new password at "
    "once, on the page to sign in, and tell ${practice}."
)


class Notice(Enum):
    """What an owner hears of."""

    PASSWORD = _("The password of your account at ${practice} was changed.")
    FACTOR_ADDED = _("A second step was added to signing in to your account at ${practice}.")
    FACTOR_REMOVED = _("A second step of signing in to your account at ${practice} was removed.")
    CODES_RENEWED = _("New recovery codes were made for your account at ${practice}.")
    CODE_USED = _("A recovery code was used to sign in to your account at ${practice}.")
    KEY_OPENS = _("What opens your sealing key at ${practice} was changed.")
    DEVICE = _("Somebody signed in to your account at ${practice} in a browser that is new to us.")


def tell(kring: Any, account: Account, notice: Notice) -> None:
    """Queue the mail, in the language of the owner."""
    translate = kring.host.messages.translate
    locale = account.person.locale or kring.practice.settings.dutch
    words: dict[str, object] = {"practice": kring.practice.name}
    words["what"] = translate(notice.value, locale, words)
    kring.mail.send(
        account.login, translate(SUBJECT, locale, words), translate(BODY, locale, words)
    )
