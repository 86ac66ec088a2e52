"""The page of the commands of ``kring``, from its own parser.

The parser is read and its help not copied: how ``--help`` breaks lines differs between Pythons.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kring_core.cli.commands import parser_for
from kring_core.cli.context import Context
from kring_core.host import Host
from kring_core.settings import read_settings


def part(plugins: Iterable[str]) -> str:
    """What ``commands.md`` says of every command.

    :param plugins: names of the plugins whose commands are told.
    """
    context = Context()
    context.host = Host(replace(read_settings({}), strict=True), plugins=plugins)
    return "\n".join(_commands(parser_for(context), ""))


def _commands(parser: argparse.ArgumentParser, said: str) -> Iterator[str]:
    below = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]  # noqa: SLF001 - argparse has no public way to walk its commands
    if not below:
        yield _command(parser, said)
    for action in below:
        helps = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001 - as above
        for name, child in action.choices.items():
            yield from _commands(child, helps.get(name, ""))


def _command(parser: argparse.ArgumentParser, said: str) -> str:
    arguments = [a for a in parser._actions if not isinstance(a, argparse._HelpAction)]  # noqa: SLF001 - as above
    usage = " ".join([parser.prog.split(" -")[0], *map(_in_usage, arguments)])
    sentence = f"{said[:1].upper()}{said[1:].rstrip('.')}."
    rows = "".join(f"| `{_cell(_name(each))}` | {_meaning(each)} |\n" for each in arguments)
    table = f"\n| argument | meaning |\n| --- | --- |\n{rows}" if rows else ""
    return f"## {parser.prog}\n\n{sentence}\n\n```console\n$ {usage}\n```\n{table}"


def _in_usage(argument: argparse.Action) -> str:
    name = _name(argument) + (" …" if argument.nargs == "*" else "")
    return name if argument.required and argument.nargs not in ("*", "?") else f"[{name}]"


def _name(argument: argparse.Action) -> str:
    if not argument.option_strings:
        return str(argument.metavar or argument.dest)
    option = argument.option_strings[-1]
    if argument.nargs == 0:
        return option
    values = "|".join(map(str, argument.choices)) if argument.choices else None
    return f"{option} {argument.metavar or values or argument.dest.upper()}"


def _meaning(argument: argparse.Action) -> str:
    said = _cell(argument.help or "")
    needed = argument.required and argument.option_strings
    return f"{said} (needed)" if needed else said


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
