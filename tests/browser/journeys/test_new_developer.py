"""A new developer adds a page and a panel to a new plugin, and sees both in one practice only."""

from __future__ import annotations

import subprocess
import sys

import pytest
from kring_core.cli import main
from playwright.sync_api import expect

ROUTE = """\
    config.add_route("zomerkamp.figures", "/zomerkamp/cijfers", factory=Home)
    config.scan("kring_zomerkamp.views")
"""
VIEW = '''

@view_config(
    route_name="zomerkamp.figures",
    permission=Permission.READ,
    renderer=f"{TEMPLATES}/figures.html",
)
def figures(context: Home, request: Any) -> dict[str, Any]:
    """How many entries there are."""
    kring = request.kring
    return {"title": kring.translate(_("Figures")), "entries": service.count(kring.db, None)}
'''
PAGE = """\
<tal:page metal:use-macro="layout.macros['page']" i18n:domain="kring_zomerkamp">
<tal:main metal:fill-slot="main">
  <h1>${title}</h1>
  <p i18n:translate="">Entries so far: <b i18n:name="count">${entries['entry']}</b>.</p>
</tal:main></tal:page>
"""
PANEL = """\
<tal:panel i18n:domain="kring_zomerkamp">
  <ul><li tal:repeat="entry entries">${entry.text}</li></ul>
  <p><a href="${kring.path('zomerkamp.figures')}" i18n:translate="">Figures</a></p>
</tal:panel>
"""
HOOK = """

@hookimpl
def kring_collect_panels(request: Any, slot: str) -> Sequence[Panel]:
    if slot != "home":
        return []
    values = {"entries": entries.newest(request.kring.db, 3)}
    template = "kring_zomerkamp:templates/zomerkamp/panel.html"
    return [Panel("newest", _("Summer camp"), template, values)]
"""
DUTCH = """
msgid "Summer camp"
msgstr "Samen op kamp"

msgid "Figures"
msgstr "Cijfers"

msgid "Entries so far: ${count}."
msgstr "Tot nu toe: ${count}."
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """The folder the plugin is imported from, with what an installer would write beside it."""
    folder = tmp_path_factory.mktemp("developer")
    assert main(["plugin", "new", "zomerkamp", "--into", str(folder)]) == 0
    package = folder / "zomerkamp" / "src" / "kring_zomerkamp"
    _replace(package / "routes.py", '    config.scan("kring_zomerkamp.views")\n', ROUTE)
    _replace(package / "plugin.py", "MenuItem, PermissionRules", "MenuItem, Panel, PermissionRules")
    for file, text in (("views.py", VIEW), ("plugin.py", HOOK), ("locale/nl.po", DUTCH)):
        _append(package / file, text)
    (package / "templates/zomerkamp/figures.html").write_text(PAGE, "utf-8")
    (package / "templates/zomerkamp/panel.html").write_text(PANEL, "utf-8")
    command = (sys.executable, "-c", "import setuptools; setuptools.setup()", "--quiet", "egg_info")
    subprocess.run(command, cwd=folder / "zomerkamp", check=True)
    return package.parent


def _replace(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def _append(file, text):
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def test_a_new_developer_sees_a_page_and_a_panel_of_their_own(source, new_portal, reader):
    portal = new_portal(PYTHONPATH=str(source))
    linde, kompas = reader("delinde", portal), reader("hetkompas", portal)

    kompas.sign_in("beheer@hetkompas.example")
    kompas.follow("Plugins", "Management")
    zomerkamp = kompas.page.locator("li", has_text="zomerkamp")
    zomerkamp.get_by_role("link", name="Enable").click()
    expect(kompas.page.get_by_role("heading", level=1)).to_have_text("Enable Zomerkamp?")
    kompas.press("Enable", exact=False)
    expect(kompas.page.get_by_role("status")).to_contain_text("Zomerkamp is enabled")

    kompas.sign_in("balie@hetkompas.example")
    kompas.follow("Zomerkamp")
    kompas.press("Add an entry")
    kompas.page.get_by_label("Text").fill("We bring our own chairs.")
    kompas.press("Add")
    kompas.sees("We bring our own chairs.")

    everybody_sees_it(reader("hetkompas", portal))
    nobody_sees_it(linde)


def everybody_sees_it(visitor):
    panel = visitor.page.locator(".panel")
    expect(panel).to_contain_text("Summer camp")
    expect(panel).to_contain_text("We bring our own chairs.")
    panel.get_by_role("link", name="Figures").click()
    visitor.sees("Entries so far: 1.")
    assert "Zomerkamp" in visitor.entries()

    visitor.page.goto("/taal?to=nl")
    visitor.page.goto("/zomerkamp/cijfers")
    visitor.sees("Cijfers", "Tot nu toe: 1.")


def nobody_sees_it(visitor):
    visitor.page.reload()
    assert "Zomerkamp" not in visitor.entries()
    assert "Summer camp" not in visitor.page.content()
    assert not visitor.finds("/zomerkamp")
    assert not visitor.finds("/zomerkamp/cijfers")
