"""What the access log does by itself, and with ``kring log``."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from kring_core.access.identity import Role
from kring_core.access.log.entry import Entry
from kring_core.access.log.reading import Asked, reading
from kring_core.access.log.store import log_of
from kring_core.mail.queue import MailQueue
from kring_core.practices.models import Change
from sqlalchemy import select

MONTHS = [datetime(2026, 9, 20, 9, tzinfo=UTC), datetime(2026, 10, 20, 9, tzinfo=UTC)]


@pytest.fixture
def logged(practice, clock):
    """A log of three months; the last line is of today."""
    for at in (*MONTHS, clock()):
        entries = [Entry(at, "seen", person_id=f"person{number}") for number in range(3)]
        log_of(practice).append(entries)
    return log_of(practice)


@pytest.fixture
def tamper(practice):
    def say(statement: str) -> None:
        with closing(sqlite3.connect(practice.place.log)) as connection:
            connection.execute(statement)
            connection.commit()

    return say


def last(practice):
    with reading(log_of(practice), Asked()) as lines:
        return lines.newest(1)[0].entry


def test_a_sound_log_is_called_sound(kring, practice, logged):
    code, said, _ = kring("log", "verify", "--practice", practice.slug)

    assert code == 0
    assert said == f"{practice.slug}: sound, 9 lines\n"


def test_the_first_place_that_is_wrong_is_named_for_people_and_programs(
    kring, practice, other_practice, logged, tamper
):
    tamper("DELETE FROM line WHERE number = 9")

    code, said, _ = kring("log", "verify")
    assert code == 1
    assert f"{practice.slug}: line 9 is gone" in said
    assert f"{other_practice.slug}: sound, 0 lines" in said

    code, said, _ = kring("log", "verify", "--practice", practice.slug, "--json")
    [report] = json.loads(said)
    assert code == 1
    assert report["fault"] == {"wrong": "removed", "segment": 3, "line": 9}


def test_a_log_that_was_removed_with_its_folder_of_anchors_is_missed_by_the_practice(
    kring, practice, logged, turn
):
    turn()
    logged.database.dispose()
    for file in practice.place.folder.glob("log.sqlite*"):
        file.unlink()
    for file in (practice.host.settings.home / "anchors" / practice.slug).iterdir():
        file.unlink()

    code, said, _ = kring("log", "verify", "--practice", practice.slug)
    assert code == 1
    assert "segment 1 is gone before its term" in said


def test_a_log_is_exported_in_the_fields_of_the_norm(kring, practice, logged, tmp_path):
    file = tmp_path / "log.csv"
    code, said, _ = kring("log", "export", "--practice", practice.slug, str(file))

    assert (code, said) == (0, f"10 lines were written to {file}.\n")
    rows = list(csv.DictReader(file.read_text().splitlines()))
    assert [row["Number"] for row in rows] == [str(number) for number in range(1, 11)]
    assert rows[0]["EventDateTime"] == "2026-09-20T09:00:00.000000+00:00"
    assert rows[-1]["EventID"] == "log.exported"


def test_an_export_is_of_whom_and_of_when_it_was_asked(kring, practice, logged, tmp_path):
    file = tmp_path / "log.json"
    days = ("--from", "2026-10-01", "--until", "2026-10-20")
    chosen = ("--practice", practice.slug, "--person", "person2", *days)
    assert kring("log", "export", *chosen, str(file))[0] == 0

    [line] = json.loads(file.read_text())
    assert (line["PatientID"], line["Number"]) == ("person2", "6")


def test_an_export_of_nothing_is_an_empty_list(kring, practice, tmp_path):
    file = tmp_path / "log.json"
    chosen = ("--practice", practice.slug, "--person", "nobody", "--until", "2020-01-01")
    assert kring("log", "export", *chosen, str(file))[0] == 0
    assert json.loads(file.read_text()) == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [("log.xlsx", "ends neither in"), ("there.csv", "is there already"), ("no/log.csv", "cannot")],
)
def test_an_export_that_cannot_be_is_refused_with_the_reason(
    kring, practice, logged, tmp_path, name, reason
):
    (tmp_path / "there.csv").write_text("kept")
    code, _, complaint = kring("log", "export", "--practice", practice.slug, str(tmp_path / name))

    assert code == 1
    assert reason in complaint
    assert (tmp_path / "there.csv").read_text() == "kept"


def test_a_day_that_is_none_is_misuse(kring, practice, tmp_path):
    chosen = ("--practice", practice.slug, "--from", "gisteren")
    code, _, complaint = kring("log", "export", *chosen, str(tmp_path / "log.csv"))

    assert code == 2
    assert "is no day" in complaint


def test_once_a_day_it_is_compared_and_what_was_found_is_shown(
    practice, client_of, logged, turn, clock, tamper
):
    turn()
    assert (last(practice).event, last(practice).outcome) == ("log.verified", "allowed")
    administrator = client_of(practice, Role.ADMINISTRATOR)
    assert "the log was what its anchors say" in administrator.get("/beheer/log")
    assert "part of the access log closed" in administrator.get("/beheer/wijzigingen")

    tamper("UPDATE line SET person_id = 'other' WHERE number = 8")
    clock.move(days=1)
    turn()
    page = client_of(practice, Role.ADMINISTRATOR).get("/beheer/log")
    assert "was not what its anchors say, from line 8 on" in " ".join(page.html.main.text.split())


def test_a_segment_that_closed_is_kept_by_the_practice_once(practice, logged, turn, clock):
    for _ in range(2):
        turn()
        clock.move(days=1)

    query = select(Change.subject).where(Change.action == "log.closed").order_by(Change.subject)
    with practice.database.read() as db:
        assert list(db.scalars(query)) == ["1", "2"]


def test_after_five_years_one_segment_goes_a_day(practice, logged, turn, clock, kring, monkeypatch):
    clock.move(days=5 * 365 + 2)
    turn()
    clock.move(days=1)
    turn()

    with reading(logged, Asked(event="seen")) as lines:
        assert [line.number for line in lines.each()] == [7, 8, 9]
    monkeypatch.setenv("KRING_CLOCK", clock().isoformat())
    assert kring("log", "verify", "--practice", practice.slug)[0] == 0


def test_a_practice_in_which_nothing_was_seen_gets_no_log(practice, turn):
    turn()
    assert not practice.place.log.exists()


def test_that_log_and_anchors_are_gone_is_found_daily_too(practice, logged, turn, clock, client_of):
    turn()
    logged.database.dispose()
    for file in practice.place.folder.glob("log.sqlite*"):
        file.unlink()
    for file in (practice.host.settings.home / "anchors" / practice.slug).iterdir():
        file.unlink()
    clock.move(days=1)
    turn()

    page = client_of(practice, Role.ADMINISTRATOR).get("/beheer/log")
    assert "was not what its anchors say" in " ".join(page.html.main.text.split())


def test_a_log_that_cannot_be_read_holds_up_nothing_else(
    practice, logged, turn, clock, kring, client_of, mailbox
):
    turn()
    logged.database.dispose()
    practice.place.log.write_bytes(b"no database at all" * 500)
    clock.move(days=1)
    with practice.database.write() as db:
        MailQueue(db, clock).send("noor@praktijk.example", "Subject", "Body")
    turn()

    assert len(mailbox()) == 1
    assert "failed, code" in client_of(practice, Role.ADMINISTRATOR).get("/beheer/taken")
    code, said, _ = kring("log", "verify")
    assert (code, said) == (1, f"{practice.slug}: cannot be verified, it is gone\n")
