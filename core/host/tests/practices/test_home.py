"""The folder of all data: practices appear whole or not at all, and are found by host name."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kring_core.practices.home import Home, Refused


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def add(home, slug="iep", *hosts, database=None):
    with home.new_place(slug, hosts or (f"{slug}.example",), database) as place:
        (place.folder / "practice.sqlite").touch()


def test_a_practice_is_found_by_slug_and_by_each_host_name(home):
    add(home, "iep", "iep.example", "www.iep.example")

    for host in ("iep.example", "www.iep.example:6543", "IEP.Example."):
        assert home.by_host(host) == home.by_slug("iep")
    assert home.by_host("iep.example.org") is None
    assert home.by_slug("iep").hosts[0] == "iep.example"


def test_its_database_lies_in_its_folder_or_where_it_was_put(home, tmp_path):
    add(home, "iep")
    add(home, "els", database="postgresql+psycopg://server/els")

    assert home.by_slug("iep").database == f"sqlite:///{tmp_path}/practices/iep/practice.sqlite"
    assert home.by_slug("els").database == "postgresql+psycopg://server/els"


def test_what_fails_half_way_leaves_nothing(home, tmp_path):
    with pytest.raises(ZeroDivisionError), home.new_place("iep", ("iep.example",), None):
        _ = 1 / 0

    assert home.places() == []
    assert list((tmp_path / "building").iterdir()) == []
    add(home, "iep")


def test_half_a_practice_is_never_seen(home):
    with home.new_place("iep", ("iep.example",), None):
        assert Home(home.path).by_slug("iep") is None
    assert Home(home.path).by_slug("iep")


@pytest.mark.parametrize(
    ("slug", "hosts"),
    [
        ("iep", ("other.example",)),
        ("els", ("iep.example",)),
        ("els", ("els.example", "IEP.example")),
        ("E", ("els.example",)),
        ("../els", ("els.example",)),
        ("els", ("els.example:80",)),
        ("els", ("els/example",)),
        ("els", ("",)),
    ],
)
def test_a_name_that_is_unfit_or_taken_is_refused(home, slug, hosts):
    add(home, "iep")

    with pytest.raises(Refused):
        add(home, slug, *hosts)

    assert [place.slug for place in home.places()] == ["iep"]


def test_of_two_who_add_the_same_at_once_one_is_refused(home):
    with pytest.raises(Refused), home.new_place("iep", ("one.example",), None):
        add(Home(home.path), "iep", "two.example")

    assert home.by_host("one.example") is None
    assert Home(home.path).by_host("two.example")


SCRIPT = """
import sys
from pathlib import Path
from kring_core.practices.home import Home, Refused
try:
    with Home(Path(sys.argv[1])).new_place("iep", ("iep.example",), None):
        print("building", flush=True)
        sys.stdin.readline()
except Refused:
    print("refused")
else:
    print("made")
"""


def test_of_two_processes_that_add_the_same_one_is_refused(tmp_path):
    processes = [
        subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", SCRIPT, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ},
        )
        for _ in range(2)
    ]
    for process in processes:
        assert process.stdout.readline() == "building\n"

    ends = [process.communicate("\n")[0].strip() for process in processes]

    assert sorted(ends) == ["made", "refused"]
    assert [place.slug for place in Home(tmp_path).places()] == ["iep"]


def test_a_new_practice_is_noticed_by_who_runs_already(home):
    assert home.by_slug("iep") is None
    add(Home(home.path), "iep")
    home._believed_until = 0.0

    assert home.by_slug("iep")


def test_a_practice_whose_file_is_damaged_stops_no_other(home, caplog):
    add(home, "iep")
    add(home, "els")
    (home.path / "practices" / "iep" / "practice.toml").write_text("hosts = [", "utf-8")

    found = Home(home.path)

    assert [place.slug for place in found.places()] == ["els"]
    assert "iep/practice.toml" in caplog.text


@given(st.text())
def test_any_host_name_gets_an_answer(tmp_path_factory, host):
    assert Home(tmp_path_factory.getbasetemp()).by_host(host) is None
