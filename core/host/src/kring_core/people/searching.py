"""What somebody typed to find a person, as a condition that indexes answer."""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, and_, false, or_, select

from kring_core.accounts.models import Account
from kring_core.people.dates import date_in
from kring_core.people.models import Person, PersonWord
from kring_core.people.telephones import telephone
from kring_core.people.words import words

LAST = "\U0010ffff"
"""Comes after every letter, so that what begins with a word lies between the word and this."""

_NUMBER = re.compile(r"[\d\s()+./-]{6,}")
MOST_WORDS = 6


def matches(text: str) -> ColumnElement[bool]:
    """The people whom a text finds: by date, telephone, mail address, or words of the name."""
    text = text.strip()
    if day := date_in(text):
        return Person.born_on == day
    if _NUMBER.fullmatch(text):
        number = telephone(text)
        return Person.telephone == number if number else false()
    if "@" in text:
        mail = text.lower()
        login = select(Account.person_id).where(Account.login == mail)
        return or_(Person.email == mail, Person.id.in_(login))
    typed = sorted(words(text), key=len, reverse=True)[:MOST_WORDS]
    return and_(*map(_begins, typed)) if typed else false()


def _begins(word: str) -> ColumnElement[bool]:
    found = PersonWord.word.between(word, word + LAST)
    return Person.id.in_(select(PersonWord.person_id).where(found))
