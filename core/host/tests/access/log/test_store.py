"""Lines are written once, in order, by whoever writes at the same time; or not at all."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest
from kring_core.access.log.anchors import Anchors
from kring_core.access.log.store import LogStore
from kring_core.db import Unavailable
from kring_core.testing.clock import START

WRITE_VERSION = 18
"""Where the header of an SQLite file says who may write it."""

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from kring_core.access.log.anchors import Anchors
from kring_core.access.log.entry import Entry
from kring_core.access.log.store import LogStore

folder = Path(sys.argv[1])
store = LogStore(folder / "log.sqlite", Anchors(folder / "anchors"))
print("ready", flush=True)
sys.stdin.readline()
for _ in range(40):
    store.append([Entry(datetime.now(UTC), "seen", person_id="x")])
"""

KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from kring_core.access.log.anchors import Anchors
from kring_core.access.log.entry import Entry
from kring_core.access.log.store import LogStore

class Killed(Anchors):
    def promise(self, *said):
        super().promise(*said)
        if sys.argv[2] == "promise":
            os.kill(os.getpid(), signal.SIGKILL)

    def confirm(self, *said):
        os.kill(os.getpid(), signal.SIGKILL)

folder = Path(sys.argv[1])
store = LogStore(folder / "log.sqlite", Killed(folder / "anchors"))
store.append([Entry(datetime.fromisoformat(sys.argv[3]), "seen", person_id="x")])
"""


def _writer(folder) -> subprocess.Popen[str]:
    command = [sys.executable, "-W", "ignore", "-c", WRITER, str(folder)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_lines_are_numbered_from_one_without_gaps(write, read, fault):
    write(3)
    write(4, together=True)

    assert [line.number for line in read()] == [1, 2, 3, 4, 5, 6, 7]
    assert fault() is None


def test_nothing_to_write_makes_no_file(store):
    store.append([])
    assert not store.exists


def test_two_processes_write_at_once_and_nothing_is_lost(tmp_path, read, fault):
    with ExitStack() as running:
        writers = [running.enter_context(_writer(tmp_path)) for _ in range(2)]
        for writer in writers:
            writer.stdout.readline()
        for writer in writers:
            writer.stdin.write("go\n")
            writer.stdin.flush()
    assert [writer.returncode for writer in writers] == [0, 0]

    assert [line.number for line in read()] == list(range(1, 81))
    assert fault(datetime.now(UTC)) is None


def test_threads_write_at_once_and_nothing_is_lost(write, read, fault):
    threads = [threading.Thread(target=write, args=(20,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(read()) == 80
    assert fault() is None


def test_a_new_month_begins_a_segment_that_is_chained_to_the_last(write, store, read, fault):
    write(2, datetime(2026, 11, 30, 23, tzinfo=UTC))
    write(2, datetime(2026, 12, 1, 1, tzinfo=UTC))

    assert sorted(store.anchors.sizes()) == [1, 2]
    assert len(read()) == 4
    assert fault(datetime(2026, 12, 2, tzinfo=UTC)) is None


def test_a_clock_put_back_an_hour_changes_no_order(write, store, read, fault):
    write(1, datetime(2026, 12, 1, 0, 30, tzinfo=UTC))
    write(1, datetime(2026, 11, 30, 23, 30, tzinfo=UTC))
    write(1, datetime(2026, 12, 1, 0, 30, tzinfo=UTC))

    assert [line.entry.at.day for line in read()] == [1, 30, 1]
    assert sorted(store.anchors.sizes()) == [1]
    assert fault() is None


def test_a_killed_change_of_segment_is_completed_by_the_next_line(
    write, store, read, fault, monkeypatch
):
    write(2, START)

    class Killed(BaseException):
        pass

    promise = store.anchors.promise

    def killed(*said):
        promise(*said)
        raise Killed

    monkeypatch.setattr(store.anchors, "promise", killed)
    with pytest.raises(Killed):
        write(1, START + timedelta(days=31))
    monkeypatch.undo()

    assert len(read()) == 2
    assert fault() is None

    write(1, START + timedelta(days=31))
    assert len(read()) == 3
    assert fault(START + timedelta(days=31)) is None


def test_a_killed_change_of_segment_is_forgotten_when_the_clock_goes_back(
    write, store, fault, monkeypatch
):
    write(2, START)
    store.anchors.promise(2, 3, 3, bytes(32))

    write(3, START)
    assert fault() is None

    write(1, START + timedelta(days=31))
    assert fault(START + timedelta(days=31)) is None


def test_killed_after_the_commit_the_line_is_there_and_sound(
    write, store, read, fault, monkeypatch
):
    monkeypatch.setattr(store.anchors, "confirm", lambda *said: None)
    write(1)
    assert (len(read()), fault()) == (1, None)

    monkeypatch.undo()
    write(1)
    assert (len(read()), fault()) == (2, None)


def test_what_cannot_be_anchored_is_not_written(tmp_path, write, read, fault):
    write(1)
    (tmp_path / "anchors" / "000001.txt").rename(tmp_path / "aside")
    (tmp_path / "anchors" / "000001.txt").mkdir()
    with pytest.raises(Unavailable) as refused:
        write(1)

    assert refused.value.reason == "gone"
    (tmp_path / "anchors" / "000001.txt").rmdir()
    (tmp_path / "aside").rename(tmp_path / "anchors" / "000001.txt")
    assert (len(read()), fault()) == (1, None)


def test_a_full_disk_writes_nothing_and_says_so(store, write, read, fault):
    write(1)
    with store.database.write_rows() as db:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
    with store.database.write_rows() as db:
        db.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(Unavailable) as refused:
        write(500)

    assert refused.value.reason == "full"
    written = len(read())
    assert 1 < written < 500
    assert fault() is None
    with store.database.write_rows() as db:
        db.execute("PRAGMA max_page_count=100000")
    write(1)
    assert len(read()) == written + 1
    assert fault() is None


def test_a_log_that_is_read_only_says_so(store, write, tmp_path):
    write(1)
    store.database.dispose()
    # Of a format that only a later SQLite could write: that keeps root from it as well.
    connection = sqlite3.connect(tmp_path / "log.sqlite")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with (tmp_path / "log.sqlite").open("r+b") as file:
        file.seek(WRITE_VERSION)
        file.write(b"\x03")
    with pytest.raises(Unavailable) as refused:
        write(1)
    assert refused.value.reason == "read_only"


def test_a_folder_that_is_gone_says_so(tmp_path):
    nowhere = LogStore(tmp_path / "gone" / "log.sqlite", Anchors(tmp_path))
    with pytest.raises(Unavailable):
        _ = nowhere.database
