"""The forms of knowledge pages and of imports."""

from __future__ import annotations

import colander
from kring_core.sdk import LARGEST, Upload, UploadWidget
from pyramid.i18n import TranslationStringFactory

from kring_expertdirectory import models
from kring_expertdirectory.schemas.nodes import language, line, text

_ = TranslationStringFactory("kring_expertdirectory")


class KnowledgePage(colander.Schema):
    """A question with a short and a long answer (ED-07)."""

    question = line(_("Question"), models.QUESTION_LENGTH, missing=colander.required)
    summary = text(_("Short answer"), models.SUMMARY_LENGTH, 4)
    body = text(_("Text"), models.BODY_LENGTH, 16, _("An empty line begins a new paragraph."))
    language = language(_("Language"))


class ListFile(colander.Schema):
    """A list of experts to import."""

    file = colander.SchemaNode(
        Upload(LARGEST),
        title=_("List of experts"),
        description=_(
            "Plain text or CSV, at most 5 MB. You first see what would come; nothing is published."
        ),
        widget=UploadWidget(accept=".txt,.csv,.tsv,text/plain,text/csv"),
    )
