"""The pages of a plugin: guarded by permissions, drawn from sound templates, with a title."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from enum import Enum
from pathlib import Path
from typing import Any

from pyramid.security import NO_PERMISSION_REQUIRED

from kring_core.access.identity import Role
from kring_core.host import Host
from kring_core.plugins.catalogue import Plugin
from kring_core.practices.practice import Practice
from kring_core.testing.contract.base import Part
from kring_core.testing.contract.looks import READERS, addresses
from kring_core.testing.workshop import Workshop


class PagesContract(Part):
    """Every page says who may see it and what it is."""

    def test_every_view_names_a_permission_that_somebody_registered(
        self, workshop: Workshop, host: Host
    ) -> None:
        views = workshop.app(host).registry.introspector.get_category("views")
        unguarded = [
            view["introspectable"].title
            for view in views
            if view["introspectable"].get("plugin") == self.plugin
            if not _guarded(host, view)
        ]
        assert unguarded == []

    def test_every_permission_says_what_it_allows(self, subject: Plugin) -> None:
        if subject.permissions:
            assert _undescribed(subject.permissions.permissions) == []

    def test_every_template_compiles(self, workshop: Workshop, host: Host, package: Path) -> None:
        templates = workshop.app(host).registry["kring.templates"]

        for file in sorted(package.rglob("*.html")):
            templates.get(f"{package.name}:{file.relative_to(package)}").cook_check()

    def test_every_page_has_one_title_and_one_heading(
        self, workshop: Workshop, practice: Practice
    ) -> None:
        for path, page in self._pages(workshop, practice, "en").items():
            assert re.search(r"<title>\s*[^\s·]", page), f"{path} has no title"
            assert len(re.findall(r"<h1[ >]", page)) == 1, f"{path} has no one heading"

    def test_every_page_says_in_which_language_it_is(
        self, workshop: Workshop, practice: Practice
    ) -> None:
        for path, page in self._pages(workshop, practice, "nl").items():
            assert '<html lang="nl"' in page, path

    def test_its_settings_have_a_default_and_a_page(
        self, workshop: Workshop, practice: Practice, subject: Plugin
    ) -> None:
        client = workshop.client(practice, Role.ADMINISTRATOR)
        found = client.status(f"/beheer/plugins/{self.plugin}/instellingen")

        assert found == (200 if subject.settings else 404)
        practice.plugin_settings(self.plugin)

    def _pages(self, workshop: Workshop, practice: Practice, language: str) -> dict[str, str]:
        """Every page that somebody may see without having chosen anything."""
        pages = {}
        for address in addresses(workshop.app(practice.host), self.plugin):
            for role in READERS:
                client = workshop.client(practice, role)
                headers = {"Accept-Language": language}
                answer = client.get(address.path, headers=headers, expect_errors=True)
                if address.open and answer.status_int == 200 and answer.content_type == "text/html":
                    pages[address.path] = answer.text
        return pages


def _guarded(host: Host, view: Any) -> bool:
    found = [one["value"] for one in view["related"] if one.category_name == "permissions"]
    static = (view["introspectable"]["route_name"] or "").startswith("__")
    return bool(found) and (
        found[0] in host.rules or (static and found[0] == NO_PERMISSION_REQUIRED)
    )


def _undescribed(permissions: type[Enum]) -> list[str]:
    """The members that no docstring follows."""
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(permissions))).body
    assert isinstance(body, ast.ClassDef)
    described = {
        target.id
        for one, following in zip(body.body, body.body[1:], strict=False)
        if isinstance(one, ast.Assign) and isinstance(following, ast.Expr)
        for target in one.targets
        if isinstance(target, ast.Name)
    }
    return [member.name for member in permissions if member.name not in described]
