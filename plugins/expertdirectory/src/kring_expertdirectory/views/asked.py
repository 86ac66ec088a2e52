"""What a reader asked for, read from an address."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from kring_core.sdk import Request

from kring_expertdirectory.services import Search, Word
from kring_expertdirectory.values import Kind
from kring_expertdirectory.vocabulary import LANGUAGES, METHODS, THEMES, Term
from kring_expertdirectory.wording import searchable, words

LONGEST_SEARCH = 200
TERMS: dict[Kind, tuple[Term, ...]] = {
    Kind.METHOD: METHODS,
    Kind.THEME: THEMES,
    Kind.LANGUAGE: LANGUAGES,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as it stands in the address: ``q``, and any number of ``method`` and ``theme``."""

    text: str
    methods: tuple[str, ...]
    themes: tuple[str, ...]

    @classmethod
    def of(cls, request: Request) -> Asked:
        """From the address; a method or a theme that does not exist is left out."""
        return cls(
            request.GET.get("q", "").strip()[:LONGEST_SEARCH],
            _known(METHODS, request.GET.getall("method")),
            _known(THEMES, request.GET.getall("theme")),
        )

    @property
    def anything(self) -> bool:
        """Whether somebody looks for something at all."""
        return bool(self.text or self.methods or self.themes)

    def search(self, request: Request) -> Search:
        """The search itself; a word also finds the methods, themes and languages it names."""
        titles = [
            (kind, term.code, searchable([str(term.title), request.kring.translate(term.title)]))
            for kind, terms in TERMS.items()
            for term in terms
        ]
        return Search(
            tuple(
                Word(word, tuple((kind, code) for kind, code, title in titles if word in title))
                for word in words(self.text)
            ),
            self.methods,
            self.themes,
        )

    def query_without(self, name: str, value: str) -> str:
        """The query of an address that asks for all of this but one."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [("method", code) for code in self.methods]
        pairs += [("theme", code) for code in self.themes]
        kept = [pair for pair in pairs if pair != (name, value)]
        return f"?{urlencode(kept)}" if kept else ""


def _known(terms: tuple[Term, ...], given: list[str]) -> tuple[str, ...]:
    return tuple(term.code for term in terms if term.code in given)
