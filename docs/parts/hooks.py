"""The reference of the hooks, from the docstrings of ``kring_hooks``."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from types import FunctionType, ModuleType

from kring_hooks import directories
from kring_hooks.host import records, specifications, values

FAMILIES = (
    ("The host", specifications, (values, records)),
    ("Directories", directories, (directories,)),
)

LONGEST_LINE = 100
"""Characters of a line of code in this house."""


def part() -> str:
    """What ``hooks.md`` says of every hook and value."""
    parts = [_contents()]
    for title, module, _sources in FAMILIES:
        parts.append(f"## {title}\n\nIn `{module.__name__}`.\n")
        parts += [_hook(function) for function in _hooks(module)]
    parts.append(
        "## Values\n\nFrozen dataclasses: what crosses the border between host and plugin.\n"
    )
    for _title, _module, sources in FAMILIES:
        for source in sources:
            parts += _classes(source)
    return "\n".join(parts)


def _hooks(module: ModuleType) -> Iterator[FunctionType]:
    for name, function in vars(module).items():
        if name.startswith("kring_"):
            yield function


def _contents() -> str:
    hooks = [hook for _title, module, _sources in FAMILIES for hook in _hooks(module)]
    rows = [f"| [`{hook.__name__}`](#{hook.__name__}) | {_summary(hook)} |" for hook in hooks]
    return "| hook | what a plugin does with it |\n| --- | --- |\n" + "\n".join(rows) + "\n"


def _summary(function: FunctionType) -> str:
    return inline((inspect.getdoc(function) or "").partition("\n\n")[0])


def _hook(function: FunctionType) -> str:
    heading = f"### {function.__name__}\n\n```python\n{_signature(function)}\n```\n"
    return f"{heading}\n{_as_markdown(inspect.getdoc(function) or '')}\n"


def _signature(function: FunctionType) -> str:
    """The signature as the source has it, which is the same whatever Python runs."""
    node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(node, ast.FunctionDef)
    returned = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    given = ast.unparse(node.args)
    line = f"def {node.name}({given}){returned}: ..."
    if len(line) <= LONGEST_LINE:
        return line
    return f"def {node.name}(\n    {given}\n){returned}: ..."


def _as_markdown(docstring: str) -> str:
    """The fixed form of a hook's docstring, part by part."""
    text, _, rest = docstring.partition("Example::")
    example, _, since = rest.partition("\nSince:")
    said = []
    for part in text.strip().split("\n\n"):
        if part.startswith(":"):
            said.append("\n".join(f"- {_field(field)}" for field in re.split(r"\n(?=:)", part)))
        else:
            joined = inline(part)
            said.append(re.sub(r"^(When|Errors):", r"**\1:**", joined))
    said.append(f"```python\n{textwrap.dedent(example).strip()}\n```")
    said.append(f"Since {since.strip()}.")
    return "\n\n".join(said) + "\n"


def _field(field: str) -> str:
    _, name, text = field.split(":", 2)
    shown = f"`{name.removeprefix('param ')}`" if name.startswith("param ") else "answers"
    return f"{shown}: {inline(text)}"


def inline(text: str) -> str:
    """A paragraph of a docstring in one line of Markdown."""
    plain = " ".join(text.split())
    plain = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", plain)
    return plain.replace("``", "`").replace("|", "\\|")


def _classes(module: ModuleType) -> Iterator[str]:
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef):
            about = (ast.get_docstring(node) or "").split("\n\n")
            said = "\n\n".join(inline(part) for part in about)
            rows = "\n".join(_members(node))
            table = f"\n| field | type | default | meaning |\n| --- | --- | --- | --- |\n{rows}\n"
            yield f"### {node.name}\n\nIn `{_public(module)}`. {said}\n{table}"


def _public(module: ModuleType) -> str:
    return "kring_hooks.host" if module in (values, records) else module.__name__


def _members(node: ast.ClassDef) -> Iterator[str]:
    for place, member in enumerate(node.body):
        if not isinstance(member, ast.AnnAssign):
            continue
        after = node.body[place + 1] if place + 1 < len(node.body) else None
        said = ""
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            said = inline(str(after.value.value))
        kind = ast.unparse(member.annotation).replace("|", "\\|")
        yield f"| `{ast.unparse(member.target)}` | `{kind}` | {_default(member.value)} | {said} |"


def _default(value: ast.expr | None) -> str:
    if value is None:
        return "required"
    shown = ast.unparse(value)
    return "`{}`" if shown == "field(default_factory=dict)" else f"`{shown}`"
