"""The forms about people and their way in."""

from __future__ import annotations

from typing import Any

import colander
from deform.widget import (
    CheckboxChoiceWidget,
    CheckboxWidget,
    HiddenWidget,
    PasswordWidget,
    RadioChoiceWidget,
    TextInputWidget,
)

from kring_core.access.identity import ROLE_TITLES, Role
from kring_core.accounts.models import LOGIN_LENGTH
from kring_core.accounts.passwords import LONGEST, SHORTEST
from kring_core.i18n import _
from kring_core.people.models import NAME_LENGTH


def _email_widget() -> TextInputWidget:
    return TextInputWidget(
        type="email", attributes={"autocomplete": "username", "inputmode": "email"}
    )


class SignIn(colander.Schema):
    """Who signs in."""

    login = colander.SchemaNode(
        colander.String(),
        title=_("Email address"),
        validator=colander.Length(max=LOGIN_LENGTH),
        widget=_email_widget(),
    )
    password = colander.SchemaNode(
        colander.String(),
        title=_("Password"),
        validator=colander.Length(max=LONGEST),
        widget=PasswordWidget(attributes={"autocomplete": "current-password"}),
    )
    next = colander.SchemaNode(
        colander.String(), missing="", widget=HiddenWidget(), validator=colander.Length(max=2000)
    )


class ChoosePassword(colander.Schema):
    """A new password."""

    password = colander.SchemaNode(
        colander.String(),
        title=_("Password"),
        description=_(
            "At least 12 characters. A sentence that only you would think of works well."
        ),
        validator=colander.Length(min=SHORTEST, max=LONGEST),
        widget=PasswordWidget(attributes={"autocomplete": "new-password"}),
    )


def _roles() -> list[tuple[str, Any]]:
    return [(role.value, ROLE_TITLES[role]) for role in Role]


class AccountForm(colander.Schema):
    """Who somebody is in this practice."""

    name = colander.SchemaNode(
        colander.String(), title=_("Name"), validator=colander.Length(max=NAME_LENGTH)
    )
    roles = colander.SchemaNode(
        colander.Set(),
        title=_("Roles"),
        description=_("Administrators manage people and plugins, and see no content for it."),
        validator=colander.Length(min=1, min_err=_("Choose at least one role.")),
        widget=CheckboxChoiceWidget(values=_roles()),
    )


class NewAccount(AccountForm):
    """Somebody who is given an account."""

    login = colander.SchemaNode(
        colander.String(),
        title=_("Email address"),
        description=_("They sign in with it; the link to choose a password is sent there."),
        validator=colander.All(colander.Email(), colander.Length(max=LOGIN_LENGTH)),
        widget=TextInputWidget(type="email", attributes={"inputmode": "email"}),
        insert_before="roles",
    )


class ChangedAccount(AccountForm):
    """Somebody who has an account."""

    active = colander.SchemaNode(
        colander.Boolean(),
        title=_("May sign in"),
        description=_("Without it they are signed out at once."),
        widget=CheckboxWidget(),
    )
