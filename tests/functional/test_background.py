"""What runs by itself, as the practice sees it: mail, jobs, what failed; and the search."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from kring_core.access.identity import Role
from kring_core.mail.models import MailRow
from kring_core.mail.queue import TRIES, MailQueue
from kring_core.outbox.runner import run_due
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.practices.models import PracticeRow
from kring_hooks.host import Job, SearchHit
from sqlalchemy import select


@pytest.fixture
def plugins():
    return ["minimal"]


def queue(practice, number=1):
    with practice.database.write() as db:
        for each in range(number):
            to = f"reader{each}@praktijk.example"
            MailQueue(db, practice.host.clock).send(to, "A subject", "What it says")


def break_mail(practice):
    """Name a mail server that is not there."""
    with practice.database.write() as db:
        row = db.scalars(select(PracticeRow)).one()
        row.settings = {**row.settings, "mail_host": "127.0.0.1", "mail_port": 1}
    practice.forget()


def test_mail_says_to_whom_and_never_what(administrator, practice, turn):
    queue(practice)
    page = administrator.get("/beheer/mail")
    assert "reader0@praktijk.example" in page
    assert "Waits" in page
    assert "What it says" not in page

    turn()

    assert "Sent" in administrator.get("/beheer/mail")
    with practice.database.read() as db:
        assert db.scalars(select(MailRow.body)).all() == [""]


def test_mail_that_cannot_leave_is_tried_again_given_up_and_sent_on_request(
    administrator, practice, clock, turn
):
    break_mail(practice)
    queue(practice)
    for _ in range(TRIES):
        turn()
        clock.move(hours=8)
    administrator.sign_in(administrator.account)
    page = administrator.get("/beheer/mail")
    assert "Given up" in page
    assert "ConnectionRefusedError" in page

    page.forms[1].submit().follow()

    assert "Waits" in administrator.get("/beheer/mail")


def test_a_long_queue_has_pages(administrator, practice):
    queue(practice, 51)

    second = administrator.get("/beheer/mail").click("Next")

    assert len(second.html.select("tbody tr")) == 1
    assert "Previous" in second


def test_jobs_are_listed_with_when_they_ran(administrator, turn):
    assert "not yet" in administrator.get("/beheer/taken")
    turn()

    page = administrator.get("/beheer/taken")
    assert "Take old notes off the board" in page
    assert "23 November 2026" in page


def test_what_failed_is_shown_with_its_code_and_tried_again_on_request(
    practice, little_plugin, new_host, client_of, clock
):
    fails = [True]

    def run(practice: Any, db: Any) -> None:
        if fails:
            raise ValueError("not today")

    def kring_register_jobs() -> Sequence[Job]:
        return [Job("try", "Try something", timedelta(days=1), run)]

    def kring_on_plugin_enabled(practice: Any, db: Any, plugin: str) -> None:
        if fails:
            raise ValueError("not today")

    plugin = little_plugin(
        "trying",
        kring_register_jobs=kring_register_jobs,
        kring_on_plugin_enabled=kring_on_plugin_enabled,
    )
    here = new_host([], extra=[plugin]).practice(practice.slug)
    Lifecycle(here).enable("trying")
    run_due(here)
    administrator = client_of(here, Role.ADMINISTRATOR)
    page = administrator.get("/beheer/taken")
    assert "failed, code" in page
    assert "kring_on_plugin_enabled" in page
    assert "not today" not in page

    fails.clear()
    page.forms[1].submit().follow()
    clock.move(seconds=1)
    run_due(here)

    page = administrator.get("/beheer/taken")
    assert "failed, code" not in page
    assert "Every plugin has heard" in page


def test_trying_again_brings_back_nothing_that_is_done(administrator, practice, turn):
    turn()
    administrator.get("/beheer/taken").forms[1].submit().follow()

    assert turn() == 0


def test_search_finds_what_plugins_find(staff, practice):
    Lifecycle(practice).disable("minimal")
    assert "Nothing was found" in staff.get("/beheer/zoeken?q=coffee")
    Lifecycle(practice).enable("minimal")
    form = staff.get("/notities/ophangen").forms["form"]
    form["text"] = "Coffee & <b>cake</b>"
    form.submit("pin")

    page = staff.get("/beheer/zoeken?q=coffee")

    assert "Coffee &amp; &lt;b&gt;cake" in page
    assert page.click("Coffee").request.path == "/notities"


@pytest.mark.parametrize(
    ("words", "told"), [("", "two letters"), ("a", "two letters"), ("%25", "")]
)
def test_search_says_what_it_needs(staff, words, told):
    assert told in staff.get(f"/beheer/zoeken?q={words}")


def test_a_plugin_that_cannot_search_costs_its_own_hits_only(
    practice, little_plugin, new_host, client_of
):
    def kring_collect_search(request: Any, text: str) -> Sequence[SearchHit]:
        raise ValueError(text)

    plugin = little_plugin("blind", kring_collect_search=kring_collect_search)
    here = new_host(["minimal"], extra=[plugin]).practice(practice.slug)
    Lifecycle(here).enable("blind")

    page = client_of(here, Role.STAFF).get("/beheer/zoeken?q=coffee")

    assert "nothing could be searched" in page
