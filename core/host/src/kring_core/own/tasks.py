"""What is asked of somebody now: collected from the plugins enabled here, the most urgent first."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from babel.dates import format_date
from kring_hooks.host import Task

from kring_core.plugins.ordering import in_order


class Shown(NamedTuple):
    """One task, ready to be shown."""

    title: str
    href: str
    summary: str
    due: str
    """The last day in words, or empty."""
    late: bool


def tasks_of(request: Any) -> list[Shown]:
    """The tasks of who is reading: those with a day first, by day, then the others in order."""
    kring = request.kring
    collected = in_order(kring.practice.hook.kring_collect_tasks(request=request))
    today = kring.now().astimezone(kring.practice.zone).date()
    by_day = sorted((task for _, task in collected), key=lambda task: task.due or date.max)
    return [_shown(kring, task, today) for task in by_day]


def _shown(kring: Any, task: Task, today: date) -> Shown:
    due = format_date(task.due, "d MMMM y", locale=kring.language) if task.due else ""
    return Shown(
        kring.translate(task.title),
        task.href,
        kring.translate(task.summary),
        due,
        task.due is not None and task.due < today,
    )
