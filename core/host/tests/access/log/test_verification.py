"""Whoever changes the log past Kring is found, at the first place, the last line included."""

from __future__ import annotations

import shutil
import threading
from datetime import UTC, datetime

import pytest
from kring_core.access.log.comparing import Closing, Fault, Wrong
from kring_core.access.log.entry import Entry, chained
from kring_core.testing.clock import START

NEXT = datetime(2026, 12, 1, 1, tzinfo=UTC)


@pytest.fixture
def two_months(write):
    write(5, START)
    write(5, NEXT)


def test_a_log_that_nobody_touched_is_sound(two_months, fault):
    assert fault(NEXT) is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE line SET at = '2026-11-23T09:00:00.000001+00:00' WHERE number = 3",
        "UPDATE line SET event = 'zzz' WHERE number = 3",
        "UPDATE line SET account_id = NULL WHERE number = 3",
        "UPDATE line SET actor_id = 'zzz' WHERE number = 3",
        "UPDATE line SET on_behalf_of = 'zzz' WHERE number = 3",
        "UPDATE line SET person_id = 'zzz' WHERE number = 3",
        "UPDATE line SET resource = '' WHERE number = 3",
        "UPDATE line SET rule = 'zzz' WHERE number = 3",
        "UPDATE line SET outcome = 'refused' WHERE number = 3",
        "UPDATE line SET outcome = 'nonsense' WHERE number = 3",
        "UPDATE line SET hash = x'00' WHERE number = 3",
    ],
)
def test_a_line_that_was_changed_is_named(two_months, tamper, fault, change):
    tamper(change)
    assert fault(NEXT) == Fault(Wrong.CHANGED, 1, 3)


def test_who_computes_the_chain_anew_after_a_change_is_found_by_the_anchors(
    two_months, tamper, fault, read
):
    tamper("UPDATE line SET person_id = 'other' WHERE number = 3")
    before = read()[1].hash
    for line in read()[2:]:
        before = chained(before, line.entry)
        tamper("UPDATE line SET hash = ? WHERE number = ?", before, line.number)
    assert fault(NEXT) == Fault(Wrong.CHANGED, 1, 3)


def test_a_line_that_was_added_at_the_end_is_named(two_months, tamper, fault, read):
    entry = Entry(NEXT, "seen", person_id="x")
    values = (chained(read()[-1].hash, entry), NEXT.isoformat(timespec="microseconds"))
    tamper(
        "INSERT INTO line (number, segment, hash, at, event, person_id, resource, rule, outcome) "
        "VALUES (11, 2, ?, ?, 'seen', 'x', '', '', 'allowed')",
        *values,
    )
    assert fault(NEXT) == Fault(Wrong.ADDED, 2, 11)


def test_a_line_that_was_added_outside_every_segment_is_named(two_months, tamper, fault):
    tamper(
        "INSERT INTO line SELECT 11, 7, hash, at, event, account_id, actor_id, on_behalf_of, "
        "person_id, resource, rule, outcome FROM line WHERE number = 10"
    )
    assert fault(NEXT) == Fault(Wrong.ADDED, 7, 11)


@pytest.mark.parametrize(("number", "segment"), [(1, 1), (3, 1), (5, 1), (6, 2), (8, 2), (10, 2)])
def test_a_line_that_was_deleted_is_named_the_first_and_the_last_too(
    two_months, tamper, fault, number, segment
):
    tamper("DELETE FROM line WHERE number = ?", number)
    assert fault(NEXT) == Fault(Wrong.REMOVED, segment, number)


def test_the_last_line_stays_missed_after_others_were_written(two_months, tamper, write, fault):
    tamper("DELETE FROM line WHERE number = 10")
    write(3, NEXT)
    assert fault(NEXT) == Fault(Wrong.REWRITTEN, 2, 10)


def test_some_of_the_lines_that_were_written_together_are_missed(write, tamper, fault):
    write(4, together=True)
    tamper("DELETE FROM line WHERE number > 2")
    assert fault() == Fault(Wrong.REMOVED, 1, 3)


def test_they_are_missed_even_while_their_anchor_is_in_doubt(
    write, tamper, store, fault, monkeypatch
):
    monkeypatch.setattr(store.anchors, "confirm", lambda *said: None)
    write(4, together=True)
    tamper("DELETE FROM line WHERE number > 2")
    assert fault() == Fault(Wrong.REMOVED, 1, 3)


def test_what_is_written_while_it_is_verified_is_no_fault(write, fault):
    write(1)
    writer = threading.Thread(target=write, args=(150,))
    writer.start()
    found = []
    while writer.is_alive():
        found.append(fault())
    writer.join()
    assert len(found) > 1
    assert not any(found)


