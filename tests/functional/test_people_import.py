"""Importing a list of people, in the portal and on the command line."""

from __future__ import annotations

import json

import pytest
from kring_core.files.store import Files
from kring_core.people.models import Person
from sqlalchemy import func, select
from webtest import Upload

IMPORT = "/beheer/mensen/importeren"
LIST = """\
naam;geboortedatum;telefoon;e-mail;taal
Zoë van den Berg;7-3-1980;030-1234567;Zoe@Example.org;nl
Joris Blaak;;;;en
"""


@pytest.fixture
def send(administrator):
    """Send a file as who manages people; answers the page after it."""

    def sent(text, name="lijst.csv"):
        form = administrator.get(IMPORT).forms["form"]
        form["file"] = Upload(name, text.encode() if isinstance(text, str) else text)
        answer = form.submit("look")
        return answer.follow() if answer.status_int == 303 else answer

    return sent


@pytest.fixture
def count(practice):
    """How many people the practice knows beside the three of every test."""

    def counted():
        with practice.database.read() as db:
            return db.scalar(select(func.count()).select_from(Person)) - 3

    return counted


def text_of(page):
    return " ".join(page.html.main.get_text(" ").split())


def outcomes(page):
    return {
        row.th.text: " ".join(row.select("td")[-1].get_text(" ").split())
        for row in page.html.select("tbody tr")
    }


def test_a_list_is_shown_first_and_nothing_is_imported(send, count):
    page = send(LIST)

    assert "7 March 1980, 030 123 4567, zoe@example.org, Dutch" in text_of(page)
    assert set(outcomes(page).values()) == {"New: will be added."}
    assert count() == 0


def test_confirmed_everybody_is_added_and_nobody_invited(send, administrator, count, mailbox):
    page = send(LIST).forms["import"].submit("import").follow()

    assert "Added: 2. Nobody was invited." in page
    assert count() == 2
    assert mailbox() == []
    assert "Zoë van den Berg" in administrator.get("/beheer/mensen?q=030+1234567")
    assert "list of people imported" in administrator.get("/beheer/wijzigingen")


def test_the_same_list_brings_nothing_new(send, count):
    send(LIST).forms["import"].submit("import")
    page = send(LIST)

    assert set(outcomes(page).values()) == {
        "Is here already, with all of this. Stays as it is. See who that is"
    }
    assert "import" not in page.forms["import"].fields
    assert count() == 2


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("ZOE VAN DEN BERG;7-3-1980;;", "this name and date of birth"),
        ("Bram;;;zoe@example.org", "this email address"),
        ("Bram;;+31 30 1234567;", "this telephone number"),
        ("Zoë van den Berg;;06 12345678;", "this name"),
        ("Noortje;;;noor@praktijk.example", "this email address"),
    ],
)
def test_who_may_be_here_already_is_a_doubt_and_no_second_person(send, count, row, why):
    send(LIST).forms["import"].submit("import")
    page = send(f"name;born;phone;email\n{row}\n")

    (said,) = outcomes(page).values()
    assert f"Somebody has {why}" in said or "Is here already" in said
    assert page.html.select_one("tbody td a")["href"].startswith("/beheer/mensen/")
    assert count() == 2


def test_a_namesake_with_another_date_of_birth_is_somebody_else(send, count):
    send(LIST).forms["import"].submit("import")
    send("naam,geboortedatum\nZoë van den Berg,8-3-1990\n").forms["import"].submit("import")

    assert count() == 3


def test_doubles_within_a_list_are_added_once(send, count):
    page = send("naam;mobiel\nBram Vos;0612345678\nBram Vos;06-12345678\nB. Vos;06 12345678\n")

    assert "(line 2)" in text_of(page)
    page.forms["import"].submit("import")
    assert count() == 1


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_separator_and_encoding_reads_the_same(send, separator, encoding):
    page = send(LIST.replace(";", separator).encode(encoding))

    assert list(outcomes(page)) == ["Zoë van den Berg", "Joris Blaak"]


def test_damage_is_mended_where_it_is_proven_and_marked_where_it_is_not(send):
    page = send("naam,taal\nZoĆ« Vos,nl\nJosĆ© Maas,nl\nRen\ufffde Kok,nl\n")

    assert {"Zoë Vos", "José Maas"} <= set(outcomes(page))
    assert "Signs mended 2" in text_of(page)
    assert "A sign was lost here before the file was saved." in text_of(page)


