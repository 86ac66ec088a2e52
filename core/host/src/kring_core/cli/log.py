"""``kring log``: verify the access logs, and export one."""

from __future__ import annotations

import argparse
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kring_core.access.log.closings import kept_closings
from kring_core.access.log.comparing import Fault, Wrong
from kring_core.access.log.log import AccessLog
from kring_core.access.log.nen7513 import FORMATS
from kring_core.access.log.reading import Asked, evidence, reading
from kring_core.access.log.store import log_of
from kring_core.access.log.verification import first_fault
from kring_core.cli.context import Context, Refusal, show
from kring_core.db import Unavailable
from kring_core.people.persons import Persons
from kring_core.practices.practice import Practice

SAID = {
    Wrong.CHANGED: "line {line} was changed, or another stands in its place",
    Wrong.REMOVED: "line {line} is gone",
    Wrong.ADDED: "line {line} was never anchored: it was added, or the anchors were cut off",
    Wrong.SEGMENT_GONE: "segment {segment} is gone before its term, from line {line} on",
    Wrong.REWRITTEN: "from line {line} on the log was taken back to an older state",
}


def add_commands(groups: Any) -> Any:
    """Add the commands about the access logs."""
    group = groups.add_parser("log", help="access logs: verify, export")
    commands = group.add_subparsers(required=True, metavar="COMMAND")
    verifying = commands.add_parser(
        "verify", help="name the first place where a log is not what it was"
    )
    verifying.add_argument("--practice", metavar="SLUG", help="of which practice; all without it")
    verifying.add_argument("--json", action="store_true", help="report as JSON")
    verifying.set_defaults(run=verify)
    exporting = commands.add_parser("export", help="write a log in the fields of NEN 7513")
    exporting.add_argument("file", metavar="FILE", type=Path, help="a new .csv or .json file")
    exporting.add_argument("--practice", required=True, metavar="SLUG", help="of which practice")
    exporting.add_argument("--person", metavar="ID", help="whose records; everybody's without it")
    exporting.add_argument("--from", dest="since", metavar="DAY", type=_day, help="first day")
    exporting.add_argument("--until", metavar="DAY", type=_day, help="last day")
    exporting.set_defaults(run=export)
    return commands


def verify(context: Context, asked: argparse.Namespace) -> int:
    """Compare logs with their anchors."""
    one = asked.practice
    practices = [context.practice(one)] if one else context.host.practices()
    reports = [_verified(practice) for practice in practices]
    text = "\n".join(f"{report['practice']}: {report['said']}" for report in reports)
    show(reports, as_json=asked.json, text=text)
    return 0 if all(report["sound"] for report in reports) else 1


def _verified(practice: Practice) -> dict[str, Any]:
    fault: Fault | None = None
    lines = 0
    try:
        with practice.database.read() as db:
            closings = kept_closings(db)
        store = log_of(practice)
        if store.exists or store.anchors.sizes() or closings:
            with evidence(store, closings) as found:
                fault = first_fault(found, practice.host.clock())
            with reading(store, Asked()) as every:
                lines = every.count()
    except Unavailable as error:
        return _report(practice, f"cannot be verified, it is {error.reason}", sound=False)
    if fault is None:
        return _report(practice, f"sound, {lines} lines", sound=True, lines=lines)
    said = SAID[fault.wrong].format(line=fault.line, segment=fault.segment)
    return _report(practice, said, sound=False, lines=lines, fault=fault._asdict())


def _report(practice: Practice, said: str, *, sound: bool, **more: Any) -> dict[str, Any]:
    known = {"practice": practice.slug, "sound": sound, "said": said}
    return {**known, "lines": None, "fault": None, **more}


def export(context: Context, asked: argparse.Namespace) -> int:
    """Write a log into a new file; that this was done is a line of the log."""
    practice = context.practice(asked.practice)
    form = asked.file.suffix.removeprefix(".")
    if form not in FORMATS:
        raise Refusal(f"{asked.file} ends neither in .csv nor in .json")
    store = log_of(practice)
    chosen = _chosen(practice, asked)
    try:
        with asked.file.open("x", encoding="utf-8", newline="") as file:
            log = AccessLog(store, None, practice.host.clock)
            log.note("log.exported", asked.person, "log", "command_line")
            with reading(store, chosen) as lines:
                file.writelines(FORMATS[form](practice.slug, lines.each()))
                count = lines.count()
    except FileExistsError:
        raise Refusal(f"{asked.file} is there already; name a new file") from None
    except OSError as error:
        raise Refusal(f"{asked.file} cannot be written: {error.strerror}") from None
    print(f"{count} lines were written to {asked.file}.")
    return 0


def _chosen(practice: Practice, asked: argparse.Namespace) -> Asked:
    people: tuple[str, ...] = ()
    if asked.person:
        with practice.database.read() as db:
            people = tuple(Persons(db, practice.host.clock).ids_of(asked.person))
    until = asked.until + timedelta(days=1) if asked.until else None
    return Asked(
        people, since=_begin(asked.since, practice.zone), until=_begin(until, practice.zone)
    )


def _begin(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time.min, zone) if day else None


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{typed} is no day; write it as 2026-11-30") from None
