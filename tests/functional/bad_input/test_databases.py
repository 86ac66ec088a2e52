"""A database that cannot do what is asked: what happened is said, and what was typed is kept."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path

import pytest
from kring_core.db import open_database
from sqlalchemy import Pool, event, make_url, text

TYPED = "Ada Verhoeven-Smit"
SQLITE_ONLY = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
WRITE_VERSION = 18
"""Place in the header of a SQLite file; more than 2 makes the file one that is only read."""


def path_of(practice):
    return Path(make_url(practice.database.url).database)


def closed(practice):
    """The path of a practice's database, on which nobody has a hand any more."""
    practice.database.dispose()
    practice.forget()
    open_database.cache_clear()
    return path_of(practice)


@contextmanager
def lock(practice):
    """Hold what a writer holds."""
    if practice.database.is_sqlite:
        other = sqlite3.connect(path_of(practice), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
        other.close()
    else:
        with practice.database.write() as db:
            db.execute(text("SELECT 1"))
            yield


def filled(browser):
    form = browser.get("/mijn/gegevens").forms["form"]
    form["name"] = TYPED
    return form


def stored(browser):
    return browser.get("/mijn/gegevens").forms["form"]["name"].value


@pytest.mark.slow
def test_while_somebody_else_saves_a_save_is_offered_again(practice, administrator):
    form = filled(administrator)
    with lock(practice):
        answer = form.submit("save", status=503)

    assert "try again" in answer
    assert answer.headers["Retry-After"]
    again = answer.forms[1]
    assert again["name"].value == TYPED
    again.submit().follow()
    assert stored(administrator) == TYPED


def test_while_somebody_else_saves_pages_are_shown(practice, administrator):
    with lock(practice):
        assert administrator.status("/beheer/mensen") == 200


@SQLITE_ONLY
def test_what_can_only_be_read_is_shown_and_says_so_when_something_is_saved(
    practice, administrator
):
    form = filled(administrator)
    path = closed(practice)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with path.open("r+b") as file:
        file.seek(WRITE_VERSION)
        file.write(b"\x03")

    assert administrator.status("/beheer/mensen") == 200
    answer = form.submit("save", status=503)

    assert "can be read but not changed" in answer
    assert answer.forms[1]["name"].value == TYPED


@pytest.mark.postgresql
@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_a_server_that_only_reads_says_so(practice, administrator):
    form = filled(administrator)
    with practice.database.write() as db:
        name = make_url(practice.database.url).database
        db.execute(text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))
    closed(practice)

    assert "can be read but not changed" in form.submit("save", status=503)


@pytest.fixture
def full_disk(practice):
    """A database that cannot grow any more."""
    with practice.database.read() as db:
        pages = db.scalar(text("PRAGMA page_count"))

    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}")

    event.listen(Pool, "connect", limit)
    closed(practice)
    yield
    event.remove(Pool, "connect", limit)
    closed(practice)


@SQLITE_ONLY
@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_keeps_what_was_typed(administrator):
    letter = administrator.get("/beheer/praktijk").forms["form"]
    letter["privacy_nl"] = "x" * 19_000

    answer = letter.submit("save", status=503)

    assert "no room left" in answer
    assert answer.forms[1]["privacy_nl"].value == "x" * 19_000


def test_data_of_a_newer_version_are_left_alone(practice, administrator):
    with practice.database.write() as db:
        db.execute(text("UPDATE kring_version_kring SET version_num = '9999_later'"))
    practice.forget()

    for address in ("/", "/beheer/mensen", "/no/such/page"):
        answer = administrator.get(address, status="*")
        assert answer.status_int in (404, 503)
        assert practice.place.hosts[0] not in answer
    assert "newer version of Kring" in administrator.get("/", status=503)


def test_data_of_an_older_version_are_said_to_be_on_the_move(practice, visitor):
    with practice.database.write() as db:
        db.execute(text("DELETE FROM kring_version_kring"))
        db.execute(text("INSERT INTO kring_version_kring VALUES ('9998')"))
    practice.forget()

    assert visitor.get("/", status=503).html.find("h1").text == "Not at the moment"


@SQLITE_ONLY
@pytest.mark.parametrize("what", ["removed", "emptied", "garbage"])
def test_data_that_are_gone_are_missed_and_not_made_anew(practice, visitor, what):
    path = closed(practice)
    for file in path.parent.glob(f"{path.name}-*"):
        file.unlink()
    if what == "removed":
        path.unlink()
    else:
        path.write_bytes(b"" if what == "emptied" else b"no database at all" * 100)

    answer = visitor.get("/", status=503)

    assert "cannot be opened" in answer
    assert path.exists() == (what != "removed")


@SQLITE_ONLY
def test_one_practice_that_is_gone_leaves_the_others_alone(practice, other_practice, client_of):
    closed(practice).unlink()

    assert client_of(other_practice).status("/") == 200


@SQLITE_ONLY
def test_the_page_without_a_practice_is_in_the_language_of_the_reader(practice, anybody):
    closed(practice).unlink()

    page = anybody("GET", "/", HTTP_ACCEPT_LANGUAGE="nl")

    assert page.html.html["lang"] == "nl"
    assert page.content_type == "text/html"
    assert anybody("GET", "/api/v1/x").json["error"] in (404, 503)
