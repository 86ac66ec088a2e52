"""The rules of the directory as pure functions: its order, and what may be published."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from kring_core.sdk import lint
from kring_hooks.host import Objection
from pyramid.i18n import TranslationStringFactory

from kring_expertdirectory.wording import fold

_ = TranslationStringFactory("kring_expertdirectory")

SEATS = 2**31 - 1
"""A prime; the seats of the circle are numbered from 1 to one below it."""


def seat_of(profile_id: str) -> int:
    """The seat of a profile in the circle, from 1 to :data:`SEATS` - 1; it never changes."""
    return 1 + int.from_bytes(sha256(profile_id.encode()).digest()[:8], "big") % (SEATS - 1)


def turn_of(day: date) -> int:
    """By what the circle is turned on a day: ``seat * turn % SEATS`` is the order of that day.

    Every seat is as often first as any other, and the order stays while somebody pages.
    """
    return seat_of(day.isoformat())


class Title(NamedTuple):
    """A professional title that the law protects (C3)."""

    name: str
    forms: tuple[str, ...]
    """How it is written, folded and without hyphens; plurals and English as well."""


@cache
def protected_titles() -> tuple[Title, ...]:
    """The titles of the norm ``rules/protected_titles.toml``."""
    text = (files("kring_expertdirectory") / "rules" / "protected_titles.toml").read_text("utf-8")
    return tuple(Title(one["name"], tuple(one["forms"])) for one in tomllib.loads(text)["title"])


def titles_in(texts: Iterable[str]) -> Iterator[str]:
    """The protected titles that texts mention, each once.

    >>> list(titles_in(["Ik ben GZ-psycholoog."]))
    ['gz-psycholoog']
    """
    plain = [f" {re.sub(r'[^a-z0-9]+', ' ', fold(text))} " for text in texts]
    for title in protected_titles():
        if any(f" {form} " in text for form in title.forms for text in plain):
            yield title.name


def objections_to_texts(texts: Iterable[str]) -> Iterator[Objection]:
    """What stands against publishing free texts: an editor's remark (ED-10), a title (ED-11).

    A remark that was left behind blocks. A title only warns: whoever publishes can look it up in
    the register, and a sentence may speak of somebody else's title.
    """
    texts = tuple(texts)
    for item in lint([line for text in texts for line in text.splitlines()]):
        sure = item.kind == "refusal"
        said = _("A remark of an editor stands in the text: «${remark}». Take it out first.")
        unsure = _("This looks like a remark of an editor: «${remark}».")
        yield Objection(_put(said if sure else unsure, remark=item.before[:80]), "ED-10", sure)
    for title in titles_in(texts):
        said = _(
            "«${title}» is a protected title. Publish it only of somebody whom you found in the"
            " BIG register with it."
        )
        yield Objection(_put(said, title=title), "ED-11", blocking=False)


def objections_to_profile(quote: str, tagline: str, doubts: int) -> Iterator[Objection]:
    """What stands against publishing a profile of ours: nothing to say (ED-05), open doubts."""
    if not quote and not tagline:
        yield Objection(_("Write a quote, or in a few words what this expert does."), "ED-05")
    if doubts:
        said = _("The import left something to look at: ${count}. It stands above the form.")
        yield Objection(_put(said, count=doubts), "ED-05", blocking=False)


def _put(message: str, **values: object) -> str:
    """A message with its values, which are filled in when it is translated."""
    filled: str = _(message, mapping=values)
    return filled
