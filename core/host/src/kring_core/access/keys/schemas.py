"""What is asked before something is done with a key."""

from __future__ import annotations

import colander
from deform.widget import HiddenWidget, PasswordWidget, TextInputWidget

from kring_core.accounts.passwords import LONGEST
from kring_core.i18n import _


class AskPassword(colander.Schema):
    """The password with which somebody signs in."""

    password = colander.SchemaNode(
        colander.String(),
        title=_("Your password"),
        description=_("The one with which you sign in."),
        validator=colander.Length(max=LONGEST),
        widget=PasswordWidget(attributes={"autocomplete": "current-password"}),
    )


class AskReplacement(AskPassword):
    """The password, and which pair it is about, so that a page sent twice replaces only once."""

    pair = colander.SchemaNode(colander.String(), missing="", widget=HiddenWidget())


class AskRecovery(AskPassword):
    """The recovery code, and the password that is to open the pair from now on."""

    code = colander.SchemaNode(
        colander.String(),
        title=_("Recovery code of your key"),
        description=_(
            "Seven groups of four, as it was shown when you made the key. It is another code than "
            "those for signing in."
        ),
        widget=TextInputWidget(
            attributes={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        insert_before="password",
    )


class AskPasskey(AskPassword):
    """The password, and what a passkey answered to the script of the page."""

    credential = colander.SchemaNode(
        colander.String(), missing="", widget=HiddenWidget(), validator=colander.Length(max=20_000)
    )
    output = colander.SchemaNode(
        colander.String(), missing="", widget=HiddenWidget(), validator=colander.Length(max=64)
    )
