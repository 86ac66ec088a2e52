"""What the README promises at the front door: the plugin in twenty lines, the demo's accounts."""

from __future__ import annotations

import importlib
import re
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from kring_core.cli.demo import PASSWORD
from kring_core.plugins.lifecycle import Lifecycle

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
(PLUGIN,) = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
(TEMPLATE,) = re.findall(r"^```html\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def hello(tmp_path, monkeypatch):
    """The plugin exactly as it is printed, as a module that can be imported."""
    package = tmp_path / "kring_hello"
    package.mkdir()
    (package / "__init__.py").write_text(PLUGIN, "utf-8")
    (package / "hello.html").write_text(TEMPLATE, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("kring_hello")
    del sys.modules["kring_hello"]


@pytest.fixture
def backend() -> str:
    """Databases make no difference to a page without tables."""
    return "sqlite"


def test_the_plugin_of_the_readme_has_twenty_lines():
    assert sum(bool(line.strip()) for line in PLUGIN.splitlines()) == 20


def test_the_plugin_of_the_readme_is_met_where_it_is_enabled_and_nowhere_else(
    hello, new_host, new_practice, client_of
):
    host = new_host(extra=[("hello", hello)])
    here, there = new_practice(host=host), new_practice(host=host)
    Lifecycle(here).enable("hello")

    visitor = client_of(here)
    page = visitor.get("/").click("Hello")
    assert page.request.path == "/hello"
    assert page.html.h1.text == f"Hello from {here.name}"
    assert client_of(there).status("/hello") == 404
    assert "/hello" not in client_of(there).get("/")


def test_the_readme_names_every_demo_account_and_its_password():
    text = files("kring_core.cli").joinpath("demo_practices.toml").read_text("utf-8")
    practices = tomllib.loads(text)["practice"]

    rows = re.findall(r"^\| (\w+) \| (`.+?`) \| (`.+?`) \|$", README, re.MULTILINE)
    for column, practice in enumerate(practices, start=1):
        told = {(row[0], login) for row in rows for login in re.findall("`(.+?)`", row[column])}
        assert told == {(one["role"], one["login"]) for one in practice["accounts"]}
        assert practice["name"] in README
    assert f"`{PASSWORD}`" in README
