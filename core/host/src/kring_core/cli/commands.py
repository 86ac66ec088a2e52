"""The table of contents of ``kring``: the commands of the host, then those of the plugins."""

from __future__ import annotations

import argparse
from importlib.metadata import version

from kring_hooks.host import Command

from kring_core.cli import demo, jobs, log, people, plugin, practice, serve
from kring_core.cli.context import Context, Refusal


def parser_for(context: Context) -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="kring", description="Portal for practices: serve it, manage it, extend it."
    )
    parser.add_argument("--version", action="version", version=f"kring {version('kring-core')}")
    groups = parser.add_subparsers(required=True, metavar="COMMAND")
    known = {
        name: module.add_commands(groups)
        for name, module in (
            ("practice", practice),
            ("plugin", plugin),
            ("demo", demo),
            ("jobs", jobs),
            ("log", log),
            ("people", people),
            ("serve", serve),
        )
    }
    for sound in context.host.catalogue.sound():
        for command in sound.commands:
            _add(groups, known, sound.name, command)
    return parser


def _add(groups: object, known: dict[str, object], plugin_name: str, command: Command) -> None:
    """Add a command of a plugin, which runs only where the plugin is enabled."""
    *group, last = command.name.split()
    where = groups
    if group:
        if group[0] not in known:
            holder = groups.add_parser(group[0], help=f"commands of {plugin_name}")  # type: ignore[attr-defined]
            known[group[0]] = holder.add_subparsers(required=True, metavar="COMMAND")
        where = known[group[0]]
    parser = where.add_parser(last, help=command.help, description=command.help)  # type: ignore[attr-defined]
    parser.add_argument("--practice", required=True, metavar="SLUG", help="for which practice")
    parser.add_argument("--json", action="store_true", help="report as JSON")
    command.configure(parser)

    def run(context: Context, asked: argparse.Namespace) -> int:
        chosen = context.practice(asked.practice)
        if plugin_name not in chosen.enabled:
            raise Refusal(
                f"{plugin_name} is not enabled for {chosen.slug}; "
                f"run: kring plugin enable {plugin_name} --practice {chosen.slug}"
            )
        return command.run(chosen, asked)

    parser.set_defaults(run=run)
