"""The access log through its pages: what is written before a record is shown, and who reads it."""

from __future__ import annotations

import csv
import io
import json

import pytest
from kring_core.access.identity import Role
from kring_core.access.log.log import AccessLog
from kring_core.access.log.reading import Asked, reading
from kring_core.access.log.store import log_of
from kring_core.access.permissions import Permission
from kring_core.people.models import Person
from kring_core.plugins.lifecycle import Lifecycle
from kring_core.testing.people import account_of
from pyramid.response import Response
from sqlalchemy import update


@pytest.fixture
def log(practice, clock):
    """Write as somebody in a role: ``log(Role.STAFF).seen(…)``."""

    def of(role: Role | None = None, at=practice) -> AccessLog:
        identity = None
        if role:
            account = account_of(at, role)
            identity = _Somebody(account.id, account.person_id)
        return AccessLog(log_of(at), identity, clock)

    return of


class _Somebody:
    def __init__(self, account_id: str, person_id: str) -> None:
        self.account_id, self.person_id = account_id, person_id


@pytest.fixture
def noor(practice) -> str:
    return account_of(practice, Role.PERSON).person_id


@pytest.fixture
def written(practice):
    """The codes of what was written, oldest first."""

    def read(at=practice) -> list[str]:
        with reading(log_of(at), Asked()) as lines:
            return [one.entry.event for one in lines.each()]

    return read


def rows(page) -> list[list[str]]:
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]
        for row in page.html.select("tbody tr")
    ]


def test_somebody_reads_who_looked_at_their_records_when_and_why(
    client_of, practice, log, noor, clock
):
    log(Role.STAFF).seen(noor, "person:x", "treats")
    clock.move(hours=30)
    log(Role.STAFF).note("changed", noor, "person:x", "deputy", on_behalf_of=noor)

    person = client_of(practice, Role.PERSON)
    assert rows(person.get("/mijn/inzage")) == [
        [
            "24 November 2026 at 16:00",
            "Sem Bakker on behalf of Noor Jansen",
            "changed: name and contact details",
            "stands in for a colleague",
        ],
        [
            "23 November 2026 at 10:00",
            "Sem Bakker",
            "looked at: name and contact details",
            "treats",
        ],
    ]


def test_who_nobody_looked_at_reads_what_will_stand_there(person):
    assert "Nobody has looked at your records yet" in person.get("/mijn/inzage")


def test_their_own_looking_and_what_was_refused_is_said_as_it_is(person, log, noor):
    log(Role.PERSON).seen(noor, "person", "self")
    log().note("refused", noor, "person", outcome="refused")

    refused, own = rows(person.get("/mijn/inzage"))
    assert refused[1:3] == [
        "somebody who had not signed in",
        "wanted to see: name and contact details (refused)",
    ]
    assert own[1] == "you yourself"


def test_a_long_log_is_paged_and_takes_few_queries(person, practice, log, noor, statements):
    def queries() -> int:
        # As after half a second, when what is known of the practice is read again.
        practice.forget()
        with statements() as said:
            person.get("/mijn/inzage")
        return len(said)

    log(Role.STAFF).seen_all([noor], "person", "treats")
    queries()
    few = queries()
    for _ in range(122):
        log(Role.STAFF).seen(noor, "person", "treats")

    assert queries() == few <= 12
    page = person.get("/mijn/inzage")
    assert len(rows(page)) == 50
    assert len(rows(page.click("Next").click("Next"))) == 23


def test_lines_of_a_record_that_was_merged_into_theirs_are_theirs(person, practice, log, noor):
    with practice.database.write() as db:
        twin = Person(name="N. Jansen")
        db.add(twin)
    log(Role.STAFF).seen(twin.id, "person", "treats")
    assert rows(person.get("/mijn/inzage")) == []

    with practice.database.write() as db:
        db.execute(update(Person).where(Person.id == twin.id).values(merged_into=noor))
    assert len(rows(person.get("/mijn/inzage"))) == 1


def test_nobody_reads_the_lines_of_another(staff, log, noor):
    log(Role.ADMINISTRATOR).seen(noor, "person", "manage_people")

    assert rows(staff.get("/mijn/inzage")) == []
    assert staff.status("/beheer/log") == 403


def test_the_log_of_another_practice_is_out_of_reach(client_of, other_practice, log, noor):
    log(Role.STAFF).seen(noor, "person", "treats")

    there = client_of(other_practice, Role.ADMINISTRATOR)
    assert noor not in there.get(f"/beheer/log?person={noor}&actor={noor}").html.main.get_text()
    assert rows(there.get("/beheer/log?event=seen")) == []


def test_it_is_downloaded_as_a_table_in_which_a_name_computes_nothing(person, practice, log, noor):
    with practice.database.write() as db:
        sem = account_of(practice, Role.STAFF).person_id
        db.execute(update(Person).where(Person.id == sem).values(name="=HYPERLINK(1)"))
    log(Role.STAFF).seen(noor, "person", "treats")

    sent = person.get("/mijn/inzage").click("Download as a table")

    assert sent.content_disposition == 'attachment; filename="inzage.csv"'
    table = list(csv.reader(io.StringIO(sent.body.decode("utf-8-sig"))))
    assert table[0] == ["When", "Who", "On behalf of", "What", "Why"]
    assert table[-1][1] == "'=HYPERLINK(1)"


