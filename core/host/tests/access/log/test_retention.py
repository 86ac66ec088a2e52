"""After five years a segment goes, all of it and not a day before, and the log stays sound."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from kring_core.access.log.anchors import Removal
from kring_core.access.log.comparing import Closing, Fault, Wrong, had_its_term
from kring_core.access.log.entry import Entry
from kring_core.access.log.retention import remove_lapsed
from kring_core.testing.clock import START

LEAP = datetime(2024, 2, 29, 12, tzinfo=UTC)


def on(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)


def test_a_line_of_a_leap_day_is_kept_for_five_full_years(write, store, read, fault):
    write(2, LEAP)
    write(1, on(2024, 3, 5))

    assert not remove_lapsed(store, on(2029, 3, 1, 11, 59))
    assert remove_lapsed(store, on(2029, 3, 1, 12))
    assert [line.number for line in read()] == [3]
    assert fault(on(2029, 3, 1, 12)) is None


def test_nothing_is_over_before_the_last_of_its_lines(write, store, read):
    write(1, on(2024, 2, 1))
    write(1, on(2024, 2, 20))

    assert not remove_lapsed(store, on(2029, 2, 19))
    assert len(read()) == 2


def test_one_goes_at_a_time(write, store, read, fault):
    for month in (1, 2, 3):
        write(2, on(2020, month, 3))
    now = on(2026, 1, 1)

    counts = []
    while remove_lapsed(store, now):
        counts.append(len(read()))
    assert counts == [4, 2, 0]
    assert fault(now) is None

    write(2, now)
    assert [line.number for line in read()] == [7, 8]
    assert fault(now) is None


def test_nothing_of_it_is_left_in_the_file(write, store, tmp_path):
    store.append([Entry(LEAP, "seen", person_id="whoever-it-was")])
    write(1, on(2024, 3, 5))
    assert b"whoever-it-was" in _bytes(store, tmp_path)

    remove_lapsed(store, on(2029, 4, 1))
    assert b"whoever-it-was" not in _bytes(store, tmp_path)


def _bytes(store, folder) -> bytes:
    # The last who closes the file takes its write-ahead log in.
    store.database.dispose()
    return b"".join(file.read_bytes() for file in folder.glob("log.sqlite*"))


def test_a_segment_that_somebody_removed_before_its_term_is_named(write, tamper, fault):
    write(2, LEAP)
    write(2, START)
    tamper("DELETE FROM line WHERE segment = 1")
    tamper("UPDATE segment SET removed_at = '2029-04-01T00:00:00.000000+00:00' WHERE number = 1")
    assert fault(on(2030, 1, 1)) == Fault(Wrong.SEGMENT_GONE, 1, 1)


@pytest.mark.parametrize(
    ("removed_at", "now", "fine"),
    [
        (on(2029, 3, 1, 12), on(2029, 3, 2), True),
        (on(2029, 3, 1, 11), on(2035, 1, 1), False),
        (on(2029, 3, 1, 12), on(2026, 1, 1), False),
    ],
)
def test_a_segment_had_its_term_when_it_went_and_by_the_clock_of_who_verifies(
    removed_at, now, fine
):
    removal = Removal(2, bytes(32), LEAP, removed_at)
    assert had_its_term(Closing(2, bytes(32)), removal, now) is fine
    assert not had_its_term(Closing(3, bytes(32)), removal, now)
    assert not had_its_term(Closing(2, bytes(32)), None, now)


def test_what_a_clock_that_was_years_wrong_removed_is_named(write, store, fault):
    write(2, START - timedelta(days=60))
    write(1, START)
    assert remove_lapsed(store, on(2036, 1, 1))
    assert fault(START) == Fault(Wrong.SEGMENT_GONE, 1, 1)


def test_killed_before_the_lines_go_the_log_is_sound_and_they_go_at_the_next_turn(
    write, store, read, fault, monkeypatch
):
    write(2, LEAP)
    write(1, on(2024, 3, 5))
    now = on(2029, 4, 1)

    class Killed(BaseException):
        pass

    said = store.anchors.remove

    def killed(*arguments):
        said(*arguments)
        raise Killed

    monkeypatch.setattr(store.anchors, "remove", killed)
    with pytest.raises(Killed):
        remove_lapsed(store, now)
    monkeypatch.undo()

    assert (len(read()), fault(now)) == (3, None)
    assert remove_lapsed(store, now)
    assert (len(read()), fault(now)) == (1, None)
