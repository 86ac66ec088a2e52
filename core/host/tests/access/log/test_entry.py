"""A line says codes and ids, the same bytes everywhere, and hangs on the line before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from kring_core.access.log.entry import GENESIS, Entry, Outcome, canonical, chained

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_the_bytes_of_an_entry_are_written_down_so_that_another_can_check_them():
    entry = Entry(AT, "seen", "acc", "act", None, "per", "person:x", "treats")

    assert canonical(entry) == (
        b'["kring-log-1","2026-11-23T09:00:00.000000+00:00",'
        b'"seen","acc","act",null,"per","person:x","treats","allowed"]'
    )


def test_an_instant_is_the_same_in_every_time_zone():
    there = AT.astimezone(timezone(timedelta(hours=5)))
    assert canonical(Entry(there, "seen")) == canonical(Entry(AT, "seen"))


@pytest.mark.parametrize(
    "different",
    [
        Entry(AT + timedelta(microseconds=1), "seen"),
        Entry(AT, "changed"),
        Entry(AT, "seen", account_id="x"),
        Entry(AT, "seen", actor_id="x"),
        Entry(AT, "seen", on_behalf_of="x"),
        Entry(AT, "seen", person_id="x"),
        Entry(AT, "seen", person_id=""),
        Entry(AT, "seen", resource="x"),
        Entry(AT, "seen", rule="x"),
        Entry(AT, "seen", outcome=Outcome.REFUSED),
    ],
)
def test_whatever_is_different_changes_the_chain(different):
    assert chained(GENESIS, different) != chained(GENESIS, Entry(AT, "seen"))


def test_the_same_entry_after_another_has_another_hash():
    entry = Entry(AT, "seen")
    assert chained(chained(GENESIS, entry), entry) != chained(GENESIS, entry)


@pytest.mark.parametrize("content", ["Noor Jansen", "café", "a" * 81, "huilde\n", "seen "])
def test_a_name_or_content_is_refused_in_every_field(content):
    for name in ("event", "person_id", "resource", "rule", "on_behalf_of"):
        with pytest.raises(ValueError, match="codes and opaque ids"):
            Entry(AT, **{"event": "seen", name: content})


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        Entry(datetime(2026, 11, 23), "seen")  # noqa: DTZ001 - that is what is refused
