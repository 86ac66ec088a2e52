"""``kring people``: take a list of people into a practice."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from kring_core.cli.context import Context, Refusal, show
from kring_core.people.importing import PeopleIntake, PeoplePlan, read_people, report
from kring_core.practices.practice import Practice
from kring_core.text import NotText


def add_commands(groups: Any) -> Any:
    """Add the commands about people."""
    group = groups.add_parser("people", help="people: import")
    commands = group.add_subparsers(required=True, metavar="COMMAND")
    importing = commands.add_parser(
        "import", help="add the people on a list who are not here yet; nobody is invited"
    )
    importing.add_argument("file", metavar="FILE", type=Path, help="CSV, in any encoding")
    importing.add_argument("--practice", required=True, metavar="SLUG", help="into which practice")
    importing.add_argument(
        "--dry-run", action="store_true", help="show what would come, change nothing"
    )
    importing.add_argument("--report", metavar="FILE", type=Path, help="write the report as JSON")
    importing.add_argument("--json", action="store_true", help="report as JSON")
    importing.set_defaults(run=import_people)
    return commands


def import_people(context: Context, asked: argparse.Namespace) -> int:
    """Import a list, all that is new on it or nothing.

    :raises Refusal: when the list cannot be read, or the report cannot be written.
    """
    practice = context.practice(asked.practice)
    try:
        plan = _planned(practice, asked) if asked.dry_run else _done(practice, asked)
    except NotText as error:
        raise Refusal(f"{asked.file.name}: {error.message}") from None
    except OSError as error:
        raise Refusal(f"{error.filename or asked.file}: {error.strerror}") from None
    show(report(plan), as_json=asked.json, text=_text(plan, asked))
    return 0


def _planned(practice: Practice, asked: argparse.Namespace) -> PeoplePlan:
    with practice.database.read() as db:
        plan = _plan(PeopleIntake(db, practice.host.clock), practice, asked)
    _write_report(plan, asked)
    return plan


def _done(practice: Practice, asked: argparse.Namespace) -> PeoplePlan:
    with practice.database.write() as db:
        intake = PeopleIntake(db, practice.host.clock)
        plan = _plan(intake, practice, asked)
        intake.carry_out(plan)
        # Within the transaction: without its report nothing is imported either.
        _write_report(plan, asked)
    return plan


def _plan(intake: PeopleIntake, practice: Practice, asked: argparse.Namespace) -> PeoplePlan:
    today = practice.host.clock().astimezone(practice.zone).date()
    return intake.plan(read_people(asked.file.read_bytes(), today, asked.file.name))


def _write_report(plan: PeoplePlan, asked: argparse.Namespace) -> None:
    if asked.report:
        written = json.dumps(report(plan), ensure_ascii=False, indent=2)
        asked.report.write_text(f"{written}\n", "utf-8")


def _text(plan: PeoplePlan, asked: argparse.Namespace) -> str:
    counts, diagnosis = plan.counts, plan.imported.diagnosis
    known = f"{counts['same']} known already, {counts['doubt']} perhaps known and not added"
    signs = f"{diagnosis.repaired} characters repaired, {diagnosis.flagged} to be looked at"
    # Without what the file says: a terminal is looked over, and its history is kept.
    items = plan.imported.items
    left = [f"Line {item.line}: {item.why}" for item in items if item.kind != "repair"]
    return "\n".join(
        [
            f"{len(plan.people)} people: {counts['new']} new, {known}.",
            f"{signs}, {plan.imported.refused} lines left out.",
            *left,
            "Nothing was changed." if asked.dry_run else "Nobody was invited.",
        ]
    )
