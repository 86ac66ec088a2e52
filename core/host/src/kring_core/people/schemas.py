"""The forms about people, their way in, and organisations."""

from __future__ import annotations

from datetime import date
from typing import Any

import colander
from deform.widget import (
    CheckboxChoiceWidget,
    CheckboxWidget,
    RadioChoiceWidget,
    TextInputWidget,
)

from kring_core.access.identity import ROLE_TITLES, Role
from kring_core.accounts.models import LOGIN_LENGTH
from kring_core.files.store import LARGEST
from kring_core.i18n import _
from kring_core.people.models import MAIL_LENGTH, NAME_LENGTH
from kring_core.people.organisations import KIND_TITLES
from kring_core.people.telephones import shown, telephone
from kring_core.portal.forms import Upload, UploadWidget

EARLIEST = date(1900, 1, 1)
"""Nobody who is alive was born before."""


class Telephone(colander.String):
    """A telephone number in any notation; its value is in international form."""

    def serialize(self, node: Any, appstruct: Any) -> Any:
        """The number as people read it."""
        return super().serialize(node, shown(appstruct) if appstruct else appstruct)

    def deserialize(self, node: Any, cstruct: Any) -> Any:
        """The number in international form.

        :raises colander.Invalid: for what cannot be dialled.
        """
        typed = super().deserialize(node, cstruct)
        if not typed:
            return typed
        if number := telephone(typed):
            return number
        raise colander.Invalid(
            node, _("This is no telephone number, such as 06 12345678 or +32 2 555 12 12.")
        )


@colander.deferred
def _born(node: Any, kw: dict[str, Any]) -> colander.Range:
    return colander.Range(EARLIEST, kw["kring"].today)


def _name() -> colander.SchemaNode:
    return colander.SchemaNode(
        colander.String(), title=_("Name"), validator=colander.Length(max=NAME_LENGTH)
    )


def _telephone() -> colander.SchemaNode:
    return colander.SchemaNode(
        Telephone(),
        title=_("Telephone"),
        missing=None,
        validator=colander.Length(max=20),
        widget=TextInputWidget(type="tel", attributes={"inputmode": "tel"}),
    )


def _email(longest: int = MAIL_LENGTH, **options: Any) -> colander.SchemaNode:
    return colander.SchemaNode(
        colander.String(),
        title=_("Email address"),
        validator=colander.All(colander.Email(), colander.Length(max=longest)),
        widget=TextInputWidget(type="email", attributes={"inputmode": "email"}),
        **options,
    )


def _roles() -> colander.SchemaNode:
    return colander.SchemaNode(
        colander.Set(),
        title=_("Roles"),
        description=_("Administrators manage people and plugins, and see no content for it."),
        validator=colander.Length(min=1, min_err=_("Choose at least one role.")),
        widget=CheckboxChoiceWidget(values=[(role.value, ROLE_TITLES[role]) for role in Role]),
    )


def language() -> colander.SchemaNode:
    """In which language Kring speaks to somebody; empty for the practice's own way."""
    return colander.SchemaNode(
        colander.String(),
        title=_("Language"),
        missing="",
        widget=RadioChoiceWidget(
            values=(
                ("", _("As the practice does")),
                ("nl", _("Dutch, addressed as “u”")),
                ("nl_JE", _("Dutch, addressed as “je”")),
                ("en", _("English")),
            )
        ),
    )


class PersonForm(colander.Schema):
    """Who somebody is and how they are reached."""

    name = _name()
    born_on = colander.SchemaNode(
        colander.Date(), title=_("Date of birth"), missing=None, validator=_born
    )
    telephone = _telephone()
    email = _email(missing=None)
    locale = language()


class InvitationForm(colander.Schema):
    """Somebody who is invited to make an account."""

    login = _email(
        LOGIN_LENGTH,
        description=_("They sign in with it; the link to choose a password is sent there."),
    )
    roles = _roles()


class AccessForm(colander.Schema):
    """What somebody with an account is here."""

    roles = _roles()
    active = colander.SchemaNode(
        colander.Boolean(),
        title=_("May sign in"),
        description=_("Without it they are signed out at once."),
        widget=CheckboxWidget(),
    )


class OrganisationForm(colander.Schema):
    """What is known of an organisation."""

    name = _name()
    kind = colander.SchemaNode(
        colander.String(),
        title=_("Kind"),
        widget=RadioChoiceWidget(
            values=tuple((kind.value, title) for kind, title in KIND_TITLES.items())
        ),
    )
    telephone = _telephone()
    email = _email(missing=None)


class PeopleFile(colander.Schema):
    """A list of people to import."""

    file = colander.SchemaNode(
        Upload(LARGEST),
        title=_("List of people"),
        description=_("A table as CSV, at most 5 MB. You first see what would come."),
        widget=UploadWidget(accept=".csv,.tsv,.txt,text/csv,text/plain"),
    )
