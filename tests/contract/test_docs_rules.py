"""The page of rules: each is borne by a test that exists, and each id that is used is on it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "rules.md").read_text("utf-8")
ID = re.compile(r"\b(?:ED|GT|IV|LT)-\d\d\b")
ROWS = re.findall(r"^\| ([A-Z]{2}-\d\d) \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)
TESTS = [(rule, test) for rule, _, tests in ROWS for test in re.findall(r"`(.+?)`", tests)]
KINDS = {".html", ".po", ".py", ".toml"}


@cache
def functions_of(path: Path) -> set[str]:
    """The test functions of a module."""
    module = ast.parse(path.read_text("utf-8"))
    return {node.name for node in ast.walk(module) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(("rule", "test"), TESTS, ids=[f"{r} {t}" for r, t in TESTS])
def test_a_rule_is_borne_by_a_test_that_exists(rule, test):
    path, _, name = test.partition("::")

    assert name.startswith("test_")
    assert name in functions_of(ROOT / path)


def test_every_rule_that_is_told_as_built_names_a_test():
    assert {rule for rule, _, _ in ROWS} == {rule for rule, _ in TESTS}


def used() -> Iterator[str]:
    """The ids that stand in code, templates, translations and tests."""
    for folder in ("hooks", "core", "plugins", "tests"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in KINDS and path != Path(__file__):
                yield from ID.findall(path.read_text("utf-8"))


def test_every_id_that_is_used_is_on_the_page():
    assert set(used()) <= set(ID.findall(PAGE))
