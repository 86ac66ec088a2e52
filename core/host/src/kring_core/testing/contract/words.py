"""The words of a plugin: every message that it says has its translation."""

from __future__ import annotations

from io import BytesIO, StringIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from lingua.extract import ExtractorOptions
from lingua.extractors.python import PythonExtractor
from lingua.extractors.xml import ZopeExtractor

from kring_core.host import Host
from kring_core.plugins.catalogue import Plugin
from kring_core.testing.contract.base import Part


class WordsContract(Part):
    """A plugin speaks Dutch as completely as English, or says that it does not."""

    @pytest.fixture
    def translations(self, subject: Plugin, package: Path) -> dict[str, str]:
        """Its formal Dutch, by message."""
        if subject.manifest is None or subject.manifest.locale is None:
            pytest.skip(f"{self.plugin} speaks English only")
        with (package / "locale" / "nl.po").open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
        return {str(m.id): "" if m.fuzzy else str(m.string) for m in catalogue if m.id}

    def test_every_message_is_translated(self, package: Path, translations: dict[str, str]) -> None:
        assert sorted(m for m in messages(package) if not translations.get(m)) == []

    def test_its_name_is_said_in_the_language_of_the_reader(
        self, host: Host, subject: Plugin, translations: dict[str, str]
    ) -> None:
        assert subject.manifest is not None
        said = host.messages.translate(subject.manifest.description, "nl")

        assert said == translations[str(subject.manifest.description)]


def messages(package: Path) -> set[str]:
    """The messages that the modules and templates of a package use."""
    options = ExtractorOptions(comment_tag=None, domain=package.name, keywords=[])
    found = []
    for file in package.rglob("*.py"):
        found += PythonExtractor()(str(file), options, StringIO(file.read_text("utf-8")))
    for file in package.rglob("*.html"):
        # What lingua reads as a template of Zope may have alternatives (a|b) in an expression.
        found += ZopeExtractor()(str(file), options, BytesIO(file.read_bytes()))
    return {message.msgid for message in found}
