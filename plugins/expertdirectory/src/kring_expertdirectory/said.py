"""What an import met, in words for an editor: a message for every code of an item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kring_core.sdk import TEXT_SAID, Item, Visit
from pyramid.i18n import TranslationStringFactory

from kring_expertdirectory.importing import matching
from kring_expertdirectory.vocabulary import LANGUAGES

_ = TranslationStringFactory("kring_expertdirectory")

# Of one expert or one page.
LINE = {
    "no-quote": _("No quote or role follows this name."),
    "unclear-name": _("This stands where a name is expected, but does not look like one."),
    "unclear-addition": _("What stands after the name is no language; it was taken for a role."),
    "unclear-role": _(
        "This was taken for a role and not for a quote, although it names no town we know."
    ),
    "unclear-attribution": _(
        "What stands after the dash may be the source; it was left in the quote."
    ),
    "mixed-languages": _(
        "This quote mixes ${first} and ${second}: a slip of a translation, perhaps."
    ),
    "unknown-quote-language": _(
        "The language of this quote cannot be told; it was taken for ${language}."
    ),
    "same-first-name": _(
        "The expert in line ${line} has the same first name; they were kept as two."
    ),
    "no-answer": _("No answer follows this question; no page was made of it."),
    "no-body": _("Only a short answer follows this question."),
    "unknown-column": _("The column ${column} is not known; it was left out."),
    "unknown-language": _("This language is not known; it was left out."),
    "row-length": _(
        "This row has ${found} cells where the heading has ${expected}; it was left out."
    ),
    "row-quotes": _(
        "A quotation mark in this row is not closed or stands in a wrong place; it was left out."
    ),
    "row-name": _("This row names no expert; it was left out."),
}

# Of an expert, held against who is in the directory.
MATCH = {
    "new": _("New: becomes a draft."),
    "same-source": _("Is here already, from this list. Stays as it is."),
    "same-quote": _("Is here already, with this quote. Stays as it is."),
    "several": _("More than one expert here has this name and this quote."),
    "other-name": _("Somebody else here came from a line with the same key."),
    "same-name": _("Somebody here has the same name but another quote."),
    "same-first-name-here": _("Somebody here has the same first name."),
    "too-long": _("Something was too long for its place. It stands in the introduction."),
}

CODE_OF_MATCH = {
    matching.NEW: "new",
    matching.SAME_SOURCE: "same-source",
    matching.SAME_QUOTE: "same-quote",
    matching.SEVERAL: "several",
    matching.OTHER_NAME: "other-name",
    matching.SAME_NAME: "same-name",
    matching.SAME_FIRST_NAME: "same-first-name-here",
}
"""The code of each thing that a match can say."""

_LANGUAGES = {str(term.title): term.title for term in LANGUAGES}

SAID = {**TEXT_SAID, **LINE, **MATCH}


def stored(item: Item) -> dict[str, Any]:
    """An item as it is kept with a profile, so that it can be said in any language later."""
    return {
        "line": item.line,
        "before": item.before,
        "after": item.after,
        "why": item.why,
        "code": item.code,
        "details": dict(item.details),
        "profile": None,
    }


def said(kring: Visit, kept: Mapping[str, Any]) -> dict[str, Any]:
    """A kept item with its reason in the reader's language; one we have no words for as it came."""
    why = SAID.get(kept["code"])
    return {
        "line": kept["line"],
        "before": kept["before"],
        "after": kept["after"] if kept["after"] != kept["before"] else "",
        "why": kring.translate(why, _details(kept["details"])) if why else kept["why"],
        "href": _href(kring, kept["profile"]),
    }


def _details(details: Mapping[str, str]) -> dict[str, object]:
    """What fills a message; the English name of a language is a message itself."""
    return {name: _LANGUAGES.get(value, value) for name, value in details.items()}


def _href(kring: Visit, profile_id: str | None) -> str | None:
    """Where to see the other expert whom an item is about."""
    return kring.path("expertdirectory.edit", profile=profile_id) if profile_id else None
