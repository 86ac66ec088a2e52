"""Languages: Dutch with *u*, Dutch with *je*, and English.

Messages are written in English in the code; each distribution brings catalogues (``locale/nl.po``,
``locale/nl_JE.po``) that are read once at start. Dutch with *je* holds only what differs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po
from pyramid.path import AssetResolver
from translationstring import TranslationString, TranslationStringFactory

_ = TranslationStringFactory("kring_core")

Translate = Callable[..., str]
"""Answers a message in the reader's language, with ``mapping`` filled in."""

LOCALES = ("nl", "nl_JE", "en")
"""Dutch with *u*, Dutch with *je*, English."""

LANGUAGES = ("nl", "en")
"""What a reader chooses between; how Dutch addresses them is a choice of its own."""


_PLACE = re.compile(r"\$\{(\w+)\}")
"""The place of a value in a message."""

_WISH = re.compile(
    r"(?P<language>[A-Za-z]+)(-[A-Za-z0-9-]+)?(\s*;\s*q=(?P<weight>\d(\.\d{0,3})?))?"
)
"""One language of an ``Accept-Language`` header: ``nl-BE;q=0.8``."""

PLAIN = 20_000
"""How many messages without anything to fill in are kept."""


class Catalogues:
    """The messages of all distributions, by language."""

    def __init__(self) -> None:
        self._messages: dict[tuple[str, str], dict[str, str]] = {}
        self.plain = lru_cache(PLAIN)(self._plain)

    def add(self, domain: str, asset: str) -> None:
        """Read the catalogues of one distribution.

        :param domain: name of its import package, which is the domain of its messages.
        :param asset: where they lie: ``kring_example:locale``.
        """
        self.add_folder(domain, Path(AssetResolver().resolve(asset).abspath()))

    def add_folder(self, domain: str, folder: Path) -> None:
        """Read the catalogues in a folder for a domain."""
        for path in sorted(folder.glob("*.po")):
            with path.open("rb") as file:
                catalogue = read_po(file, locale=path.stem.split("_")[0], domain=domain)
            known = self._messages.setdefault((path.stem, domain), {})
            for message in catalogue:
                if message.id and message.string and "fuzzy" not in message.flags:
                    known[str(message.id)] = str(message.string)

    def _plain(self, text: str, locale: str, domain: str | None, default: str | None = None) -> str:
        """A message that has nothing to fill in; kept, since every page asks again."""
        said = self.translate(text, locale, {}, domain)
        return default if default and said == text else said

    def translate(
        self,
        message: object,
        locale: str,
        mapping: Mapping[str, object] | None = None,
        domain: str | None = None,
    ) -> str:
        """The message in a language; English, the language of the code, where it is not known."""
        if mapping is None:
            if not isinstance(message, TranslationString):
                return self.plain(str(message), locale, domain)
            if not message.mapping:
                # It is a string itself, and the same for whoever looks it up.
                return self.plain(message, locale, message.domain, message.default)
        text = str(message)
        default = text
        if isinstance(message, TranslationString):
            domain = message.domain or domain
            mapping = {**(message.mapping or {}), **(mapping or {})}
            default = message.default or text
        for fallback in _fallbacks(locale):
            found = self._messages.get((fallback, domain or "kring_core"), {}).get(text)
            if found is not None:
                return _fill(found, mapping, locale, self)
        return _fill(default, mapping, locale, self)


def _fallbacks(locale: str) -> Iterable[str]:
    return ("nl_JE", "nl") if locale == "nl_JE" else (locale,)


def _fill(
    text: str, mapping: Mapping[str, object] | None, locale: str, catalogues: Catalogues
) -> str:
    def said(found: re.Match[str]) -> str:
        value = (mapping or {}).get(found[1], found[0])
        message = isinstance(value, TranslationString)
        return catalogues.translate(value, locale) if message else str(value)

    # All at once: a value that somebody typed may look like the place of another.
    return _PLACE.sub(said, text)


@lru_cache(1000)
def negotiate(accepted: str, default: str = "nl") -> str:
    """The language of a reader who has not chosen one.

    :param accepted: the ``Accept-Language`` header.
    :return: ``nl`` or ``en``: the first of the reader's languages that Kring speaks.
    """
    weighed = []
    for place, part in enumerate(accepted.split(",")):
        wish = _WISH.fullmatch(part.strip())
        if wish and (weight := float(wish["weight"] or 1)):
            weighed.append((-weight, place, wish["language"].lower()))
    found = (language for _weight, _place, language in sorted(weighed) if language in LANGUAGES)
    return next(found, default)
