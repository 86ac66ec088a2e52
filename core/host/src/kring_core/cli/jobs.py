"""``kring jobs``: do what is due, in a process of its own."""

from __future__ import annotations

import argparse
import signal
from typing import Any

from kring_core.cli.context import Context


def add_commands(groups: Any) -> Any:
    """Add the commands about background work."""
    group = groups.add_parser("jobs", help="background work: run")
    commands = group.add_subparsers(required=True, metavar="COMMAND")
    running = commands.add_parser("run", help="tell plugins, run jobs, send mail")
    running.add_argument("--once", action="store_true", help="go round once and stop")
    running.set_defaults(run=run)
    return commands


def run(context: Context, asked: argparse.Namespace) -> int:
    """Do what is due until stopped, or once."""
    from kring_core.outbox.runner import Runner

    runner = Runner(context.host)
    if asked.once:
        print(f"{runner.run_once()} things were done.")
        return 0
    signal.signal(signal.SIGTERM, lambda *_: runner.stop())
    runner.start()
    try:
        runner.join()
    except KeyboardInterrupt:
        runner.stop()
    return 0
