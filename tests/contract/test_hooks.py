"""Each hook says in its docstring all that its user must know; it is used, and it is tested."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from pathlib import Path

import pytest
from kring_core.plugins.catalogue import SPECIFICATIONS
from kring_core.plugins.policies import POLICIES

ROOT = Path(__file__).parents[2]
HOOKS = {
    name: function
    for module in SPECIFICATIONS
    for name, function in vars(module).items()
    if name.startswith("kring_") and inspect.isfunction(function)
}


def part(hook: str, word: str) -> str:
    """A part of a hook's docstring: from its word to the next empty line at the same depth."""
    said = inspect.getdoc(HOOKS[hook]) or ""
    found = re.search(rf"^{word}:(.*?)(?=^\S|\Z)", said, re.MULTILINE | re.DOTALL)
    return found[1].strip() if found else ""


def written(*folders: str) -> str:
    """All code in some folders of the checkout."""
    files = (file for folder in folders for file in sorted(ROOT.glob(f"{folder}/**/*.py")))
    return "\n".join(file.read_text("utf-8") for file in files)


def test_there_are_hooks():
    assert len(HOOKS) >= 15


@pytest.mark.parametrize("hook", HOOKS)
def test_it_begins_with_a_verb_that_has_a_policy(hook):
    assert hook.split("_")[1] in POLICIES
    assert len(hook.split("_")) > 2


@pytest.mark.parametrize("hook", HOOKS)
def test_it_says_in_one_sentence_what_it_is_for(hook):
    summary = (inspect.getdoc(HOOKS[hook]) or "").splitlines()[0]

    assert re.fullmatch(r"[A-Z].*\.", summary)


@pytest.mark.parametrize("hook", HOOKS)
def test_it_says_when_and_in_which_transaction(hook):
    said = part(hook, "When")

    assert said
    # Its own parts are once and start; a hook without a word about a transaction opens none.
    assert re.search(r"transaction|at start|when ``kring`` starts", said)


@pytest.mark.parametrize("hook", HOOKS)
def test_it_explains_each_parameter_and_what_it_returns(hook):
    said = inspect.getdoc(HOOKS[hook]) or ""
    parameters = inspect.signature(HOOKS[hook]).parameters

    assert re.findall(r"^:param (\w+):", said, re.MULTILINE) == list(parameters)
    assert re.search(r"^:return:", said, re.MULTILINE)
    for name in parameters:
        assert part(hook, f":param {name}"), name


@pytest.mark.parametrize("hook", HOOKS)
def test_it_is_typed_throughout(hook):
    signature = inspect.signature(HOOKS[hook])

    assert signature.return_annotation is not inspect.Signature.empty
    for parameter in signature.parameters.values():
        assert parameter.annotation is not inspect.Parameter.empty


@pytest.mark.parametrize("hook", HOOKS)
def test_it_says_what_an_error_does_and_since_when_it_is_there(hook):
    assert part(hook, "Errors")
    assert re.fullmatch(r"\d+\.\d+", part(hook, "Since"))


@pytest.mark.parametrize("hook", HOOKS)
def test_its_example_is_an_implementation_with_the_same_signature(hook):
    said = inspect.getdoc(HOOKS[hook]) or ""
    (example,) = re.findall(r"^Example::\n\n(.*?)(?=^\S|\Z)", said, re.MULTILINE | re.DOTALL)
    (function,) = ast.parse(textwrap.dedent(example)).body
    specified = ast.parse(textwrap.dedent(inspect.getsource(HOOKS[hook]))).body[0]

    assert [ast.unparse(mark) for mark in function.decorator_list] == ["hookimpl"]
    assert function.name == hook
    assert ast.unparse(function.args) == ast.unparse(specified.args)
    assert ast.unparse(function.returns) == ast.unparse(specified.returns)


@pytest.mark.parametrize("hook", HOOKS)
def test_it_has_a_real_user(hook):
    """The host or a plugin calls it, and not only the documentation."""
    code = written("core/*/src", "plugins/*/src")

    assert re.search(rf'\.{hook}\b|"{hook}"', code), f"nobody calls {hook}"


@pytest.mark.parametrize("hook", HOOKS)
def test_it_is_tested(hook):
    here = Path(__file__).name
    tests = "\n".join(
        file.read_text("utf-8")
        for folder in ("tests", "core", "plugins", "hooks")
        for file in sorted((ROOT / folder).rglob("test_*.py"))
        if file.name != here and ".venv" not in file.parts
    )
    implemented = written("tests/fixture_plugins")

    assert hook in tests or f"def {hook}(" in implemented, f"no test speaks of {hook}"
