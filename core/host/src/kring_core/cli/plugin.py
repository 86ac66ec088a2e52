"""``kring plugin``: list, enable, disable, remove, new."""

from __future__ import annotations

import argparse
from typing import Any

from kring_core.cli import removal, scaffold
from kring_core.cli.context import Context, Refusal, show
from kring_core.cli.plans import practice_options, report
from kring_core.plugins.lifecycle import Lifecycle, UnknownPlugin
from kring_core.plugins.plans import PlanRefused
from kring_core.plugins.state import PluginState
from kring_core.plugins.web import rehearse_web


def add_commands(groups: Any) -> Any:
    """Add the commands about plugins."""
    group = groups.add_parser("plugin", help="plugins: list, enable, disable, remove, new")
    commands = group.add_subparsers(required=True, metavar="COMMAND")
    listing = commands.add_parser("list", help="list the plugins and their state")
    practice_options(listing)
    listing.set_defaults(run=list_plugins)
    for action, help_text in (
        ("enable", "switch a plugin on for a practice"),
        ("disable", "switch a plugin off; what it keeps stays"),
    ):
        parser = commands.add_parser(action, help=help_text)
        parser.add_argument("name", metavar="NAME")
        practice_options(parser)
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.set_defaults(run=step, action=action)
    removal.add_command(commands)
    scaffold.add_command(commands)
    return commands


def _lifecycle(context: Context, asked: argparse.Namespace) -> Lifecycle:
    # Which plugins clash over an address is known only once their web parts have been rehearsed.
    rehearse_web(context.host.catalogue)
    return Lifecycle(context.practice(asked.practice))


def list_plugins(context: Context, asked: argparse.Namespace) -> int:
    """List the plugins of a practice."""
    rows = [_row(context, state) for state in _lifecycle(context, asked).states()]
    text = "\n".join(
        f"{row['name']:22} {row['state']:10} {row['version']:10} {row['title']}"
        + (f"\n    {row['reason']}" if row["reason"] else "")
        for row in rows
    )
    show(rows, as_json=asked.json, text=text or "No plugins are installed.")
    return 0


def _row(context: Context, state: PluginState) -> dict[str, object]:
    translate = context.host.messages.translate
    return {
        "name": state.name,
        "title": translate(state.title, "en"),
        "version": state.version,
        "state": state.state,
        "reason": translate(state.reason, "en"),
        "requires": list(state.requires),
    }


def step(context: Context, asked: argparse.Namespace) -> int:
    """Enable or disable a plugin, or say what that would do."""
    lifecycle = _lifecycle(context, asked)
    try:
        if asked.dry_run:
            plan = lifecycle.plan(asked.action, asked.name)
        else:
            plan = getattr(lifecycle, asked.action)(asked.name)
    except UnknownPlugin:
        raise Refusal(f"there is no plugin {asked.name}") from None
    except PlanRefused as refused:
        report(context, refused.plan, asked)
        return 1
    report(context, plan, asked)
    return 0 if plan.allowed else 1
