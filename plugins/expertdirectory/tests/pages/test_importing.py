"""Importing a list in the portal and on the command line, and the pages that come with it."""

from __future__ import annotations

import json
from argparse import ArgumentParser

import pytest
from kring_expertdirectory.commands import add_arguments, import_list
from webtest import Upload

IMPORT = "/beheer/experts/importeren"
LIST = """\
Femke
Tijd nemen is ook vooruitgaan, juist als u haast hebt.
Joris Blaak
Wie de cliƫnt volgt, komt verder dan wie de therapieƫn telt.

Wat is een intake?
Een eerste gesprek.
Daarin vertelt u wat u zoekt, en wij hoe wij werken.
(Afbeelding verplaatst naar boven.)
"""


@pytest.fixture
def send(staff):
    """Send a file as staff; answers the page after it."""

    def sent(data: bytes, name: str = "lijst.txt"):
        form = staff.get(IMPORT).forms["form"]
        form["file"] = Upload(name, data)
        answer = form.submit("look")
        return answer.follow() if answer.status_int == 303 else answer

    return sent


@pytest.fixture
def profiles(staff):
    """The names in the list of staff."""
    return lambda: [str(a.text) for a in staff.get("/beheer/experts").html.select("tbody th a")]


def test_a_list_is_shown_first_and_nothing_is_imported(send, profiles):
    page = send(LIST.encode())
    text = " ".join(page.html.main.get_text(" ").split())

    for part in (
        "Experts in this list 2",
        "New knowledge pages 1",
        "cliënt",
        "Femke",
        "This is a remark of an editor",
    ):
        assert part in text
    assert profiles() == []


def test_confirmed_it_becomes_drafts_that_nobody_outside_sees(
    send, profiles, visitor, stored_files
):
    page = send(LIST.encode())
    assert stored_files() == 1
    page.forms["import"].submit("import")

    assert stored_files() == 0
    assert profiles() == ["Femke", "Joris Blaak"]
    assert "Femke" not in visitor.get("/experts")


def test_confirming_twice_imports_once(send, profiles, staff):
    page = send(LIST.encode())
    page.forms["import"].submit("import")

    assert "This list waits no longer" in page.forms["import"].submit("import").follow()
    assert len(profiles()) == 2
    assert staff.status(page.request.path) == 404


def test_the_same_list_brings_nothing_new(send, profiles):
    send(LIST.encode()).forms["import"].submit("import")
    page = send(LIST.encode())

    assert "Is here already" in page
    assert "import" not in page.forms["import"].fields
    assert len(profiles()) == 2


def test_a_list_can_be_forgotten(send, profiles, staff, stored_files):
    page = send(LIST.encode())

    assert "Nothing was imported" in page.forms["import"].submit("forget").follow()
    assert stored_files() == 0
    assert profiles() == []
    assert staff.status(page.request.path) == 404


def test_a_list_that_nobody_confirms_is_forgotten_after_a_day(send, staff, clock, turn):
    path = send(LIST.encode()).request.path
    assert staff.status(path) == 200
    clock.move(hours=25)
    turn()
    staff.sign_in(staff.account)

    assert staff.status(path) == 404


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7 ...", "no plain text"),
        (bytes(range(256)) * 20, "occurs in no text"),
    ],
)
def test_what_is_no_list_is_refused_at_its_field(send, data, said):
    page = send(data)

    assert said in page.html.select_one(".field.wrong").text


def test_without_a_file_it_says_so(staff):
    assert "Choose a file." in staff.get(IMPORT).forms["form"].submit("look")


@pytest.mark.parametrize("who", ["visitor", "person"])
def test_others_do_not_import(request, send, who):
    path = send(LIST.encode()).request.path
    client = request.getfixturevalue(who)

    assert client.status(IMPORT) in (303, 403)
    assert client.status(path) in (303, 403)


def test_questions_become_pages_that_are_drafts(send, staff, visitor):
    send(LIST.encode()).forms["import"].submit("import")
    page = staff.get("/beheer/experts/vragen").click("Wat is een intake?")
    assert "Visitors do not see knowledge pages yet." in page
    form = page.forms["form"]
    form["summary"] = "Een gesprek vooraf."
    page = form.submit("save").follow()

    assert page.forms["form"]["summary"].value == "Een gesprek vooraf."
    confirm = page.click("Delete")
    confirm.forms[max(key for key in confirm.forms if isinstance(key, int))].submit()
    assert "No knowledge pages yet" in staff.get("/beheer/experts/vragen")


@pytest.fixture
def kring(practice, tmp_path, capsys):
    """Run ``kring directory import`` for the practice; answers code, output and error."""

    def run(data: bytes | None, *options: str):
        parser = ArgumentParser()
        parser.add_argument("--json", action="store_true")
        add_arguments(parser)
        file = tmp_path / "lijst.txt"
        if data is not None:
            file.write_bytes(data)
        code = import_list(practice, parser.parse_args([str(file), *options]))
        return (code, *capsys.readouterr())

    return run


def test_the_command_imports_drafts_and_says_how_many(kring, profiles, visitor):
    code, out, _ = kring(LIST.encode())

    assert code == 0
    assert "2 new" in out
    assert profiles() == ["Femke", "Joris Blaak"]
    assert "0 new" in kring(LIST.encode())[1]
    assert "Femke" not in visitor.get("/experts")


def test_a_dry_run_changes_nothing(kring, profiles):
    assert "Nothing was changed." in kring(LIST.encode(), "--dry-run")[1]
    assert profiles() == []


def test_the_report_is_written_and_printed_as_json(kring, tmp_path):
    code, out, _ = kring(LIST.encode(), "--json", "--report", str(tmp_path / "report.json"))
    written = json.loads((tmp_path / "report.json").read_text("utf-8"))
    printed = json.loads(out)

    assert code == 0
    assert (written["repaired"], written["refused"]) == (2, 1)
    assert len(written["profiles"]) == 2
    assert printed.pop("outcome")["new"] == 2
    assert printed == written


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + bytes(99), None])
def test_what_cannot_be_read_ends_with_one_and_the_reason(kring, data):
    code, out, error = kring(data)

    assert (code, out) == (1, "")
    assert error.startswith("kring: ")


def test_without_its_report_nothing_is_imported(kring, profiles, tmp_path):
    code, _, error = kring(LIST.encode(), "--report", str(tmp_path / "no" / "where.json"))

    assert code == 1
    assert "where.json" in error
    assert profiles() == []
