"""The page that shows every component together; only where ``KRING_STRICT`` is set."""

from __future__ import annotations

from typing import Any

import colander
from deform.widget import (
    CheckboxChoiceWidget,
    CheckboxWidget,
    PasswordWidget,
    RadioChoiceWidget,
    SelectWidget,
    SequenceWidget,
    TextAreaWidget,
)
from pyramid.view import view_config

from kring_core.access.permissions import Permission
from kring_core.portal.forms import Form, Upload, UploadWidget

CHOICES = [("group", "In a group"), ("alone", "Alone")]


class Training(colander.Schema):
    """One row of a list."""

    name = colander.SchemaNode(colander.String(), title="What")
    year = colander.SchemaNode(colander.Integer(), title="Year", missing=None)


class Everything(colander.Schema):
    """A field of each kind."""

    name = colander.SchemaNode(
        colander.String(), title="Name", description="As the public sees it."
    )
    quote = colander.SchemaNode(
        colander.String(),
        title="Quote",
        missing="",
        validator=colander.Length(max=100),
        widget=TextAreaWidget(rows=3),
    )
    way = colander.SchemaNode(
        colander.String(), title="Works", widget=RadioChoiceWidget(values=CHOICES)
    )
    days = colander.SchemaNode(
        colander.Set(),
        title="Days",
        missing=(),
        widget=CheckboxChoiceWidget(values=[("mo", "Monday"), ("tu", "Tuesday")], inline=True),
    )
    town = colander.SchemaNode(
        colander.String(),
        title="Town",
        widget=SelectWidget(values=[("utrecht", "Utrecht"), ("zwolle", "Zwolle")]),
    )
    since = colander.SchemaNode(colander.Date(), title="Since", missing=None)
    password = colander.SchemaNode(
        colander.String(), title="Password", missing="", widget=PasswordWidget()
    )
    picture = colander.SchemaNode(
        Upload(1024), title="Picture", missing=None, widget=UploadWidget()
    )
    languages = colander.SchemaNode(
        colander.Sequence(),
        colander.SchemaNode(colander.String(), name="language", title="Language"),
        title="Languages",
        missing=(),
        widget=SequenceWidget(orderable=True, max_len=4),
    )
    trainings = colander.SchemaNode(
        colander.Sequence(),
        Training(name="training", title="Training"),
        title="Trainings",
        missing=(),
    )
    agreed = colander.SchemaNode(
        colander.Boolean(), title="I have read this", missing=False, widget=CheckboxWidget()
    )


STORED = {"name": "Marit Veenhof", "way": "group", "languages": ["Dutch", "Frisian"]}


@view_config(
    route_name="kring.components",
    permission=Permission.VISIT,
    renderer="kring_core:portal/templates/components.html",
)
def components(context: object, request: Any) -> dict[str, Any]:
    """Everything a page can be made of; what its form is sent is read and kept nowhere."""
    form = Form(request.kring, Everything(), values=STORED)
    if request.method == "POST" and form.validate(request.POST) is not None:
        request.kring.flash("Saved.")
    return {"title": "Components", "form": form}