def test_it_is_read_in_dutch(person, log, noor):
    log(Role.STAFF).seen(noor, "person", "treats")
    person.set_cookie("kring_language", "nl")

    [row] = rows(person.get("/mijn/inzage", headers={"Accept-Language": "nl"}))
    assert row[0] == "23 november 2026 om 10:00"
    assert row[2] == "bekeken: naam en contactgegevens"


def test_who_watches_over_it_finds_lines_and_is_in_it(
    client_of, practice, log, noor, clock, written
):
    log(Role.STAFF).seen(noor, "person", "treats")
    clock.move(days=1)
    log(Role.STAFF).note("changed", noor, "person", "treats")

    administrator = client_of(practice, Role.ADMINISTRATOR)
    form = administrator.get("/beheer/log").forms["filter"]
    form["event"], form["since"], form["until"] = "changed", "2026-11-24", "2026-11-24"
    found = form.submit()

    assert [row[2] for row in rows(found)] == ["changed: name and contact details"]
    about = found.click("Noor Jansen")
    assert "Only about Noor Jansen" in " ".join(about.html.main.get_text(" ").split())
    assert form["event"].value == about.forms["filter"]["event"].value
    assert written() == ["seen", "changed", "log.read", "log.read", "log.read"]


def test_that_it_was_read_is_the_newest_line_and_the_person_reads_it(administrator, person, noor):
    page = administrator.get(f"/beheer/log?person={noor}")

    assert [row[1:3] for row in rows(page)] == [["you yourself", "read who looked at records"]]
    assert rows(person.get("/mijn/inzage"))[0][1] == "Ada Verhoeven"


def test_a_day_that_is_none_is_said_at_the_field_and_keeps_what_was_typed(administrator):
    page = administrator.get("/beheer/log?since=gisteren")

    assert page.html.select_one("#since")["value"] == "gisteren"
    assert "This is no date" in page.html.select_one("#since-error").get_text()


def test_an_export_has_the_fields_of_the_norm_and_is_a_line_itself(
    administrator, practice, log, noor, written
):
    log(Role.STAFF).seen(noor, "person:abc", "treats")
    page = administrator.get(f"/beheer/log?person={noor}&event=seen")
    sent = page.forms["export"].submit("format", value="json")

    assert sent.content_type == "application/json"
    [line] = json.loads(sent.text)
    assert line["PatientID"] == noor
    assert line["EventActionCode"] == "R"
    assert line["AuditEnterpriseSiteID"] == practice.slug
    assert line["ParticipantObjectID"] == "abc"
    assert "Noor" not in sent.text
    assert written()[-1] == "log.exported"


def test_whoever_may_not_take_it_along_gets_nothing(staff, log, noor, written):
    log(Role.STAFF).seen(noor, "person", "treats")
    answer = staff.post("/beheer/log/export", {"format": "csv"}, expect_errors=True)

    assert answer.status_int in (400, 403)
    assert written() == ["seen"]


SECRET = "wat niemand mag zien"


@pytest.fixture
def record(little_plugin, new_host, practice, client_of, noor):
    """A page that shows a record, after it has said so; ``record()`` opens a browser there."""

    def kring_register_web(config):
        def view(request):
            request.kring.log.seen(noor, "person", "treats")
            if "fails" in request.GET:
                raise ZeroDivisionError
            return Response(SECRET)

        config.add_route("recorded.page", "/dossier")
        config.add_view(view, route_name="recorded.page", permission=Permission.VISIT)

    plugin = little_plugin("recorded", kring_register_web=kring_register_web)
    here = new_host([], extra=[plugin]).practice(practice.slug)
    Lifecycle(here).enable("recorded")
    return client_of(here, Role.STAFF)


def test_a_record_is_shown_after_it_was_written_that_it_is(record, written):
    assert SECRET in record.get("/dossier")
    assert written(record.practice) == ["seen"]


def test_what_was_seen_stays_written_when_the_request_fails(record, written):
    assert record.get("/dossier?fails=1", expect_errors=True).status_int == 500
    assert written(record.practice) == ["seen"]


def test_a_record_is_not_shown_when_that_cannot_be_written(record):
    record.get("/dossier")
    store = log_of(record.practice)
    # As a disk that is full answers: not a page more.
    with store.database.write_rows() as db:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
    with store.database.write_rows() as db:
        db.execute(f"PRAGMA max_page_count={pages}")
    answers = [record.get("/dossier", expect_errors=True) for _ in range(40)]

    refused = [answer for answer in answers if answer.status_int == 503]
    assert refused
    assert all(SECRET not in answer for answer in refused)
    assert "no room left" in refused[0]
    assert "Retry-After" in refused[0].headers
    store.database.dispose()


def test_a_record_is_not_shown_when_it_cannot_be_anchored(record):
    record.get("/dossier")
    folder = record.practice.host.settings.home / "anchors" / record.practice.slug
    (folder / "000001.txt").unlink()
    (folder / "000001.txt").mkdir()

    answer = record.get("/dossier", expect_errors=True)
    assert answer.status_int == 503
    assert SECRET not in answer


def test_the_log_of_a_practice_that_was_never_looked_at_is_empty(administrator, kring, practice):
    code, said, _ = kring("log", "verify", "--practice", practice.slug, "--json")

    assert (code, json.loads(said)[0]["lines"]) == (0, 0)
    assert "once a day" in administrator.get("/beheer/log")
