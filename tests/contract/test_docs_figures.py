"""The figures of the documentation are those of the code."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from kring_core.access.keys import rules as keys
from kring_core.accounts import accounts, limits, passwords, recovery, sessions
from kring_core.db.database import OPEN_DATABASES
from kring_core.db.engines import BUSY_SECONDS
from kring_core.files.store import LARGEST
from kring_core.mail import queue
from kring_core.outbox import runner
from kring_core.plugins.packages import KEPT_FOR
from kring_core.portal.checks import LARGEST_BODY
from kring_core.practices.home import BELIEVED_SECONDS
from kring_core.practices.practice import FRESH_SECONDS

DOCS = Path(__file__).parents[2] / "docs"
FIGURES = [
    ("architecture", "At most 24 databases", OPEN_DATABASES, 24),
    ("architecture", "| a writer waits at most | 5 seconds | 5 seconds |", BUSY_SECONDS, 5),
    ("architecture", "tried again after 30 seconds", runner.PAUSE, timedelta(seconds=30)),
    ("architecture", "after ten tries it waits", runner.TRIES, 10),
    ("architecture", "at most eight times", queue.TRIES, 8),
    ("architecture", "Mail is claimed for five minutes", queue.LEASE, timedelta(minutes=5)),
    ("architecture", "removed plugins, for 30 days", KEPT_FOR, timedelta(days=30)),
    ("architecture", "believes for half a second", (BELIEVED_SECONDS, FRESH_SECONDS), (0.5, 0.5)),
    ("installation", "at most 12 MB; a file may have 5 MB", LARGEST_BODY, 12 * 2**20),
    ("installation", "client_max_body_size 12m;", LARGEST_BODY, 12 * 2**20),
    ("installation", "once, for three days", accounts.LINK_LIVES, timedelta(days=3)),
    ("security", "at least twelve characters", passwords.SHORTEST, 12),
    ("security", "After five wrong ones", limits.PER_ACCOUNT, 5),
    ("security", "up to a quarter of an hour", limits.LONGEST_WAIT, timedelta(minutes=15)),
    ("security", "within ten minutes of signing in", sessions.CONFIRMED, timedelta(minutes=10)),
    ("security", "Ten recovery codes", recovery.CODES, 10),
    ("security", "after two hours without a page", sessions.IDLE, timedelta(hours=2)),
    ("security", "after twelve hours at the latest", sessions.LONGEST, timedelta(hours=12)),
    ("keys", "rest for seven days", keys.NOTICE, timedelta(days=7)),
    ("security", "at most 5 MB", LARGEST, 5 * 2**20),
    ("security", "lapse after thirty days", KEPT_FOR, timedelta(days=30)),
]


@pytest.mark.parametrize(("page", "said", "real", "told"), FIGURES)
def test_a_figure_that_is_told_is_the_one_of_the_code(page, said, real, told):
    assert said in (DOCS / f"{page}.md").read_text("utf-8")
    assert real == told
