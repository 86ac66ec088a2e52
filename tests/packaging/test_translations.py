"""The catalogues say everything that the pages say, and nothing that no page says any more.

``nl`` (formal) is complete; ``nl_JE`` (informal) holds only what differs from it.
"""

from __future__ import annotations

import re
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from lingua.extract import ExtractorOptions
from lingua.extractors.python import PythonExtractor
from lingua.extractors.xml import ZopeExtractor


def messages(file: Path) -> dict[str, str]:
    """The translations of a catalogue by message; one that is unfinished is empty."""
    with file.open("rb") as stream:
        catalogue = read_po(stream, abort_invalid=True)
    return {entry.id: "" if entry.fuzzy else entry.string for entry in catalogue if entry.id}


def placeholders(text: str) -> set[str]:
    """The names of the values that a message leaves open."""
    return set(re.findall(r"\$\{([^}]+)\}", text))


@pytest.fixture
def asked(distribution) -> set[str]:
    """The messages that the modules and templates of a distribution use."""
    options = ExtractorOptions(comment_tag=None, domain=distribution.package.name, keywords=[])
    found = []
    for file in distribution.package.rglob("*.py"):
        source = StringIO(file.read_text("utf-8"))
        found += PythonExtractor()(str(file), options, source)
    for file in distribution.package.rglob("*"):
        if file.suffix in {".html", ".pt"}:
            # What lingua reads as a template of Zope may have alternatives (a|b) in an expression.
            found += ZopeExtractor()(str(file), options, BytesIO(file.read_bytes()))
    return {message.msgid for message in found}


@pytest.fixture
def formal(distribution) -> dict[str, str]:
    """The complete catalogue of a distribution; empty for one that says nothing."""
    file = distribution.package / "locale" / "nl.po"
    return messages(file) if file.exists() else {}


@pytest.fixture
def informal(distribution) -> dict[str, str]:
    """What a distribution says differently to a reader whom it calls by *je*."""
    file = distribution.package / "locale" / "nl_JE.po"
    return messages(file) if file.exists() else {}


def test_every_message_is_translated(asked, formal):
    assert sorted(message for message in asked if not formal.get(message)) == []


def test_no_translation_outlived_its_message(asked, formal):
    assert sorted(formal.keys() - asked) == []


def test_a_translation_keeps_the_values_of_its_message(formal, informal):
    changed = [
        message
        for message, translation in [*formal.items(), *informal.items()]
        if translation and placeholders(translation) != placeholders(message)
    ]

    assert changed == []


def test_the_informal_catalogue_holds_only_what_differs(formal, informal):
    same = [message for message, text in informal.items() if text in {"", formal.get(message)}]

    assert same == []
    assert informal.keys() <= formal.keys()
