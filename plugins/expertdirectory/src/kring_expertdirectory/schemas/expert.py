"""The form with which somebody writes a profile."""

from __future__ import annotations

from decimal import Decimal

import colander
from deform.widget import RadioChoiceWidget
from kring_core.sdk import LARGEST, NumberWidget, Upload, UploadWidget
from pyramid.i18n import TranslationStringFactory

from kring_expertdirectory import models
from kring_expertdirectory.schemas.nodes import box, language, line, several, text
from kring_expertdirectory.values import Room
from kring_expertdirectory.vocabulary import LANGUAGES, METHODS, THEMES

_ = TranslationStringFactory("kring_expertdirectory")

MOST_EUROS = 1_000
MOST_WEEKS = 104
MOST_PLACES = 8


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

    text = text(
        _("Quote"),
        models.QUOTE_LENGTH,
        3,
        _("One or two sentences in the expert's own voice, without quotation marks."),
    )
    language = language(_("Language of the quote"))
    attribution = line(
        _("Whose words these are"),
        models.NAME_LENGTH,
        _("Only if they are somebody else's."),
    )


class Story(colander.Schema):
    """What the expert tells."""

    introduction = text(
        _("Introduction"),
        models.INTRODUCTION_LENGTH,
        10,
        _("An empty line begins a new paragraph."),
    )
    language = language(_("Language of the introduction and of what the expert is"))


class Work(colander.Schema):
    """What visitors can search for."""

    themes = several(_("Helps with"), THEMES)
    methods = several(_("Methods"), METHODS)
    languages = several(_("Speaks"), LANGUAGES)
    places = line(
        _("Places"),
        400,
        _("Parted by commas: Utrecht, Amersfoort."),
        validator=colander.All(colander.Length(max=400), a_few_places),
    )
    online = box(_("Works online as well"))
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
    confirmed = box(
        _("I asked, and this is right today"),
        _("Visitors see the day. A change counts as asked."),
    )


class Picture(colander.Schema):
    """The expert's photograph."""

    photo = colander.SchemaNode(
        Upload(LARGEST),
        title=_("Photograph"),
        description=_(
            "PNG, JPEG or WebP, at most 5 MB; the face in the middle."
            " Without one, initials are drawn."
        ),
        missing=None,
        widget=UploadWidget(accept="image/png,image/jpeg,image/webp"),
    )
    remove = box(_("Remove the present picture"))


class Expert(colander.Schema):
    """One profile."""

    name = line(
        _("Name"),
        models.NAME_LENGTH,
        _("As the public sees it; a first name is enough."),
        missing=colander.required,
    )
    tagline = line(
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
