"""The forms about people and their way in."""

from __future__ import annotations

import colander
from deform.widget import (
    HiddenWidget,
    PasswordWidget,
    TextInputWidget,
)

from kring_core.accounts.models import LOGIN_LENGTH
from kring_core.accounts.passwords import LONGEST, SHORTEST
from kring_core.i18n import _


def _email_widget() -> TextInputWidget:
    return TextInputWidget(
        type="email", attributes={"autocomplete": "username", "inputmode": "email"}
    )


def _new_password() -> colander.SchemaNode:
    return colander.SchemaNode(
        colander.String(),
        title=_("New password"),
        description=_(
            "At least 12 characters. A sentence that only you would think of works well."
        ),
        validator=colander.Length(min=SHORTEST, max=LONGEST),
        widget=PasswordWidget(attributes={"autocomplete": "new-password"}),
    )


def _password(title: str) -> colander.SchemaNode:
    return colander.SchemaNode(
        colander.String(),
        title=title,
        validator=colander.Length(max=LONGEST),
        widget=PasswordWidget(attributes={"autocomplete": "current-password"}),
    )


class SignIn(colander.Schema):
    """Who signs in."""

    login = colander.SchemaNode(
        colander.String(),
        title=_("Email address"),
        validator=colander.Length(max=LOGIN_LENGTH),
        widget=_email_widget(),
    )
    password = _password(_("Password"))
    next = colander.SchemaNode(
        colander.String(), missing="", widget=HiddenWidget(), validator=colander.Length(max=2000)
    )


class ChoosePassword(colander.Schema):
    """A new password."""

    password = _new_password()


class ChangePassword(colander.Schema):
    """Another password, by who knows the present one."""

    current_password = _password(_("Present password"))
    password = _new_password()


class ShowPassword(colander.Schema):
    """The password once more."""

    password = _password(_("Password"))


class ShowCode(colander.Schema):
    """A code of the authenticator app."""

    code = colander.SchemaNode(
        colander.String(),
        title=_("Code"),
        description=_("The six digits that your app shows now."),
        validator=colander.Length(max=12),
        widget=TextInputWidget(
            attributes={"autocomplete": "one-time-code", "inputmode": "numeric"}
        ),
    )


class NewApp(ShowCode):
    """The first code of a new app, with the secret that it is to have."""

    sealed = colander.SchemaNode(
        colander.String(), missing="", widget=HiddenWidget(), validator=colander.Length(max=400)
    )


class ShowRecoveryCode(colander.Schema):
    """One of the codes on paper."""

    recovery = colander.SchemaNode(
        colander.String(),
        title=_("Recovery code"),
        description=_("One that you have not used yet: sixteen letters and digits."),
        validator=colander.Length(max=40),
        widget=TextInputWidget(attributes={"autocomplete": "off", "autocapitalize": "off"}),
    )


class PasskeyName(colander.Schema):
    """What its owner calls a passkey."""

    name = colander.SchemaNode(
        colander.String(),
        title=_("Name"),
        description=_("By which you recognise it, such as the telephone or key it is on."),
        validator=colander.Length(max=60),
        widget=TextInputWidget(attributes={"autocomplete": "off"}),
    )


class NewPasskey(PasskeyName):
    """A passkey that a browser made."""

    credential = colander.SchemaNode(
        colander.String(), missing="", widget=HiddenWidget(), validator=colander.Length(max=20_000)
    )


class Forgotten(colander.Schema):
    """Who has forgotten their password."""

    login = colander.SchemaNode(
        colander.String(),
        title=_("Email address"),
        validator=colander.All(colander.Email(), colander.Length(max=LOGIN_LENGTH)),
        widget=_email_widget(),
    )
