"""What the commands about plugins share: their options, and how they report a plan."""

from __future__ import annotations

import argparse

from kring_core.cli.context import Context, complain, show
from kring_core.plugins.plans import Plan


def practice_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of every command about the plugins of a practice."""
    parser.add_argument("--practice", required=True, metavar="SLUG", help="for which practice")
    parser.add_argument("--json", action="store_true", help="report as JSON")


def report(context: Context, plan: Plan, asked: argparse.Namespace, **more: object) -> None:
    """Print a plan; what stands against it goes to standard error.

    :param more: what the JSON says besides.
    """

    def english(message: str) -> str:
        return context.host.messages.translate(message, "en")

    effects = [english(effect) for effect in plan.effects]
    objections = plan.said(english, blocking=True)
    warnings = plan.said(english, blocking=False)
    value = {
        "action": plan.action,
        "plugin": plan.plugin,
        "practice": asked.practice,
        "done": plan.allowed and not asked.dry_run,
        "allowed": plan.allowed,
        "effects": effects,
        "objections": objections,
        "warnings": warnings,
        **more,
    }
    show(value, as_json=asked.json, text="\n".join(effects if plan.allowed else []))
    for sentence in [*objections, *warnings]:
        complain(f"kring: {sentence}")
