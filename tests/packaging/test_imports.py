"""Who may import what, where import-linter cannot say it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.utils import canonicalize_name

# Declared though nothing here imports them, each with its reason.
NOT_IMPORTED = {
    "setuptools": "Pyramid and deform import its pkg_resources",
    "psycopg": "SQLAlchemy imports it by the name in a database's address",
}


def imported_modules(files: Iterable[Path]) -> set[str]:
    """The full names of the modules that these files import."""
    names: set[str] = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Import():
                    names |= {alias.name for alias in node.names}
                case ast.ImportFrom(module=str(module)):
                    names.add(module)
    return names


def libraries(files: Iterable[Path]) -> set[str]:
    """The distributions from outside the house that these files import, by canonical name."""
    known = packages_distributions()
    found = set()
    for module in imported_modules(files):
        top = module.split(".")[0]
        if top not in sys.stdlib_module_names and not top.startswith("kring_"):
            # Several distributions share the name "zope": there, its second part decides.
            owners = [module] if top == "zope" else known.get(top, [top])
            found |= {canonicalize_name(owner) for owner in owners}
    return found


def declared(distribution, distributions) -> set[str]:
    """The libraries that a distribution may import: its own, and those of what it stands on."""
    house = {each.name: each for each in distributions}
    names = {canonicalize_name(need.name) for need in distribution.libraries}
    for need in distribution.requirements:
        if need.name in house:
            names |= declared(house[need.name], distributions)
    return names


def test_a_distribution_declares_what_it_imports(distribution, distributions):
    imported = libraries(distribution.package.rglob("*.py"))

    assert imported - declared(distribution, distributions) == set()


def test_a_distribution_imports_what_it_declares(distribution):
    names = {canonicalize_name(need.name) for need in distribution.libraries}

    assert names - NOT_IMPORTED.keys() - libraries(distribution.package.rglob("*.py")) == set()


def test_the_contract_imports_only_pluggy_and_zope_interface(root):
    files = list((root / "hooks" / "src").rglob("*.py"))
    house = {name for name in imported_modules(files) if name.startswith("kring_")}

    assert libraries(files) <= {"pluggy", "zope-interface"}
    assert {name.split(".")[0] for name in house} == {"kring_hooks"}


def test_the_tests_of_a_plugin_use_only_the_public_part_of_the_host(plugin):
    files = (plugin.folder / "tests").rglob("*.py")
    house = {name for name in imported_modules(files) if name.startswith("kring_")}
    allowed = ("kring_hooks", "kring_core.sdk", "kring_core.testing", plugin.package.name)

    assert {name for name in house if not name.startswith(allowed)} == set()
