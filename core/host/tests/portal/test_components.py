"""The layout and the components draw valid, complete pages in every area."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import kring_core.portal
import pytest
from bs4 import BeautifulSoup
from chameleon import PageTemplateFile
from translationstring import TranslationString

FOLDER = Path(kring_core.portal.__file__).parent / "templates"
LAYOUT, UI, ALL = (PageTemplateFile(FOLDER / f"{n}.html") for n in ("layout", "ui", "components"))


def settings(**given: Any):
    plain = {"logo": "", "colour": "", "telephone": "030 123 45 67", "text": lambda *_: "Words."}
    return SimpleNamespace(**{**plain, **given})


def visit(**given: Any):
    """A visit as far as the layout asks of it."""
    entries = [
        SimpleNamespace(title=title, href=f"/{title}", current=title == "Experts", within=False)
        for title in ("Home", "Experts")
    ]
    plain = {
        "language": "en",
        "identity": None,
        "csrf_token": "a-token",
        "practice": SimpleNamespace(name="De <Linde>", settings=settings()),
        "menu": lambda area: entries,
        "asset": lambda spec: f"/static/{spec}",
        "path": lambda route, **_: f"/{route}",
        "flashes": lambda: [SimpleNamespace(kind="success", message="Saved.")],
    }
    return SimpleNamespace(**{**plain, **given})


def drawn(template=ALL, kring=None, **values: Any):
    def translate(message, mapping=None, default=None, **_: Any) -> str:
        found = TranslationString(message, mapping=mapping, default=default)
        return found.interpolate()

    kring = kring or visit()
    shared = {"layout": LAYOUT, "ui": UI, "translate": translate, "kring": kring}

    def kept(asset: str, **given: Any) -> str:
        return PageTemplateFile(FOLDER / asset.rpartition("/")[2])(**shared, **given)

    def header() -> str:
        name = kring.identity.name if kring.identity else ""
        page = "kring_core:portal/templates/header.html"
        return kept(page, entries=kring.menu("public"), name=name, token=kring.csrf_token)

    kring.kept, kring.header = kept, header
    return BeautifulSoup(template(**shared, **{"title": "Components", **values}), "html.parser")


@pytest.mark.parametrize("area", ["public", "own", "manage"])
def test_every_area_has_title_menu_and_one_main(area):
    soup = drawn(area=area)

    assert soup.title.get_text() == "Components · De <Linde>"
    assert soup.html["lang"] == "en"
    assert len(soup("main")) == len(soup("h1")) - 1 == 1  # The page that confirms has its own.
    assert soup.find("a", class_="skip")["href"] == f"#{soup.main['id']}"
    assert soup.find("a", attrs={"aria-current": "page"}).get_text() == "Experts"


def test_management_has_a_side_menu():
    names = {nav["aria-label"] for nav in drawn(area="manage")("nav")}

    assert {"Main menu", "Management"} <= names


def test_nothing_in_the_page_needs_the_content_policy_to_bend():
    soup = drawn(area="manage")

    assert [script.get("src") for script in soup("script")] != []
    assert not [script for script in soup("script") if script.string]
    attributes = {name for tag in soup(lambda tag: tag.attrs) for name in tag.attrs}
    assert not [name for name in attributes if name == "style" or name.startswith("on")]


def test_signing_out_is_a_form_with_the_token():
    kring = visit(identity=SimpleNamespace(name="Marit Veenhof"))
    form = drawn(kring=kring).find("form", action="/kring.sign_out")

    assert form["method"] == "post"
    assert form.find("input", attrs={"name": "csrf_token"})["value"] == "a-token"
    assert "Marit Veenhof" in form.parent.get_text()


def test_a_practice_shows_its_logo_and_its_colour():
    own = SimpleNamespace(name="De Linde", settings=settings(logo="f1", colour="#c2185b"))
    soup = drawn(kring=visit(practice=own))

    assert soup.find("img", class_="logo")["alt"] == "De Linde"
    assert soup.find("link", href="/kring.theme")


def test_the_footer_leaves_out_what_the_practice_has_not_written():
    bare = SimpleNamespace(name="De Linde", settings=settings(telephone="", text=lambda *_: ""))

    assert not drawn(kring=visit(practice=bare)).footer("a")
    assert len(drawn().footer("a")) == 3


def test_messages_are_shown_as_a_status():
    assert drawn().find(attrs={"role": "status"}).get_text(strip=True) == "Saved."


def test_every_component_is_shown():
    text = drawn().get_text(" ", strip=True)

    for words in (
        "Take care.",
        "Enabled",
        "Broken",
        "Page 2 of 7",
        "Not filled in",
        "type groepstherapie",
    ):
        assert words in text