def test_what_cannot_be_read_in_a_row_is_left_out_and_stops_nothing(send, count):
    page = send(
        "naam;geboortedatum;telefoon;e-mail;taal;schoenmaat\n"
        "Bram Vos;31-2-1980;12;bram@;Klingon;43\n"
        ";7-3-1980;;;;\n"
        "Te kort;\n"
        'Joost;"7-3-1980;;;;\n'
        f"{'x' * 121};;;;;\n"
        "Ilse Vos;1-1-2030;;;;\n"
    )

    assert list(outcomes(page)) == ["Bram Vos", "Ilse Vos"]
    for said in (
        "The column schoenmaat is not known",
        "no date of birth",
        "no telephone number",
        "no email address",
        "does not speak this language",
        "names nobody",
        "2 cells where the heading has 6",
        "quotation mark",
        "too long to be one",
    ):
        assert said in text_of(page)
    page.forms["import"].submit("import")
    assert count() == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7 ...", "no plain text"),
        (bytes(range(256)) * 20, "occurs in no text"),
        (b"Femke\nTijd nemen is ook vooruitgaan.\n", "names no column with a name"),
    ],
)
def test_what_is_no_list_is_refused_at_its_field(send, data, said):
    assert said in send(data).html.select_one(".field.wrong").text


def test_confirming_twice_imports_once(send, count, administrator):
    page = send(LIST)
    page.forms["import"].submit("import")

    assert "This list waits no longer" in page.forms["import"].submit("import").follow()
    assert count() == 2
    assert administrator.status(page.request.path) == 404


def test_a_list_can_be_forgotten(send, count, administrator):
    page = send(LIST)

    assert "Nothing was imported" in page.forms["import"].submit("forget").follow()
    assert count() == 0
    assert administrator.status(page.request.path) == 404


def test_a_list_that_nobody_confirms_is_forgotten_after_a_day(send, administrator, clock, turn):
    path = send(LIST).request.path
    clock.move(hours=25)
    administrator.sign_in(administrator.account)

    assert administrator.status(path) == 404
    turn()
    clock.move(hours=-3)
    administrator.sign_in(administrator.account)
    assert administrator.status(path) == 404


def test_another_stored_file_is_no_list(administrator, practice):
    with practice.database.write() as db:
        file = Files(db, practice.place.files).put_own(b"x", "x", practice.host.clock(), "x/y")

    assert administrator.status(f"{IMPORT}/{file.id}") == 404


@pytest.mark.parametrize(("who", "status"), [("visitor", 303), ("person", 403), ("staff", 403)])
def test_others_do_not_import(request, send, who, status):
    path = send(LIST).request.path
    browser = request.getfixturevalue(who)

    assert browser.status(IMPORT) == status
    assert browser.status(path) == status


@pytest.fixture
def run(kring, practice, tmp_path):
    """Run ``kring people import`` for the practice; answers code, output and complaints."""

    def command(data, *options):
        file = tmp_path / "lijst.csv"
        if data is not None:
            file.write_bytes(data.encode() if isinstance(data, str) else data)
        return kring("people", "import", str(file), "--practice", practice.slug, *options)

    return command


def test_the_command_imports_and_says_how_many(run, count):
    code, out, _ = run(LIST)

    assert (code, count()) == (0, 2)
    assert "2 people: 2 new" in out
    assert "0 new, 2 known already" in run(LIST)[1]
    assert count() == 2


def test_a_dry_run_changes_nothing(run, count):
    assert "Nothing was changed." in run(LIST, "--dry-run")[1]
    assert count() == 0


def test_the_report_is_written_and_printed_as_json(run, tmp_path):
    target = tmp_path / "report.json"
    code, out, _ = run(f"{LIST};;;;\nTe kort\n", "--json", "--report", str(target))

    assert code == 0
    written = json.loads(target.read_text("utf-8"))
    assert json.loads(out) == written
    assert (written["outcome"]["new"], written["refused"]) == (2, 1)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + bytes(99), b"geen lijst", None])
def test_what_cannot_be_read_ends_with_one_and_the_reason(run, count, data):
    code, out, error = run(data)

    assert (code, out, count()) == (1, "", 0)
    assert error.startswith("kring: ")


def test_without_its_report_nothing_is_imported(run, count, tmp_path):
    code, _, error = run(LIST, "--report", str(tmp_path / "no" / "where.json"))

    assert (code, count()) == (1, 0)
    assert "where.json" in error


def test_the_command_says_which_values_it_left_out(kring, practice, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("naam;geboortedatum;e-mail\nZoë Vonk;31-2-1980;geen adres\n", "utf-8")

    code, said, _ = kring("people", "import", str(file), "--practice", practice.slug)
    assert code == 0
    assert "Line 2: This is no date of birth" in said
    assert "Line 2: This is no email address" in said
    assert "31-2-1980" not in said
