"""Mistakes of ours: the page tells a code, the log tells where, neither tells what was typed."""

from __future__ import annotations

import logging
import re
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from kring_core.access.identity import Role
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.sdk import anyone
from kring_hooks.host import PermissionRules
from pyramid.httpexceptions import HTTPConflict, HTTPSeeOther
from sqlalchemy import text

MARKER = "Geheim-4711"


class Permission(Enum):
    """What the failing plugin asks."""

    SEE = "see"
    """See it fail."""


def failing(kind: str, folder: Path) -> Any:
    """A view that fails in one way while it holds what was typed."""
    template = folder / "broken.html"
    template.write_text("<p>${typed.nothing}</p>", "utf-8")

    def view(context: Any, request: Any) -> Any:
        typed = request.params["typed"]
        if kind == "python":
            raise ValueError(typed)
        if kind == "sql":
            request.kring.db.execute(
                text("SELECT nothing FROM kring_person WHERE name = :n"), {"n": typed}
            )
        if kind == "key":
            request.kring.db.execute(
                text("INSERT INTO kring_practice VALUES (1, :n, :n)"), {"n": typed}
            )
        if kind == "conflict":
            raise HTTPConflict(typed)
        if kind == "redirect":
            raise HTTPSeeOther("/")
        templates = request.registry["kring.templates"]
        return templates.render(str(template), request, {"typed": typed})

    return view


@pytest.fixture
def asked(practice, little_plugin, new_host, client_of, tmp_path):
    """Ask a view that fails: ``asked("sql")``; answers the page."""

    def ask(kind: str) -> Any:
        def kring_register_web(config: Any) -> None:
            config.add_route("failing.view", "/fout")
            config.add_view(
                failing(kind, tmp_path), route_name="failing.view", permission=Permission.SEE
            )

        def kring_register_permissions() -> PermissionRules:
            return PermissionRules(Permission, {Permission.SEE: [(anyone,)]})

        plugin = little_plugin(
            "failing",
            kring_register_web=kring_register_web,
            kring_register_permissions=kring_register_permissions,
        )
        here = new_host([], extra=[plugin]).practice(practice.slug)
        Lifecycle(here).enable("failing")
        browser = client_of(here, Role.ADMINISTRATOR)
        token = browser.get("/mijn/gegevens").forms["form"]["csrf_token"].value
        sent = {"typed": MARKER, "csrf_token": token}
        return browser.post("/fout", sent, status="*")

    return ask


@pytest.mark.parametrize("kind", ["python", "sql", "key", "template"])
def test_neither_page_nor_log_says_what_was_typed(asked, kind, caplog):
    caplog.set_level(logging.DEBUG)

    page = asked(kind)

    assert page.status_int == 500
    assert MARKER not in page
    assert MARKER not in caplog.text
    [code] = re.findall(r"code (\w{8})", page.text)
    assert code in caplog.text
    assert "failing.view" in caplog.text


def test_what_a_view_refuses_on_purpose_is_drawn_without_its_words(asked):
    page = asked("conflict")

    assert page.status_int == 409
    assert page.html.find("h1").text == "This cannot be done"
    assert MARKER not in page


def test_a_redirect_that_is_raised_is_followed(asked):
    assert asked("redirect").status_int == 303
