"""A profile as pages show it: in the reader's language, with words for every code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_currency
from kring_core.sdk import Visit
from pyramid.i18n import TranslationStringFactory

from kring_expertdirectory.models import Profile
from kring_expertdirectory.values import Content, Kind, Room
from kring_expertdirectory.vocabulary import LANGUAGES, METHODS, THEMES
from kring_expertdirectory.wording import paragraphs

_ = TranslationStringFactory("kring_expertdirectory")

TITLES = {
    Kind.METHOD: {term.code: term.title for term in METHODS},
    Kind.THEME: {term.code: term.title for term in THEMES},
    Kind.LANGUAGE: {term.code: term.title for term in LANGUAGES},
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One profile, ready for a template."""

    content: Content
    href: str
    """Where the profile can be read."""
    portrait: str
    """Address of the picture."""
    languages: tuple[str, ...]
    methods: tuple[str, ...]
    themes: tuple[str, ...]
    room: str
    """Whether there is room, in words; empty when nobody said."""
    confirmed: str
    """The day on which that was last known to be right, in words; or empty."""
    fee: str
    """For a session of 60 minutes; or empty."""

    @property
    def name(self) -> str:
        """The name that the public sees."""
        return self.content.name

    @property
    def room_kind(self) -> str:
        """How the room is coloured: ``free``, or nothing at all."""
        return "free" if self.content.availability is Room.NOW else ""

    @property
    def introduction(self) -> list[str]:
        """The paragraphs of the introduction."""
        return paragraphs(self.content.introduction)


def shown(kring: Visit, profile: Profile, href: str, portrait: str) -> Shown:
    """Prepare a profile, whose tags are loaded, for a template."""
    content = profile.content
    confirmed = profile.availability_confirmed_on
    return Shown(
        content=content,
        href=href,
        portrait=f"{portrait}?v={picture_version(profile)}",
        languages=titles(kring, Kind.LANGUAGE, content.languages),
        methods=titles(kring, Kind.METHOD, content.methods),
        themes=titles(kring, Kind.THEME, content.themes),
        room=room_in_words(kring, content),
        confirmed=in_words(kring, confirmed) if confirmed else "",
        fee=euros(kring, content.fee_cents),
    )


def public_card(kring: Visit, profile: Profile) -> Shown:
    """A published profile, with its public addresses."""
    href = kring.path("expertdirectory.profile", slug=profile.slug)
    return shown(kring, profile, href, kring.path("expertdirectory.portrait", slug=profile.slug))


def titles(kring: Visit, kind: Kind, codes: Iterable[str]) -> tuple[str, ...]:
    """The titles of codes; one that the vocabulary does not know is shown as it is."""
    return tuple(kring.translate(TITLES[kind].get(code, code)) for code in codes)


def picture_version(profile: Profile) -> str:
    """What changes in the address of a picture when the picture does."""
    return profile.portrait_id[:6] if profile.portrait_id else str(profile.version)


def room_in_words(kring: Visit, content: Content) -> str:
    """Whether there is room."""
    if content.availability is Room.WAITING and content.waiting_weeks == 1:
        return kring.translate(_("Room in about a week"))
    if content.availability is Room.WAITING and content.waiting_weeks:
        return kring.translate(_("Room in about ${n} weeks", {"n": content.waiting_weeks}))
    said = {
        Room.NOW: _("Room now"),
        Room.WAITING: _("There is a waiting list"),
        Room.CLOSED: _("No room at the moment"),
        Room.UNKNOWN: "",
    }
    return kring.translate(said[content.availability])


def euros(kring: Visit, cents: int | None) -> str:
    """An amount of money, without cents where there are none."""
    if cents is None:
        return ""
    whole = cents % 100 == 0
    pattern = {"nl": "¤ #,##0", "en": "¤#,##0"}[kring.language] + ("" if whole else ".00")
    amount = Decimal(cents) / 100
    return str(
        format_currency(amount, "EUR", pattern, locale=kring.language, currency_digits=False)
    )


def in_words(kring: Visit, day: date) -> str:
    """A day in words: *23 november 2026*."""
    return str(format_date(day, "d MMMM y", locale=kring.language))


def today(kring: Visit) -> date:
    """The day it is in the practice."""
    now: datetime = kring.now().astimezone(kring.practice.zone)
    return now.date()
