"""Every page of the host speaks one language: Dutch with *u*, Dutch with *je*, or English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import kring_core
import pytest
from babel.messages.pofile import read_po
from kring_core.access.identity import Role
from kring_core.i18n import LOCALES
from kring_core.people.accounts import Accounts
from kring_core.plugins.catalogue import HOST
from kring_core.practices.models import PracticeRow
from kring_core.testing.contract.looks import READERS, addresses
from kring_core.testing.people import account_of

SPOKEN_ATTRIBUTES = ("aria-label", "alt", "data-label", "placeholder", "title")
SENTENCE = 4
"""From so many words on, a message is looked for within other text too."""
SHOWS_THE_LOOK_TO_DEVELOPERS = "/kring/componenten"


@pytest.fixture
def plugins():
    return ["minimal"]


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """Every message of the host."""
    with (Path(kring_core.__file__).parent / "locale" / "nl.po").open("rb") as file:
        return [str(message.id) for message in read_po(file) if message.id]


@pytest.fixture
def addressing(practice):
    """Let the practice address its readers as ``u`` or ``je``, and have a text on each page."""

    def address(form: str) -> None:
        with practice.database.write() as db:
            row = db.query(PracticeRow).one()
            texts = {"privacy_nl": "…", "privacy_en": "…", "complaints_nl": "…", "complaints_en": "…"}
            row.settings = {**row.settings, **texts, "address_form": form}
        practice.forget()

    return address


@pytest.fixture
def paths(workshop, practice) -> list[str]:
    """The addresses of the host, those with a placeholder too, and one that nobody has."""
    whole = [one.path for one in addresses(workshop.app(practice.host), HOST) if one.open]
    whole.remove(SHOWS_THE_LOOK_TO_DEVELOPERS)
    plugin = "/beheer/plugins/minimal"
    steps = ("", "/instellingen", "/aanzetten", "/uitzetten", "/verwijderen")
    modes = [f"{plugin}/verwijderen?mode={mode}" for mode in ("keep", "export", "erase")]
    person = account_of(practice, Role.PERSON)
    with practice.database.write() as db:
        accounts = Accounts(db, practice.host.clock)
        link = accounts.new_link(accounts.by_id(person.id))
    single = [f"/beheer/mensen/{person.id}", f"/wachtwoord/{link}", "/beheer/zoeken?q=zz", "/nergens"]
    return [*whole, *(plugin + step for step in steps), *modes, *single]


class Strange:
    """What a page in one language may not say: what is said otherwise in it than in another."""

    def __init__(self, practice, asked: list[str], locale: str) -> None:
        said = {
            other: {practice.host.messages.translate(message, other) for message in asked}
            for other in LOCALES
        }
        strange = set().union(*said.values()) - said[locale]
        self._words = {text for text in strange if "${" not in text}
        self._patterns = [_pattern(text) for text in strange if "${" in text]
        long = [text for text in strange if len(text.split()) >= SENTENCE]
        self._sentences = re.compile("|".join(f"(?<!\\w){_pattern(text).pattern}" for text in long))

    def on(self, page) -> set[str]:
        """What a page says that it may not."""
        texts = set(_texts(page.html))
        whole = " ".join(page.html.get_text(" ").split())
        found = {match[0] for match in self._sentences.finditer(whole)}
        filled = {text for text in texts for one in self._patterns if one.fullmatch(text)}
        return found | filled | (texts & self._words)


def _pattern(text: str) -> re.Pattern[str]:
    parts = re.split(r"\$\{\w+\}", " ".join(text.split()))
    return re.compile(r".{1,80}?".join(re.escape(part) for part in parts))


def _texts(soup) -> Iterator[str]:
    """The texts of a page, by element and by piece, but for what is marked as another language."""
    for element in soup.find_all(["script", "style"]) + soup.select("body [lang]"):
        element.decompose()
    for element in soup.find_all(True):
        pieces = [element.get_text(), *element.find_all(string=True, recursive=False)]
        pieces += [element[name] for name in SPOKEN_ATTRIBUTES if element.has_attr(name)]
        yield from (" ".join(piece.split()) for piece in pieces)


def _walk(client, paths) -> Iterator[tuple[str, object]]:
    """Every page that a browser is shown, and what its form answers when nothing is filled in."""
    for path in paths:
        page = client.get(path, expect_errors=True)
        if page.content_type != "text/html" or page.status_int == 303:
            continue
        yield path, page
        if "form" in page.forms:
            signs = ("csrf_token", "version")
            sent = {n: page.forms["form"][n].value for n in signs if n in page.forms["form"].fields}
            yield f"the form of {path}", client.post(path, sent, expect_errors=True).maybe_follow()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("role", READERS)
def test_a_page_is_in_one_language(
    practice, asked, addressing, paths, client_of, role, locale
):
    addressing("je" if locale == "nl_JE" else "u")
    client = client_of(practice, role)
    client.extra_environ["HTTP_ACCEPT_LANGUAGE"] = locale[:2]
    strange = Strange(practice, asked, locale)

    found = {path: said for path, page in _walk(client, paths) if (said := strange.on(page))}

    assert found == {}
