"""The glossary: the Dutch words it gives are words that readers meet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "glossary.md").read_text("utf-8")
TERMS = [
    term.strip()
    for cell in re.findall(r"^\| \*.+?\| ([^|]+?) \|", PAGE, re.MULTILINE)
    for term in cell.split(",")
    if term.strip() != "\N{EN DASH}"
]
EXPLAINED = re.findall(r"\(([a-z]+)\)|: ([a-z]+) \|", PAGE)


@pytest.fixture(scope="module")
def said() -> str:
    """All Dutch of the house."""
    texts = []
    for path in [*ROOT.glob("core/*/src/**/nl.po"), *ROOT.glob("plugins/*/src/**/nl.po")]:
        with path.open("rb") as file:
            texts += [str(message.string) for message in read_po(file)]
    return "\n".join(texts).lower()


@pytest.mark.parametrize("term", TERMS)
def test_a_dutch_word_of_the_glossary_is_one_that_readers_meet(term, said):
    assert re.search(rf"\b{re.escape(term.lower())}", said)


def test_the_words_it_explains_in_passing_are_met_too(said):
    for pair in EXPLAINED:
        assert any(word and word in said for word in pair), pair
