"""``kring directory import``: take a list of experts into the directory, as drafts."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from kring_core.sdk import NotText, Practice

from kring_expertdirectory.importing import ImportedList, read_list, report
from kring_expertdirectory.services import Intake, Plan


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="plain text or CSV, in any encoding"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would come, change nothing"
    )
    parser.add_argument("--report", metavar="FILE", type=Path, help="write the report as JSON")


def import_list(practice: Practice, asked: Namespace) -> int:
    """Import a list, all of it or nothing.

    :return: 0, or 1 with the reason on standard error when the list or the report cannot be.
    """
    try:
        imported = read_list(asked.file.read_bytes(), asked.file.name)
        plan = (
            _plan_only(practice, imported, asked)
            if asked.dry_run
            else _do(practice, imported, asked)
        )
    except NotText as error:
        return _refused(f"{asked.file.name}: {error.message}")
    except OSError as error:
        return _refused(f"{error.filename or asked.file}: {error.strerror}")
    said = (
        json.dumps(_outcome(plan), ensure_ascii=False, indent=2)
        if asked.json
        else _text(plan, asked)
    )
    sys.stdout.write(f"{said}\n")
    return 0


def _plan_only(practice: Practice, imported: ImportedList, asked: Namespace) -> Plan:
    with practice.database.read() as db:
        plan = Intake(db, practice.host.clock).plan(imported)
    _write_report(imported, asked)
    return plan


def _do(practice: Practice, imported: ImportedList, asked: Namespace) -> Plan:
    clock = practice.host.clock
    with practice.database.write() as db:
        intake = Intake(db, clock)
        plan = intake.plan(imported)
        intake.carry_out(plan, clock().astimezone(practice.zone).date())
        # Within the transaction: without its report nothing is imported either.
        _write_report(imported, asked)
    return plan


def _write_report(imported: ImportedList, asked: Namespace) -> None:
    if asked.report:
        written = json.dumps(report(imported), ensure_ascii=False, indent=2)
        asked.report.write_text(f"{written}\n", "utf-8")


def _outcome(plan: Plan) -> dict[str, Any]:
    return {**report(plan.imported), "outcome": dict(plan.counts)}


def _text(plan: Plan, asked: Namespace) -> str:
    counts, diagnosis = plan.counts, plan.imported.diagnosis
    here = f"{counts['same']} known already, {counts['doubt']} new but perhaps known"
    signs = f"{diagnosis.repaired} characters repaired, {diagnosis.flagged} to be looked at"
    done = "What is new is a draft, for an editor to look at."
    return "\n".join(
        [
            f"{len(plan.profiles)} experts: {counts['new']} new, {here}.",
            f"{counts['pages']} knowledge pages, {counts['pages_new']} of them new.",
            f"{signs}, {plan.imported.refused} lines left out.",
            "Nothing was changed." if asked.dry_run else done,
        ]
    )


def _refused(reason: str) -> int:
    sys.stderr.write(f"kring: {reason}\n")
    return 1
