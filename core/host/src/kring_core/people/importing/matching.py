"""Whether somebody on a list is here already: importing twice makes no doubles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kring_core.i18n import _
from kring_core.people.values import PersonDetails
from kring_core.people.words import in_order


class Match(StrEnum):
    """What somebody on a list is to those who are here."""

    NEW = "new"
    SAME = "same"
    SAME_BIRTH = "same_birth"
    SAME_MAIL = "same_mail"
    SAME_TELEPHONE = "same_telephone"
    SAME_NAME = "same_name"

    @property
    def is_doubt(self) -> bool:
        """Whether it may be somebody who is here; a person must look, and nothing is added."""
        return self not in (Match.NEW, Match.SAME)


SAID: dict[Match, str] = {
    Match.NEW: _("New: will be added."),
    Match.SAME: _("Is here already, with all of this. Stays as it is."),
    Match.SAME_BIRTH: _("Somebody has this name and date of birth. Not added: look yourself."),
    Match.SAME_MAIL: _("Somebody has this email address. Not added: look yourself."),
    Match.SAME_TELEPHONE: _("Somebody has this telephone number. Not added: look yourself."),
    Match.SAME_NAME: _("Somebody has this name. Not added: look yourself."),
}
"""The outcomes in words; translatable messages."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is here, or who stands higher in the list."""

    details: PersonDetails
    id: str | None = None
    """None for who is only on the list."""
    login: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of somebody on a list, and who it was that they may be."""

    match: Match
    known: Known | None = None


class Everybody:
    """All who are known, by what they can be recognised by."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._by: dict[tuple[str, str], list[Known]] = defaultdict(list)
        for one in known:
            self.add(one)

    def add(self, known: Known) -> None:
        """Know one more."""
        for key in _keys(known.details, known.login):
            self._by[key].append(known)

    def find(self, details: PersonDetails) -> Found:
        """What somebody is to those who are known.

        Equal in all that the list says is the same person. The same name with the same date of
        birth, the same mail address or the same telephone number may be; so may a namesake, unless
        both dates of birth are known and differ.
        """
        alike = [known for key in _keys(details) for known in self._by.get(key, ())]
        if same := next((known for known in alike if _says_nothing_new(details, known)), None):
            return Found(Match.SAME, same)
        found = ((_likeness(details, known), known) for known in alike)
        doubts = [Found(match, known) for match, known in found if match is not Match.NEW]
        order = list(Match)
        return min(doubts, key=lambda one: order.index(one.match), default=Found(Match.NEW))


def _keys(details: PersonDetails, login: str | None = None) -> Iterator[tuple[str, str]]:
    yield "name", in_order(details.name)
    if details.telephone:
        yield "telephone", details.telephone
    for mail in {details.email, login} - {None}:
        yield "mail", str(mail)


def _says_nothing_new(details: PersonDetails, known: Known) -> bool:
    there = known.details
    return (
        in_order(details.name) == in_order(there.name)
        and details.born_on in (None, there.born_on)
        and details.telephone in (None, there.telephone)
        and details.email in (None, there.email, known.login)
    )


def _likeness(details: PersonDetails, known: Known) -> Match:
    there = known.details
    namesakes = in_order(details.name) == in_order(there.name)
    if namesakes and details.born_on and details.born_on == there.born_on:
        return Match.SAME_BIRTH
    if details.email and details.email in (there.email, known.login):
        return Match.SAME_MAIL
    if details.telephone and details.telephone == there.telephone:
        return Match.SAME_TELEPHONE
    differ = details.born_on and there.born_on and details.born_on != there.born_on
    return Match.SAME_NAME if namesakes and not differ else Match.NEW
