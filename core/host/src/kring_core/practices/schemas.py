"""The form with which a practice says who it is."""

from __future__ import annotations

import zoneinfo
from typing import Any

import colander
from deform.widget import PasswordWidget, RadioChoiceWidget, TextAreaWidget, TextInputWidget

from kring_core.i18n import _
from kring_core.portal.forms import NumberWidget


def _line(title: str, longest: int, description: str = "", **options: Any) -> colander.SchemaNode:
    return colander.SchemaNode(
        colander.String(),
        title=title,
        description=description,
        **{"missing": "", "validator": colander.Length(max=longest), **options},
    )


def _text(title: str) -> colander.SchemaNode:
    return colander.SchemaNode(
        colander.String(),
        title=title,
        missing="",
        validator=colander.Length(max=20000),
        widget=TextAreaWidget(rows=6),
    )


def known_time_zone(node: colander.SchemaNode, value: str) -> None:
    """Refuse a time zone that does not exist."""
    if value not in zoneinfo.available_timezones():
        raise colander.Invalid(node, _("This time zone is not known; try Europe/Amsterdam."))


class Texts(colander.Schema):
    """What visitors read, in two languages; English falls back on Dutch."""

    welcome_nl = _text(_("Welcome, in Dutch"))
    welcome_en = _text(_("Welcome, in English"))
    privacy_nl = _text(_("Privacy statement, in Dutch"))
    privacy_en = _text(_("Privacy statement, in English"))
    complaints_nl = _text(_("What to do with a complaint, in Dutch"))
    complaints_en = _text(_("What to do with a complaint, in English"))


class MailServer(colander.Schema):
    """Where mail is sent; without it, mail is written to files."""

    mail_sender = _line(_("Sender"), 254, validator=colander.Email())
    mail_host = _line(_("Mail server"), 200, _("Empty: mail is written to files on the server."))
    mail_port = colander.SchemaNode(
        colander.Integer(),
        title=_("Port"),
        missing=587,
        validator=colander.Range(1, 65535),
        widget=NumberWidget(),
    )
    mail_user = _line(_("User"), 200)
    mail_password = _line(
        _("Password"),
        200,
        _("Left empty, the present one stays."),
        widget=PasswordWidget(attributes={"autocomplete": "off"}),
    )


class PracticeForm(colander.Schema):
    """Who the practice is."""

    name = _line(_("Name of the practice"), 120, missing=colander.required)
    telephone = _line(
        _("Telephone"), 30, widget=TextInputWidget(type="tel", attributes={"inputmode": "tel"})
    )
    email = _line(_("Email address"), 254, validator=colander.Email())
    colour = _line(
        _("Colour"),
        7,
        _("Such as #1f5c4f. The pages keep enough contrast, whatever you choose."),
        validator=colander.Regex(
            r"\A#[0-9a-fA-F]{6}\Z",
            _("Write it like #1f5c4f: a hash, then six digits or letters from a to f."),
        ),
    )
    time_zone = _line(_("Time zone"), 60, missing="Europe/Amsterdam", validator=known_time_zone)
    address_form = colander.SchemaNode(
        colander.String(),
        title=_("Dutch pages address the reader as"),
        missing="u",
        widget=RadioChoiceWidget(values=(("u", "u"), ("je", "je"))),
    )
    texts = Texts(title=_("Texts"))
    mail = MailServer(title=_("Outgoing mail"))


def as_form(stored: dict[str, Any]) -> dict[str, Any]:
    """Settings as the form has them: the flat names sorted into its parts, secrets left out."""
    names = {part: [child.name for child in PracticeForm()[part]] for part in ("texts", "mail")}
    parts = {part: {name: stored[name] for name in names[part]} for part in names}
    parts["mail"]["mail_password"] = ""
    return {**stored, **parts}


def as_stored(typed: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """What was typed as settings; an empty password leaves the present one."""
    flat = {**typed, **typed["texts"], **typed["mail"]}
    flat["mail_password"] = flat["mail_password"] or before["mail_password"]
    return {name: flat.get(name, value) for name, value in before.items()}
