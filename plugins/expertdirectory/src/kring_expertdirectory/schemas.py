"""The forms with which somebody writes a profile or a knowledge page."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import colander
from deform.widget import (
    CheckboxChoiceWidget,
    CheckboxWidget,
    RadioChoiceWidget,
    SelectWidget,
    TextAreaWidget,
)
from kring_core.sdk import LARGEST, NumberWidget, Upload, UploadWidget
from pyramid.i18n import TranslationStringFactory

from kring_expertdirectory import models
from kring_expertdirectory.values import Room
from kring_expertdirectory.vocabulary import LANGUAGES, METHODS, THEMES, Term

_ = TranslationStringFactory("kring_expertdirectory")

MOST_EUROS = 1_000
MOST_WEEKS = 104
MOST_PLACES = 8


def _line(title: str, longest: int, description: str = "", **options: Any) -> colander.SchemaNode:
    return colander.SchemaNode(
        colander.String(),
        title=title,
        description=description,
        **{"missing": "", "validator": colander.Length(max=longest), **options},
    )


def _text(title: str, longest: int, rows: int, description: str = "") -> colander.SchemaNode:
    return _line(title, longest, description, widget=TextAreaWidget(rows=rows))


def _language(title: str) -> colander.SchemaNode:
    return colander.SchemaNode(
        colander.String(),
        title=title,
        missing="nl",
        default="nl",
        widget=SelectWidget(values=_choices(LANGUAGES)),
    )


def _several(title: str, terms: tuple[Term, ...], description: str = "") -> colander.SchemaNode:
    return colander.SchemaNode(
        colander.Set(),
        title=title,
        description=description,
        missing=frozenset(),
        widget=CheckboxChoiceWidget(values=_choices(terms), inline=True),
    )


def _choices(terms: tuple[Term, ...]) -> list[tuple[str, str]]:
    return [(term.code, term.title) for term in terms]


def _box(title: str, description: str = "") -> colander.SchemaNode:
    return colander.SchemaNode(
        colander.Boolean(),
        title=title,
        description=description,
        missing=False,
        widget=CheckboxWidget(),
    )


def an_amount(node: colander.SchemaNode, value: Decimal) -> None:
    """Refuse what is no amount of money that somebody asks for a session."""
    # Decimal reads NaN too, which no comparison bears.
    if not value.is_finite() or not 0 <= value <= MOST_EUROS:
        message = _("Fill in an amount in euros, from 0 to ${most}.", mapping={"most": MOST_EUROS})
        raise colander.Invalid(node, message)


def a_few_places(node: colander.SchemaNode, value: str) -> None:
    """Refuse more places, or longer names of places, than a card can show."""
    names = places_in(value)
    if len(names) > MOST_PLACES:
        message = _("Name at most ${most} places.", mapping={"most": MOST_PLACES})
        raise colander.Invalid(node, message)
    if any(len(name) > models.PLACE_LENGTH for name in names):
        raise colander.Invalid(node, _("One of these names is too long. Part them by commas."))


def places_in(typed: str) -> tuple[str, ...]:
    """The places that somebody typed on one line, each once.

    >>> places_in("Utrecht,  Den Haag, ")
    ('Utrecht', 'Den Haag')
    """
    names = (" ".join(part.split()) for part in typed.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


class Quote(colander.Schema):
    """What the expert says, which stands in front on the card (ED-04, ED-05)."""

    text = _text(
        _("Quote"),
        models.QUOTE_LENGTH,
        3,
        _("One or two sentences in the expert's own voice, without quotation marks."),
    )
    language = _language(_("Language of the quote"))
    attribution = _line(
        _("Whose words these are"),
        models.NAME_LENGTH,
        _("Only if they are somebody else's."),
    )


class Story(colander.Schema):
    """What the expert tells."""

    introduction = _text(
        _("Introduction"),
        models.INTRODUCTION_LENGTH,
        10,
        _("An empty line begins a new paragraph."),
    )
    language = _language(_("Language of the introduction and of what the expert is"))


class Work(colander.Schema):
    """What visitors can search for."""

    themes = _several(_("Helps with"), THEMES)
    methods = _several(_("Methods"), METHODS)
    languages = _several(_("Speaks"), LANGUAGES)
    places = _line(
        _("Places"), 400, _("Parted by commas: Utrecht, Amersfoort."),
        validator=colander.All(colander.Length(max=400), a_few_places),
    )
    online = _box(_("Works online as well"))
    fee = colander.SchemaNode(
        colander.Decimal(quant="0.01"),
        title=_("Fee in euros"),
        description=_("For a session of 60 minutes."),
        missing=None,
        validator=an_amount,
        widget=NumberWidget(),
    )


class Availability(colander.Schema):
    """Whether somebody new can come."""

    state = colander.SchemaNode(
        colander.String(),
        title=_("Is there room?"),
        missing=Room.UNKNOWN.value,
        default=Room.UNKNOWN.value,
        widget=RadioChoiceWidget(
            values=(
                (Room.NOW.value, _("Yes, now")),
                (Room.WAITING.value, _("There is a waiting list")),
                (Room.CLOSED.value, _("No, not at the moment")),
                (Room.UNKNOWN.value, _("Say nothing about it")),
            )
        ),
    )
    weeks = colander.SchemaNode(
        colander.Integer(),
        title=_("Weeks of waiting"),
        description=_("With a waiting list: about how long."),
        missing=None,
        validator=colander.Range(1, MOST_WEEKS),
        widget=NumberWidget(),
    )
    confirmed = _box(
        _("I asked, and this is right today"),
        _("Visitors see the day. A change counts as asked."),
    )


class Picture(colander.Schema):
    """The expert's photograph."""

    photo = colander.SchemaNode(
        Upload(LARGEST),
        title=_("Photograph"),
        description=_(
            "PNG, JPEG or WebP, at most 5 MB; the face in the middle. Without one, initials are drawn."
        ),
        missing=None,
        widget=UploadWidget(accept="image/png,image/jpeg,image/webp"),
    )
    remove = _box(_("Remove the present picture"))


class Expert(colander.Schema):
    """One profile."""

    name = _line(
        _("Name"),
        models.NAME_LENGTH,
        _("As the public sees it; a first name is enough."),
        missing=colander.required,
    )
    tagline = _line(
        _("What this expert is"),
        models.TAGLINE_LENGTH,
        _("In a few words: psychosocial therapist, music therapist."),
    )
    quote = Quote(title=_("What they say"))
    story = Story(title=_("What they tell"))
    work = Work(title=_("What visitors search for"))
    availability = Availability(title=_("Room"))
    picture = Picture(title=_("Picture"))


def expert_schema(*, has_picture: bool) -> colander.Schema:
    """The form of a profile; one without a picture has none to remove."""
    # A schema shares its parts with every other one of its class; a clone has its own.
    schema = Expert().clone()
    if not has_picture:
        del schema["picture"]["remove"]
    return schema


class KnowledgePage(colander.Schema):
    """A question with a short and a long answer (ED-07)."""

    question = _line(_("Question"), models.QUESTION_LENGTH, missing=colander.required)
    summary = _text(_("Short answer"), models.SUMMARY_LENGTH, 4)
    body = _text(_("Text"), models.BODY_LENGTH, 16, _("An empty line begins a new paragraph."))
    language = _language(_("Language"))


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
