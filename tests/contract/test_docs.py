"""The documentation says what is: generated parts are fresh, and what is named exists."""

from __future__ import annotations

import importlib.util
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from kring_core.cli.commands import parser_for
from kring_core.cli.context import Context
from kring_core.portal.routes import ROUTES
from kring_core.settings import KNOWN
from pyramid.config import Configurator
from pyramid.path import DottedNameResolver
from webtest import TestApp

ROOT = Path(__file__).parents[2]
PAGES = [
    path
    for path in sorted(
        {*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/**/README.md")}
    )
    if ".venv" not in path.parts and path.name != "CHANGELOG.md"
]
FOLDERS = (
    ROOT,
    ROOT / "core/host/src",
    ROOT / "core/host/src/kring_core",
    ROOT / "tests/fixture_plugins/minimal",
)
"""Where files that are named are looked for; the last stands for any plugin."""
NAMES = [str(path.relative_to(ROOT)) for path in PAGES]
every_page = pytest.mark.parametrize("page", PAGES, ids=NAMES)


@pytest.fixture(scope="module")
def generator() -> Iterator[ModuleType]:
    """``docs/generate.py``."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    yield module
    sys.path[:] = before


def test_generated_parts_say_what_the_code_says(generator):
    behind = [path.name for path, text in generator.pages() if path.read_text("utf-8") != text]

    assert behind == [], "run `make docs`"


def test_every_address_of_the_host_is_in_the_table():
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")

    assert [name for name, _, _ in ROUTES if f"| `{name}` |" not in page] == []


@every_page
def test_links_lead_somewhere(page):
    targets = re.findall(r'\]\(([^)\s]+)\)|src="([^"]+)"', page.read_text("utf-8"))
    links = [link for pair in targets for link in pair if link and "://" not in link]

    for link in links:
        path, _, part = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not part or part in anchors(target), link


def anchors(page: Path) -> set[str]:
    """The names by which headings of a page can be linked to."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def consoles(page: Path) -> Iterator[str]:
    """The lines that a page tells to type."""
    for block in re.findall(
        r"^```console\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
    ):
        yield from (line[2:] for line in block.splitlines() if line.startswith(("$ ", "# ")))


@pytest.fixture(scope="module")
def parser():
    context = Context()
    yield parser_for(context)
    context.close()


@every_page
def test_commands_that_are_told_can_be_given(page, parser, capsys):
    # What is generated from the parser itself holds placeholders.
    lines = () if page.name == "commands.md" else consoles(page)
    for line in lines:
        words = shlex.split(line, comments=True)
        while words and re.match(r"[A-Z_]+=", words[0]):
            words.pop(0)
        if words and words[0] in ("kring", ".venv/bin/kring"):
            try:
                parser.parse_args(words[1:])
            except SystemExit as end:
                pytest.fail(f"{line}: {end.code} {capsys.readouterr().err}")


@every_page
def test_settings_and_make_targets_that_are_named_exist(page):
    text = page.read_text("utf-8")
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)

    assert set(re.findall(r"\bKRING_[A-Z][A-Z_]*", text)) <= KNOWN.keys()
    assert set(re.findall(r"`make ([a-z]+)|^\$ make ([a-z]+)", text)) <= {
        pair for name in targets for pair in ((name, ""), ("", name))
    }


@every_page
def test_modules_that_are_named_exist(page):
    text = page.read_text("utf-8")

    for name in re.findall(r"`(kring_(?:core|hooks|expertdirectory)(?:\.\w+)+)`", text):
        DottedNameResolver().resolve(name)


@every_page
def test_files_that_are_named_exist(page):
    named = re.findall(r"`(\w+(?:/\w+)+\.(?:py|toml))`", page.read_text("utf-8"))

    for name in named:
        # The files of the tutorial's plugin are those of test_docs_tutorial.py.
        if page.name != "plugins.md":
            assert any((folder / name).exists() for folder in FOLDERS), name


@pytest.fixture
def backend() -> str:
    """Databases make no difference to what is told here."""
    return "sqlite"


def test_including_kring_as_the_architecture_shows_gives_its_pages(host, practice):
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    (example,) = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    config = Configurator()
    config.registry["kring.host"] = host
    exec(example, {"config": config})  # noqa: S102 - it is ours

    environ = {"HTTP_HOST": practice.place.hosts[0]}
    app = TestApp(config.make_wsgi_app(), extra_environ=environ)
    assert "/portal/inloggen" in app.get("/portal/")
    assert app.get("/", expect_errors=True).status_int == 404


def test_every_decision_is_in_the_list_of_decisions():
    folder = ROOT / "docs" / "adr"
    listed = re.findall(r"\]\((\d{4}-[a-z0-9-]+\.md)\)", (folder / "README.md").read_text("utf-8"))

    assert listed == sorted(path.name for path in folder.glob("[0-9]*.md"))
