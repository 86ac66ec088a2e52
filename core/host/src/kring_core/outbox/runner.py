"""The runner: tells plugins what happened, runs their jobs, sends the mail.

Each delivery and each run is one write transaction that also settles its row, so that two runners
take turns and nothing is done twice: a practice has one writer at a time.
"""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

from kring_hooks.host import Job
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from kring_core.db import Unavailable
from kring_core.faults import report
from kring_core.host import Host
from kring_core.mail.queue import deliver_due
from kring_core.outbox.models import JobRow, OutboxRow
from kring_core.practices.practice import Practice

TRIES = 10
PAUSE = timedelta(seconds=30)
"""The pause after a first failure; it doubles each time."""


def run_due(practice: Practice) -> int:
    """Do everything that is due in a practice; answer how many things were tried."""
    return _tell(practice) + _run_jobs(practice) + deliver_due(practice)


def _tell(practice: Practice) -> int:
    with practice.database.read() as db:
        waiting = list(db.scalars(_due(practice)))
    for row_id in waiting:
        _tell_one(practice, row_id)
    return len(waiting)


def _due(practice: Practice) -> Select[str]:
    # What waits for a plugin that is off waits until it is on again.
    return (
        select(OutboxRow.id)
        .where(OutboxRow.due_at <= practice.host.clock(), OutboxRow.attempts < TRIES)
        .where(OutboxRow.plugin.in_(sorted(practice.enabled)))
        .order_by(OutboxRow.due_at, OutboxRow.id)
    )


def _tell_one(practice: Practice, row_id: str) -> None:
    try:
        with practice.database.write() as db:
            row = db.scalars(
                select(OutboxRow).where(OutboxRow.id == row_id, OutboxRow.id.in_(_due(practice)))
            ).first()
            if row is None:
                # Another runner told it since.
                return
            hook = getattr(practice.hook, row.hook, None)
            if hook is not None:
                hook.deliver(row.plugin, practice=practice, db=db, **row.arguments)
            db.delete(row)
    except Unavailable:
        raise
    except Exception as error:
        _postpone(practice, row_id, error)


def _postpone(practice: Practice, row_id: str, error: Exception) -> None:
    with practice.database.write() as db:
        row = db.get(OutboxRow, row_id)
        if row is None:
            return
        row.fault = report(error, f"plugin {row.plugin}, {row.hook}")
        row.attempts += 1
        row.due_at = practice.host.clock() + PAUSE * 2 ** (row.attempts - 1)


def _run_jobs(practice: Practice) -> int:
    ran = 0
    with practice.database.read() as db:
        due = {(row.plugin, row.name): row.due_at for row in db.scalars(select(JobRow))}
    for plugin in sorted(practice.enabled):
        for job in practice.host.catalogue.plugins[plugin].jobs:
            due_at = due.get((plugin, job.name))
            if due_at is None or due_at <= practice.host.clock():
                ran += _run_job(practice, plugin, job)
    return ran


def _run_job(practice: Practice, plugin: str, job: Job) -> bool:
    fault = ""
    try:
        with practice.database.write() as db:
            row = _job_row(db, plugin, job, practice.host.clock())
            if row.due_at > practice.host.clock():
                # Another runner had its turn since the row was read.
                return False
            job.run(practice, db)
            row.ran_at = practice.host.clock()
            row.due_at, row.fault = row.ran_at + job.every, ""
    except Unavailable:
        raise
    except Exception as error:
        fault = report(error, f"plugin {plugin}, job {job.name}")
    if fault:
        with practice.database.write() as db:
            now = practice.host.clock()
            row = _job_row(db, plugin, job, now)
            row.ran_at, row.due_at, row.fault = now, now + job.every, fault
    return True


def _job_row(db: Session, plugin: str, job: Job, now: datetime) -> JobRow:
    row = db.get(JobRow, (plugin, job.name))
    if row is None:
        row = JobRow(plugin=plugin, name=job.name, due_at=now)
        db.add(row)
    return row


class Runner(threading.Thread):
    """Runs what is due in every practice, again and again, beside the server."""

    def __init__(self, host: Host, every: float = 1.0) -> None:
        super().__init__(name="kring-runner", daemon=True)
        self._host = host
        self._every = every
        self._ended = threading.Event()

    def run(self) -> None:
        """Go round until stopped."""
        while not self._ended.wait(self._every):
            self.run_once()

    def run_once(self) -> int:
        """Go round once; a practice whose database is unavailable is left for the next round."""
        done = 0
        for practice in self._host.practices():
            try:
                done += run_due(practice)
            except Unavailable:
                continue
            except Exception as error:
                report(error, f"runner, practice {practice.slug}")
        return done

    def stop(self) -> None:
        """Stop after the present round."""
        self._ended.set()
        self.join(timeout=10)
