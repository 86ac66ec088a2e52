"""What plugin authors are given to test with does what it says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kring_core.access.identity import Role
from kring_core.mail.queue import MailQueue

pytest_plugins = ["pytester"]


@pytest.fixture
def plugins():
    return []


def test_everybody_has_the_pages_of_their_role(visitor, person, staff, administrator):
    readers = {"visitor": visitor, "person": person, "staff": staff, "administrator": administrator}
    pages = ("/", "/mijn", "/beheer", "/beheer/plugins")

    assert {name: [one.status(page) for page in pages] for name, one in readers.items()} == {
        "visitor": [200, 303, 303, 303],
        "person": [200, 200, 403, 403],
        "staff": [200, 200, 200, 403],
        "administrator": [200, 200, 200, 200],
    }


def test_a_session_of_one_practice_opens_nothing_in_another(staff, other_practice, client_of):
    other = client_of(other_practice)
    for cookie in staff.cookiejar:
        other.set_cookie(cookie.name, cookie.value)

    assert other.status("/beheer") == 303


def test_a_session_ends_when_the_clock_says_so(staff, clock):
    before = clock()
    assert clock.move(hours=13) - before == timedelta(hours=13)

    assert staff.status("/beheer") == 303


def test_mail_can_be_looked_into(practice, mailbox, clock):
    with practice.database.write() as db:
        MailQueue(db, clock).send("noor@praktijk.example", "Subject", "There is something to read.")

    (mail,) = mailbox()
    assert mail["To"] == "noor@praktijk.example"
    assert mail.get_content().strip() == "There is something to read."


def test_statements_can_be_counted(visitor, statements):
    visitor.get("/")
    with statements() as said:
        visitor.get("/privacy", expect_errors=True)
        counted = len(said)
    visitor.get("/")

    assert len(said) == counted


def test_every_test_has_practices_of_its_own(new_practice, client_of):
    first, second = new_practice(), new_practice()

    assert first.place.hosts != second.place.hosts
    assert first.database.url != second.database.url
    assert client_of(first, Role.STAFF).status("/beheer") == 200


def test_without_a_server_it_is_said_loudly_that_postgresql_was_not_asked(pytester, monkeypatch):
    monkeypatch.delenv("KRING_TEST_POSTGRESQL", raising=False)
    pytester.makeini("[pytest]\nmarkers = postgresql")
    pytester.makepyfile("def test_one(backend): pass\ndef test_two(backend): pass")

    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-W", "ignore")
    result.assert_outcomes(passed=2, skipped=2)
    result.stdout.fnmatch_lines(["*2 tests ran on SQLite only: KRING_TEST_POSTGRESQL names no*"])


def test_the_pytest_plugin_imports_the_host_only_when_a_fixture_asks(pytester):
    pytester.makepyfile(
        "import sys\n"
        "def test_nothing_was_imported():\n"
        "    heavy = {'sqlalchemy', 'pyramid', 'chameleon', 'webtest', 'kring_core.host'}\n"
        "    assert heavy & set(sys.modules) == set()\n"
    )

    pytester.runpytest_subprocess("-W", "ignore").assert_outcomes(passed=1)
