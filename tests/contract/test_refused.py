"""A plugin that breaks the contract is refused by name, and the others go on without it."""

from __future__ import annotations

import pytest
from kring_core.plugins.catalogue import BrokenPlugin
from kring_core.plugins.configurator import FORBIDDEN


@pytest.fixture
def reason(new_host, workshop, module):
    """Why a plugin is broken, by name: an installed one, or one written here."""

    def find(name: str, source: str | None = None, *beside: str) -> str:
        extra = [] if source is None else [module(name, source)]
        named = [name] if source is None else []
        host = new_host([*beside, *named], extra, strict=False)
        workshop.app(host)
        assert all(host.catalogue.plugins[one].broken is None for one in beside)
        found = host.catalogue.plugins[name].broken
        assert found, f"{name} is not refused"
        with pytest.raises(BrokenPlugin, match=f"plugin {name} is broken"):
            workshop.app(new_host([*beside, *named], extra))
        return found

    return find


def test_one_that_cannot_be_imported(reason):
    assert "nobody_has_this_library" in reason("broken_import", None, "minimal")


def test_a_misspelt_hook(reason):
    said = reason("typo", None, "minimal")

    assert "kring_colect_menu" in said
    assert "did you mean kring_collect_menu?" in said


def test_a_route_with_the_name_of_anothers(reason):
    # In the order of names it comes before the other, and still it is the one that gives way.
    assert "minimal.notes" in reason("equal_name", None, "minimal")


def test_a_route_with_an_address_of_the_host(reason):
    said = reason("equal_address", None, "minimal")

    assert "/beheer/plugins/{name}" in said
    assert "kring.plugin" in said


def test_a_view_in_place_of_one_of_the_host(reason, new_host, client_of, practice):
    assert "kring.home" in reason("replacing", None, "minimal")

    host = new_host(["minimal", "replacing"], strict=False)
    assert "De Linde" in client_of(host.practice(practice.slug)).get("/")


HOOK = """
@hookimpl
def kring_collect_menu({arguments}) -> Sequence[{answer}]:
    return []
"""
WRAPPER = """
@HookimplMarker("kring")({kind}=True)
def kring_collect_menu(request: Any, area: str) -> Sequence[MenuItem]:
    yield
"""
WEB = """
@hookimpl
def kring_register_web(config: Any) -> None:
    {statement}
"""
OPEN_VIEW = """config.add_route("written.open", "/open")
    config.add_view(lambda request: Response("open"), route_name="written.open")"""
WITHOUT_ROUTE = """config.add_view(
        lambda request: Response("mine"), context=Exception, permission=Permission.VISIT
    )"""
TWICE = """config.add_route("written.twice", "/een")
    config.add_route("written.twice", "/twee")"""

SOURCES = {
    "a misspelt argument": (
        HOOK.format(arguments="request: Any, aera: str", answer="MenuItem"),
        "aera",
    ),
    "an argument of another type": (
        HOOK.format(arguments="request: Any, area: int", answer="MenuItem"),
        "area is",
    ),
    "an answer of another type": (
        HOOK.format(arguments="request: Any, area: str", answer="Panel"),
        "return is",
    ),
    "a hook without its mark": (
        HOOK.format(arguments="request: Any, area: str", answer="MenuItem").replace(
            "@hookimpl", ""
        ),
        "not marked",
    ),
    "a wrapper": (WRAPPER.format(kind="wrapper"), "is a wrapper"),
    "a wrapper of the old kind": (WRAPPER.format(kind="hookwrapper"), "is a wrapper"),
    "a view without a permission": (WEB.format(statement=OPEN_VIEW), "names no permission"),
    "a view without a route": (WEB.format(statement=WITHOUT_ROUTE), "names no route"),
    "a clash with itself": (WEB.format(statement=TWICE), "written.twice"),
    "a route with a name of another": (
        WEB.format(statement='config.add_route("open", "/open")'),
        "does not begin with written.",
    ),
}


@pytest.mark.parametrize("case", SOURCES)
def test_a_plugin_written_like_this(case, reason):
    source, expected = SOURCES[case]

    assert expected in reason("written", source, "minimal")


@pytest.mark.parametrize("directive", FORBIDDEN)
def test_a_directive_that_no_switch_could_reach(directive, reason):
    source = WEB.format(statement=f"config.{directive}('anything', 'else')")

    assert directive in reason("written", source, "minimal")


@pytest.mark.parametrize(
    "directive", ["add_subscriber(print)", "add_tween('written.tween')", "set_root_factory(object)"]
)
def test_a_directive_in_a_module_that_is_included(directive, reason):
    routes = f"def routes(config: Any) -> None:\n    config.{directive}\n"
    source = routes + WEB.format(statement="config.include(routes)")

    assert "would reach practices that switched it off" in reason("written", source, "minimal")


MANIFESTS = {
    "no manifest": ("None", "gives no Manifest"),
    "another contract": ("Manifest(title='', description='', api=2)", "version 2"),
    "a table of another": (
        "Manifest(title='', description='', tables=('kring_person',), migrations='x:y')",
        "kring_person",
    ),
    "tables without migrations": (
        "Manifest(title='', description='', tables=('written_a',))",
        "no migrations",
    ),
}


@pytest.mark.parametrize("case", MANIFESTS)
def test_a_manifest_like_this(case, reason):
    manifest, expected = MANIFESTS[case]
    source = f"@hookimpl\ndef kring_register_plugin() -> Manifest:\n    return {manifest}\n"

    assert expected in reason("written", source, "minimal")


def test_a_command_that_another_has(reason):
    source = (
        "from kring_hooks.host import Command\n\n"
        "@hookimpl\n"
        "def kring_register_commands() -> Sequence[Command]:\n"
        "    return [Command('minimal pin', 'Again.', print, print)]\n"
    )

    assert "one of minimal" in reason("written", source, "minimal")


def test_a_name_that_is_none(new_host, module):
    host = new_host(["minimal"], [module("Not-A-Name")], strict=False)

    assert "small letters" in host.catalogue.plugins["Not-A-Name"].broken