def test_a_line_that_is_put_in_the_place_of_another_is_named(two_months, tamper, fault):
    tamper("UPDATE line SET number = 99 WHERE number = 2")
    tamper("UPDATE line SET number = 2 WHERE number = 3")
    tamper("UPDATE line SET number = 3 WHERE number = 99")
    # All lines say the same here, so that only their hashes tell them apart.
    assert fault(NEXT) == Fault(Wrong.CHANGED, 1, 2)


def test_a_whole_segment_that_is_gone_is_named(two_months, tamper, fault):
    tamper("DELETE FROM line WHERE segment = 1")
    tamper("DELETE FROM segment WHERE number = 1")
    assert fault(NEXT) == Fault(Wrong.SEGMENT_GONE, 1, 1)


def test_the_last_segment_that_is_gone_is_named(two_months, tamper, fault):
    tamper("DELETE FROM line WHERE segment = 2")
    tamper("DELETE FROM segment WHERE number = 2")
    assert fault(NEXT) == Fault(Wrong.SEGMENT_GONE, 2, 6)


def test_a_log_that_is_gone_altogether_is_missed_and_its_successor_found_out(
    two_months, store, tmp_path, fault, write
):
    store.database.dispose()
    for file in tmp_path.glob("log.sqlite*"):
        file.unlink()
    assert fault(NEXT) == Fault(Wrong.SEGMENT_GONE, 1, 1)

    store.database.dispose()
    write(5, START)
    assert fault(NEXT) == Fault(Wrong.REWRITTEN, 1, 1)


def test_a_log_that_was_taken_back_to_an_older_state_is_found(write, store, tmp_path, fault):
    write(3)
    store.database.dispose()
    shutil.copy(tmp_path / "log.sqlite", tmp_path / "older")
    write(3)
    store.database.dispose()
    shutil.copy(tmp_path / "older", tmp_path / "log.sqlite")
    assert fault() == Fault(Wrong.REMOVED, 1, 4)

    write(2)
    assert fault() == Fault(Wrong.REWRITTEN, 1, 4)


@pytest.mark.parametrize("kept", [0, 0.5, 0.9])
def test_anchors_that_were_cut_off_are_named(two_months, anchor_file, fault, kept):
    said = anchor_file.read_bytes()
    anchor_file.write_bytes(said[: int(len(said) * kept)])
    found = fault(NEXT)
    assert found is not None
    assert (found.wrong, found.segment) == (Wrong.ADDED, 1)


def test_anchors_that_are_gone_are_named(two_months, anchor_file, fault):
    anchor_file.unlink()
    assert fault(NEXT) == Fault(Wrong.ADDED, 1, 1)


def test_anchors_into_which_nonsense_was_written_are_found_and_stop_nothing(
    two_months, anchor_file, fault, write
):
    said = anchor_file.read_bytes()
    anchor_file.write_bytes(said.replace(b"line 3 3 ", b"line drie \xff "))
    write(1, NEXT)
    assert fault(NEXT) == Fault(Wrong.ADDED, 1, 3)


def test_half_a_record_at_the_end_spoils_no_other(write, anchor_file, fault):
    write(2)
    with anchor_file.open("ab") as file:
        file.write(b"\nline 3 3 0a0")
    write(2)
    assert fault() is None


def test_who_can_write_both_is_found_by_what_the_practice_kept(two_months, fault):
    assert fault(NEXT, closings={1: Closing(5, b"another head")}) == Fault(Wrong.CHANGED, 1, 5)
    assert fault(NEXT, closings={3: Closing(12, bytes(32))}) == Fault(Wrong.SEGMENT_GONE, 3, 11)


def test_daily_only_the_latest_lines_are_looked_at(two_months, tamper, fault):
    tamper("UPDATE line SET event = 'zzz' WHERE number = 3")
    assert fault(NEXT, since=2) is None
    tamper("UPDATE line SET event = 'zzz' WHERE number = 8")
    assert fault(NEXT, since=2) == Fault(Wrong.CHANGED, 2, 8)


def test_a_line_that_says_what_no_line_can_say_stops_no_page(two_months, tamper, read):
    tamper("UPDATE line SET event = 'Noor huilde' WHERE number = 3")
    assert [line.number for line in read()] == [1, 2, 4, 5, 6, 7, 8, 9, 10]


def test_an_entry_is_read_as_it_was_written(write, read):
    write(1)
    [line] = read()
    assert line.entry == Entry(
        START, "seen", "a" * 20, "b" * 20, None, "c" * 20, "person", "treats"
    )
