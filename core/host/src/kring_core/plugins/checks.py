"""What is checked of a plugin before it is taken up, so that a mistake is told by name."""

from __future__ import annotations

import difflib
import re
import typing
from collections.abc import Iterator
from types import ModuleType
from typing import Any, get_args, get_origin, get_type_hints

from kring_hooks import API_VERSION
from kring_hooks.host import Manifest
from pluggy import PluginManager

NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")


class Refused(Exception):
    """A plugin breaks the contract; the message says where and how to mend it."""


def checked_module(manager: PluginManager, name: str, module: ModuleType) -> None:
    """Refuse a module whose hooks are misspelt, unmarked, wrappers, or of other types.

    :raises Refused: naming the function.
    """
    if not NAME.fullmatch(name):
        raise Refused(f"the name {name!r} is not of small letters, digits and underscores")
    known = {hook for hook in vars(manager.hook) if not hook.startswith("_")}
    for hook, function, options in _functions(manager, module):
        if hook not in known:
            near = difflib.get_close_matches(hook, known, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise Refused(f"{hook} is no hook of Kring{hint}")
        if options is None:
            raise Refused(f"{hook} is not marked with @hookimpl")
        if options.get("wrapper") or options.get("hookwrapper"):
            raise Refused(
                f"{hook} is a wrapper; a plugin adds its own answer and changes no other's"
            )
        specification = getattr(manager.hook, hook).spec.function
        _check_annotations(hook, specification, function)


def _functions(
    manager: PluginManager, module: ModuleType
) -> Iterator[tuple[str, Any, dict[str, Any] | None]]:
    for attribute, value in vars(module).items():
        if not callable(value):
            continue
        options = manager.parse_hookimpl_opts(module, attribute)
        own = attribute.startswith("kring_") and value.__module__ == module.__name__
        if options is not None or own:
            yield attribute, value, typing.cast("dict[str, Any] | None", options)


def _check_annotations(hook: str, specification: Any, function: Any) -> None:
    try:
        stated = get_type_hints(function)
    except NameError:
        # Names that exist for the type checker only cannot be compared here.
        return
    for argument, expected in get_type_hints(specification).items():
        given = stated.get(argument, Any)
        if argument == "return" and _narrows(given, expected):
            continue
        if given not in (expected, Any) and expected is not Any:
            raise Refused(f"{hook}: {argument} is {expected} in the contract, and {given} here")


def _narrows(given: Any, expected: Any) -> bool:
    """Whether a return type is a kind of the expected one: ``list[X]`` for ``Sequence[X]``."""
    wide, narrow = get_origin(expected), get_origin(given)
    return (
        isinstance(wide, type)
        and isinstance(narrow, type)
        and issubclass(narrow, wide)
        and get_args(given)[: len(get_args(expected))] == get_args(expected)
    )


def checked_manifest(name: str, answer: object) -> Manifest:
    """The manifest that a plugin answered.

    :raises Refused: when it is none, asks for another contract, or names tables of others.
    """
    if not isinstance(answer, Manifest):
        raise Refused("kring_register_plugin gives no Manifest")
    if answer.api != API_VERSION[0]:
        raise Refused(
            f"it is written for version {answer.api} of the hooks; here is {API_VERSION[0]}"
        )
    for table in answer.tables:
        if not table.startswith(f"{name}_"):
            raise Refused(f"its table {table} does not begin with {name}_")
    if answer.tables and answer.migrations is None:
        raise Refused("it has tables and no migrations")
    return answer
