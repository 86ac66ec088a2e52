"""``kring plugin remove``: keep what a plugin kept, export it, or erase it."""

from __future__ import annotations

import argparse
from typing import Any

from kring_core.cli.context import Context, Refusal, complain
from kring_core.cli.plans import practice_options, report
from kring_core.plugins.lifecycle import UnknownPlugin
from kring_core.plugins.packages import new_passphrase
from kring_core.plugins.plans import PlanRefused
from kring_core.plugins.removal import MODES, Removal
from kring_core.plugins.web import rehearse_web


def add_command(commands: Any) -> None:
    """Add the command that removes a plugin."""
    parser = commands.add_parser(
        "remove", help="remove a plugin: keep its records, export them, or erase them"
    )
    parser.add_argument("name", metavar="NAME")
    practice_options(parser)
    parser.add_argument(
        "--mode",
        required=True,
        choices=MODES,
        help="keep: off, records stay; export: into an encrypted package, then gone; "
        "erase: gone, with a backup for 30 days",
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    parser.set_defaults(run=remove)


def remove(context: Context, asked: argparse.Namespace) -> int:
    """Remove a plugin from a practice, or say what that would do."""
    rehearse_web(context.host.catalogue)
    removal = Removal(context.practice(asked.practice))
    try:
        plan = removal.plan(asked.name, asked.mode)
        if asked.dry_run or not plan.allowed:
            report(context, plan, asked)
            return 0 if plan.allowed else 1
        passphrase = "" if asked.mode == "keep" else new_passphrase()
        if passphrase:
            # Told before the act: whatever interrupts it, the package can be opened.
            complain(f"The package opens with this passphrase, shown only here: {passphrase}")
        removed = removal.remove(asked.name, asked.mode, passphrase)
    except UnknownPlugin:
        raise Refusal(f"there is no plugin {asked.name}") from None
    except PlanRefused as refused:
        report(context, refused.plan, asked)
        return 1
    package = str(removed.package) if removed.package else None
    report(context, removed.plan, asked, package=package, passphrase=passphrase or None)
    if package and not asked.json:
        print(f"Package: {package}")
    return 0
