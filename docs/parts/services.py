"""The reference of the services, from the interfaces of ``kring_hooks``."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator

from kring_hooks import services

from parts.hooks import inline


def part() -> str:
    """What ``hooks.md`` says of every interface and the exceptions it raises."""
    module = ast.parse(inspect.getsource(services))
    about = (ast.get_docstring(module) or "").split("\n\n")
    head = ["## Services", *map(inline, about), f"In `{services.__name__}`."]
    classes = [_class(node) for node in module.body if isinstance(node, ast.ClassDef)]
    return "\n\n".join([*head, *classes]) + "\n"


def _class(node: ast.ClassDef) -> str:
    said = f"### {node.name}\n\n{inline(ast.get_docstring(node) or '')}"
    members = "\n".join(_members(node))
    return f"{said}\n\n{members}" if members else said


def _members(node: ast.ClassDef) -> Iterator[str]:
    for member in node.body:
        if isinstance(member, ast.FunctionDef) and not member.name.startswith("_"):
            returned = f" -> {ast.unparse(member.returns)}" if member.returns else ""
            said = (ast.get_docstring(member) or "").replace("\n\n", " ")
            yield f"- `{member.name}({ast.unparse(member.args)}){returned}`: {inline(said)}"
        if isinstance(member, ast.AnnAssign) and isinstance(member.value, ast.Call):
            name, kind = ast.unparse(member.target), ast.unparse(member.annotation)
            yield f"- `{name}: {kind}`: {inline(ast.literal_eval(member.value.args[0]))}"
