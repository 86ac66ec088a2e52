"""The command ``kring``: what it prints for people and for programs, and how it ends."""

from __future__ import annotations

import json
import re

import pytest
from kring_core.cli.demo import PASSWORD


@pytest.fixture
def home(tmp_path, monkeypatch, capsys):
    """Run ``kring`` in an empty home; answers code, output and complaints."""
    from kring_core.cli import main

    monkeypatch.setenv("KRING_HOME", str(tmp_path))

    def run(*arguments):
        capsys.readouterr()
        try:
            code = main(arguments)
        except SystemExit as wrong_use:
            code = int(wrong_use.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def add(slug="els", host="els.example", admin="ada@els.example"):
    """The words that make a practice."""
    return ("practice", "add", slug, "--host", host, "--admin", admin)


ADD = add("iep", "iep.example", "ada@iep.example")


def test_a_practice_is_made_listed_and_entered_by_its_link(home, new_host, tmp_path):
    code, said, _ = home(*ADD, "--name", "De Iep")

    assert code == 0
    assert re.search(r"https://iep\.example/wachtwoord/[\w-]{43}\n", said)
    listed = json.loads(home("practice", "list", "--json")[1])
    assert listed == [{"slug": "iep", "host": "iep.example", "hosts": ["iep.example"]}]
    assert "iep.example" in home("practice", "list")[1]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (ADD, "there is a practice iep already"),
        (add(host="iep.example"), "is that of"),
        (add("Els"), "no fit name"),
        (add("../els"), "no fit name"),
        (add(host="a b"), "no host name"),
        (add(admin="ada"), "no mail address"),
        (("practice", "upgrade", "els"), "there is no practice els"),
        (("plugin", "list", "--practice", "els"), "known are: iep"),
        (("plugin", "enable", "nothing", "--practice", "iep"), "there is no plugin nothing"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(home, arguments, hint):
    home(*ADD)

    code, said, complaint = home(*arguments)

    assert (code, said) == (1, "")
    assert hint in complaint


@pytest.mark.parametrize(
    "arguments",
    [(), ("nonsense",), ("practice",), ("practice", "add"), ("plugin", "enable", "x"), ("--no",)],
)
def test_wrong_use_is_told_from_refusal(home, arguments):
    code, _, complaint = home(*arguments)

    assert code == 2
    assert "usage: kring" in complaint


@pytest.mark.parametrize(
    "command",
    ["", "practice add", "practice list", "plugin list", "plugin remove", "demo create", "serve"],
)
def test_every_command_explains_itself(home, command):
    code, said, _ = home(*command.split(), "--help")

    assert code == 0
    assert "usage: kring" in said


@pytest.mark.slow
def test_the_demo_is_made_once_and_tells_its_accounts(home):
    assert json.loads(home("demo", "accounts", "--json")[1]) == []
    assert home("demo", "create")[0] == 0
    assert home("demo", "create")[0] == 0

    accounts = json.loads(home("demo", "accounts", "--json")[1])

    assert {account["role"] for account in accounts} == {"administrator", "staff", "person"}
    assert len({account["host"] for account in accounts}) == 2
    for account in accounts:
        assert account["password"] == PASSWORD
        assert account["login"]
        assert "second_factor" in account


def test_jobs_run_once_and_say_how_much_was_done(kring, practice):
    code, said, _ = kring("jobs", "run", "--once")

    assert code == 0
    assert "things were done" in said


def test_upgrading_what_is_up_to_date_changes_nothing(kring, practice):
    code, said, _ = kring("practice", "upgrade", practice.slug)

    assert code == 0
    assert said == f"{practice.slug}: kring\n"
