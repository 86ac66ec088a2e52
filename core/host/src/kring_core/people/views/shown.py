"""People as the pages show them."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from babel.dates import format_date

from kring_core.access.identity import ROLE_TITLES, Role
from kring_core.accounts.models import Account
from kring_core.i18n import _
from kring_core.people.models import Person
from kring_core.people.telephones import shown
from kring_core.people.values import PersonDetails
from kring_core.people.way_in import Access, access_of

LANGUAGES = {
    "nl": _("Dutch, addressed as “u”"),
    "nl_JE": _("Dutch, addressed as “je”"),
    "en": _("English"),
}

Fact = tuple[str, str | None]
"""A term and its value, in the reader's words; None where nothing was filled in."""


class Line(NamedTuple):
    """A person in a list."""

    name: str
    href: str
    born: str
    telephone: str
    email: str
    access: Access


def line(kring: Any, person: Person, account: Account | None) -> Line:
    """A person as a list shows them."""
    return Line(
        person.name,
        kring.path("kring.person", person=person.id),
        day(kring, person.born_on) or "",
        shown(person.telephone) if person.telephone else "",
        person.email or (account.login if account else ""),
        access_of(account),
    )


def day(kring: Any, value: date | None) -> str | None:
    """A date in words: *7 maart 1980*; None for none."""
    return format_date(value, "d MMMM y", locale=kring.language) if value else None


def facts_of(kring: Any, details: PersonDetails) -> list[Fact]:
    """What is known of a person beside the name, as terms and values."""
    said, number, locale = kring.translate, details.telephone, details.locale
    return [
        (said(_("Date of birth")), day(kring, details.born_on)),
        (said(_("Telephone")), shown(number) if number else None),
        (said(_("Email address")), details.email),
        (said(_("Language")), said(LANGUAGES[locale] if locale else _("As the practice does"))),
    ]


def account_facts(kring: Any, account: Account | None) -> list[Fact]:
    """What is known of somebody's account, as terms and values."""
    if account is None:
        return []
    held = sorted(Role(role.role) for role in account.roles)
    return [
        (kring.translate(_("Signs in with")), account.login),
        (kring.translate(_("Roles")), ", ".join(kring.translate(ROLE_TITLES[one]) for one in held)),
    ]
