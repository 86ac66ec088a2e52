"""What the tests of look and forms share: a small kring, and a browser without script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from bs4 import BeautifulSoup
from translationstring import TranslationString
from webob.multidict import MultiDict


@dataclass
class SmallKring:
    """The part of `request.kring` that a form uses; English, or Dutch without a catalogue."""

    locale: str = "en"
    csrf_token: str = "a-token"

    def translate(self, message: object, /) -> str:
        """The message in English, with its values filled in."""
        return message.interpolate() if isinstance(message, TranslationString) else str(message)


class Page:
    """A rendered form, read as a browser does: what it shows, and what it would send."""

    def __init__(self, form: Any) -> None:
        self.soup = BeautifulSoup(str(form.render()), "html.parser")
        for template in self.soup("template"):
            template.decompose()

    def control(self, label: str) -> Any:
        """The control that a label names."""
        for tag in self.soup("label"):
            if tag.get_text(" ", strip=True).startswith(label):
                return self.soup.find(id=tag["for"]) if tag.get("for") else tag.find("input")
        raise LookupError(label)

    def fill(self, label: str, text: str) -> Page:
        """Type into the control that a label names, or choose in it."""
        control = self.control(label)
        if control.name == "textarea":
            control.string = text
        elif control.name == "select":
            for option in control("option"):
                option.attrs.pop("selected", None)
            control.find("option", value=text)["selected"] = ""
        else:
            control["value"] = text
        return self

    def tick(self, label: str, *, on: bool = True) -> Page:
        """Tick or untick the box or button that a label names."""
        control = self.control(label)
        if control["type"] == "radio":
            for radio in self.soup("input", attrs={"name": control["name"]}):
                radio.attrs.pop("checked", None)
        control.attrs.pop("checked", None)
        if on:
            control["checked"] = ""
        return self

    def send(self, button: str = "save") -> MultiDict:
        """The pairs a browser sends when a button is pressed, in the order of the page."""
        sent = MultiDict()
        for control in self.soup(["input", "textarea", "select"]):
            for value in _values(control):
                sent.add(control["name"], value)
        sent.add(button, button)
        return sent

    def text(self) -> str:
        """All that can be read."""
        return self.soup.get_text(" ", strip=True)

    def described(self, control: Any) -> str:
        """What a screen reader says after the name of a control."""
        ids = control.get("aria-describedby", "").split()
        return " ".join(self.soup.find(id=each).get_text(" ", strip=True) for each in ids)

    def summary(self) -> dict[str, str]:
        """The sentences of the error summary, each with the id its link leads to."""
        box = self.soup.find(attrs={"data-summary": True})
        return {a.get_text(strip=True): a["href"] for a in box("a")} if box else {}


def _values(control: Any) -> list[str]:
    if control.name == "textarea":
        return [control.get_text().removeprefix("\n").replace("\n", "\r\n")]
    if control.name == "select":
        chosen = control("option", selected=True)
        if not chosen and not control.has_attr("multiple"):
            chosen = control("option")[:1]
        return [option["value"] for option in chosen]
    if control["type"] in ("checkbox", "radio") and not control.has_attr("checked"):
        return []
    return [] if control["type"] == "file" else [control.get("value", "")]


@pytest.fixture(scope="session")
def kring() -> SmallKring:
    return SmallKring()


@pytest.fixture(scope="session")
def dutch() -> SmallKring:
    return SmallKring(locale="nl")


@pytest.fixture(scope="session")
def page() -> type[Page]:
    return Page
