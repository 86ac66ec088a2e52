"""Between the form and the profile: the one translation, in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from kring_expertdirectory.schemas import places_in
from kring_expertdirectory.values import Content, Room
from kring_expertdirectory.vocabulary import LANGUAGES, METHODS, THEMES, Term


def as_form(content: Content) -> dict[str, Any]:
    """A profile as the form has it."""
    cents = content.fee_cents
    return {
        "name": content.name,
        "tagline": content.tagline,
        "quote": {
            "text": content.quote,
            "language": content.quote_lang,
            "attribution": content.attribution,
        },
        "story": {"introduction": content.introduction, "language": content.text_lang},
        "work": {
            "themes": set(content.themes),
            "methods": set(content.methods),
            "languages": set(content.languages),
            "places": ", ".join(content.places),
            "online": content.online,
            "fee": None if cents is None else Decimal(cents) / 100,
        },
        "availability": {
            "state": content.availability.value,
            "weeks": content.waiting_weeks,
            "confirmed": False,
        },
    }


def as_content(typed: Mapping[str, Any], before: Content | None = None) -> Content:
    """What was typed as a profile says it.

    :param before: what it said before; what stays keeps its order, a native language its place.
    """
    quote, story, work = typed["quote"], typed["story"], typed["work"]
    room, fee = typed["availability"], work["fee"]
    return Content(
        name=typed["name"].strip(),
        tagline=typed["tagline"].strip(),
        quote=quote["text"].strip(),
        quote_lang=quote["language"],
        attribution=quote["attribution"].strip(),
        introduction=story["introduction"].strip(),
        text_lang=story["language"],
        languages=_ordered(work["languages"], before.languages if before else (), LANGUAGES),
        methods=_ordered(work["methods"], before.methods if before else (), METHODS),
        themes=_ordered(work["themes"], before.themes if before else (), THEMES),
        places=places_in(work["places"]),
        online=work["online"],
        fee_cents=None if fee is None else int(fee * 100),
        availability=Room(room["state"]),
        waiting_weeks=room["weeks"],
    )


def _ordered(
    chosen: Iterable[str], before: tuple[str, ...], terms: tuple[Term, ...]
) -> tuple[str, ...]:
    wanted = set(chosen)
    stay = [code for code in before if code in wanted]
    new = [term.code for term in terms if term.code in wanted and term.code not in before]
    return (*stay, *new)
