"""A person's own home: what is asked of them, in the order in which it presses."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from kring_core.access.identity import Role
from kring_core.plugins.lifecycle import Lifecycle
from kring_hooks.host import Task


@pytest.fixture
def asking(little_plugin, new_host, practice, client_of):
    """A browser of somebody of whom a plugin asks things: ``asking(Task(…), …)``."""

    def ask(*tasks: Task):
        def kring_collect_tasks(request):
            return list(tasks)

        plugin = little_plugin("asking", kring_collect_tasks=kring_collect_tasks)
        here = new_host(extra=[plugin]).practice(practice.slug)
        Lifecycle(here).enable("asking")
        return client_of(here, Role.PERSON)

    return ask


def titles(page) -> list[str]:
    return [link.get_text() for link in page.html.select(".tasks a")]


def test_who_is_asked_nothing_reads_so(person):
    assert "Nothing now." in person.get("/mijn")


def test_what_has_a_day_comes_first_by_day_and_the_rest_by_weight(asking, clock):
    browser = asking(
        Task("light", "Without a day, light", "/a", weight=10),
        Task("later", "In March", "/b", due=date(2030, 3, 1)),
        Task("heavy", "Without a day, heavy", "/c", weight=90),
        Task("sooner", "On the leap day", "/d", due=date(2028, 2, 29)),
    )

    page = browser.get("/mijn")
    assert titles(page) == [
        "On the leap day",
        "In March",
        "Without a day, light",
        "Without a day, heavy",
    ]
    assert "before or on 29 February 2028" in page


def test_a_task_is_late_from_the_day_after_in_the_time_of_the_practice(asking, clock):
    # Half past eleven in the evening in Amsterdam, and an hour later.
    clock.now = datetime(2026, 11, 25, 22, 30, tzinfo=UTC)
    browser = asking(Task("late", "Answer", "/a", due=date(2026, 11, 25)))
    assert "before or on 25 November 2026" in browser.get("/mijn")
    clock.move(hours=1)
    assert "was due on 25 November 2026" in browser.get("/mijn")


def test_documents_and_agreements_say_what_will_stand_there(person):
    assert "No documents" in person.get("/mijn/documenten")
    assert "No agreements" in person.get("/mijn/afspraken")


def test_a_name_changed_at_home_is_the_name_others_find(person, administrator):
    form = person.get("/mijn/gegevens").forms["form"]
    form["name"] = "Nóra Jansén"
    form.submit("save").follow()

    assert "Nóra Jansén" in administrator.get("/beheer/mensen?q=nora")
