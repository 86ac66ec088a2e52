"""Every page of the host speaks one language: Dutch with *u*, Dutch with *je*, or English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import kring_core
import pytest
from babel.messages.pofile import read_po
from kring_core.access.identity import Role
from kring_core.accounts.accounts import Accounts
from kring_core.i18n import LOCALES
from kring_core.plugins.catalogue import HOST
from kring_core.practices.models import PracticeRow
from kring_core.practices.practice import Practice
from kring_core.testing.contract.looks import READERS, addresses
from kring_core.testing.people import account_of
from sqlalchemy import select

PLUGIN = "/beheer/plugins/minimal"
DRAWN_FOR_DEVELOPERS = "/kring/componenten"
READ_OUT = ("alt", "aria-label", "data-label", "placeholder", "title")
SIGNS = ("csrf_token", "version")
MODES = ("keep", "export", "erase")
TEXTS = dict.fromkeys(("privacy_nl", "privacy_en", "complaints_nl", "complaints_en"), "…")
ADDRESSED = {"nl": "Wat er van u gevraagd wordt", "nl_JE": "Wat er van je gevraagd wordt"}
SENTENCE = 4
"""A message of so many words is found within other text too; a shorter one only by itself."""


@pytest.fixture
def plugins():
    return ["minimal"]


@pytest.fixture
def backend() -> str:
    """One kind of database is enough: no word depends on it."""
    return "sqlite"


@pytest.fixture(scope="module")
def messages() -> list[str]:
    """Every message of the host."""
    with (Path(kring_core.__file__).parent / "locale" / "nl.po").open("rb") as file:
        return [str(message.id) for message in read_po(file) if message.id]


@pytest.fixture
def set_practice(practice) -> Callable[..., None]:
    """Change settings of the practice: ``set_practice(address_form="je")``."""

    def change(**settings: str) -> None:
        with practice.database.write() as db:
            row = db.scalars(select(PracticeRow)).one()
            row.settings = {**row.settings, **settings}
        practice.forget()

    return change


@pytest.fixture
def prefer(practice) -> Callable[[str], None]:
    """Let the person choose how Kring speaks to them."""

    def choose(locale: str) -> None:
        with practice.database.write() as db:
            account = Accounts(db, practice.host.clock).by_id(account_of(practice, Role.PERSON).id)
            account.person.locale = locale

    return choose


@pytest.fixture
def paths(workshop, practice) -> list[str]:
    """The addresses of the host, those with a placeholder among them, and one that nobody has."""
    found = [one.path for one in addresses(workshop.app(practice.host), HOST) if one.open]
    found.remove(DRAWN_FOR_DEVELOPERS)
    found += [PLUGIN + step for step in ("", "/instellingen", "/aanzetten", "/uitzetten")]
    found += [f"{PLUGIN}/verwijderen?mode={mode}" for mode in ("", *MODES)]
    person = account_of(practice, Role.PERSON)
    with practice.database.write() as db:
        accounts = Accounts(db, practice.host.clock)
        link = accounts.new_link(accounts.by_id(person.id))
    return [*found, f"/beheer/mensen/{person.person_id}", f"/wachtwoord/{link}", "/nergens"]


class Strange:
    """What a page in one language may not say: what is said otherwise there than in another."""

    def __init__(self, practice: Practice, messages: list[str], locale: str) -> None:
        translate = practice.host.messages.translate
        said = {other: {translate(message, other) for message in messages} for other in LOCALES}
        self._strange = set().union(*said.values()) - said[locale]

    @cached_property
    def _sentences(self) -> re.Pattern[str]:
        long = (text for text in self._strange if len(text.split()) >= SENTENCE)
        return re.compile("|".join(rf"\b{_pattern(text)}" for text in long))

    @cached_property
    def _alone(self) -> re.Pattern[str]:
        return re.compile("|".join(_pattern(text) for text in self._strange))

    def on(self, page: Any) -> set[str]:
        """What a page says that it may not."""
        for element in page.html.select("script, style, body [lang]"):
            element.decompose()
        whole = " ".join(page.html.get_text(" ").split())
        alone = {text for text in _texts(page.html) if self._alone.fullmatch(text)}
        return alone | {match[0] for match in self._sentences.finditer(whole)}


def _pattern(text: str) -> str:
    parts = re.split(r"\$\{\w+\}", " ".join(text.split()))
    return ".{1,80}?".join(re.escape(part) for part in parts)


def _texts(soup: Any) -> Iterator[str]:
    """The texts of a page: of each element, of each piece within it, and of its attributes."""
    for element in soup.select("*"):
        pieces = [element.get_text(), *element.find_all(string=True, recursive=False)]
        pieces += [element[name] for name in READ_OUT if element.has_attr(name)]
        yield from (" ".join(piece.split()) for piece in pieces)


def _walk(client: Any, paths: list[str]) -> Iterator[tuple[str, Any]]:
    """Every page that a browser is shown, and what its form answers when nothing is filled in."""
    for path in paths:
        page = client.get(path, expect_errors=True)
        assert page.status_int < 500, path
        if page.content_type != "text/html" or page.status_int == 303:
            continue
        yield path, page
        if form := page.forms.get("form"):
            sent = {name: form[name].value for name in SIGNS if name in form.fields}
            yield f"the form of {path}", client.post(path, sent, expect_errors=True).maybe_follow()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("role", READERS)
def test_a_page_is_in_one_language(
    practice, messages, set_practice, paths, client_of, role, locale
):
    set_practice(**TEXTS, address_form="je" if locale == "nl_JE" else "u")
    client = client_of(practice, role)
    client.extra_environ["HTTP_ACCEPT_LANGUAGE"] = locale[:2]
    strange = Strange(practice, messages, locale)

    found = {path: said for path, page in _walk(client, paths) if (said := strange.on(page))}

    assert found == {}


@pytest.mark.parametrize(("own", "practices"), [("nl", "je"), ("nl_JE", "u")])
def test_how_somebody_wants_to_be_addressed_goes_before_how_the_practice_does(
    person, prefer, set_practice, own, practices
):
    prefer(own)
    set_practice(address_form=practices)

    assert ADDRESSED[own] in person.get("/mijn")


def test_going_to_english_and_back_leaves_how_dutch_addresses_somebody(person, prefer):
    prefer("nl_JE")
    page = person.get("/mijn").click("English").follow()
    assert "What is asked of you" in page

    assert ADDRESSED["nl_JE"] in page.click("Nederlands").follow()


@pytest.mark.parametrize(("practices", "said"), [("u", "kiest u"), ("je", "kies je")])
def test_an_invitation_addresses_somebody_as_the_practice_does(
    administrator, mailbox, practice, set_practice, practices, said
):
    set_practice(address_form=practices)
    person = account_of(practice, Role.PERSON)

    page = administrator.get(f"/beheer/mensen/{person.person_id}")
    next(form for form in page.forms.values() if form.action.endswith("/link")).submit()

    [mail] = mailbox()
    assert f"Met deze link {said} een wachtwoord" in mail.get_content()
