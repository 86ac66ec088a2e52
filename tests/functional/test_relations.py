"""Relations through their pages: recorded by one, agreed to by another, refused without why."""

from __future__ import annotations

from datetime import date, timedelta

from kring_core.access.identity import Role
from kring_core.accounts.accounts import Accounts
from kring_core.practices.models import Change
from kring_core.relations.models import Relation
from kring_hooks.host import Conflict, Objection
from sqlalchemy import func, select

NEUTRAL = "This relation cannot be recorded."
TODAY = date(2026, 11, 23)


def record(client, about, kind, other, way="forth", **days):
    """Record what somebody is to another on the page of the first; answers what it shows."""
    form = client.get(f"/beheer/mensen/{about}/relaties/nieuw").forms["form"]
    form["says"] = f"{kind}:{way}"
    form["other"] = f"person:{other}"
    set_days(form, **days)
    return form.submit("record")


def set_days(form, **days):
    """Fill in the first or the last day, each of which is three fields."""
    for name, day in days.items():
        for part in ("day", "month", "year"):
            form.set(part, str(getattr(day, part)), index=("first", "last").index(name))


def counted(practice, model):
    with practice.database.read() as db:
        return db.scalar(select(func.count()).select_from(model))


def test_an_administrator_records_and_the_person_concerned_agrees(
    administrator, person, staff, ids
):
    done = record(administrator, ids["staff"], "treats", ids["person"]).follow()
    assert "It waits for the word of a second person" in done
    assert "Noor Jansen" not in staff.get("/beheer/mensen")
    assert "Nobody sees your records" in person.get("/mijn/zichtbaar")

    page = person.get("/mijn/relaties").click("Sem Bakker treats Noor Jansen")
    page.forms["word"].submit("agree").follow()

    seen = person.get("/mijn/zichtbaar")
    assert "Sem Bakker" in seen
    assert "care records" in seen
    assert "Noor Jansen" in staff.get("/beheer/mensen")
    assert "is treated by" in person.get("/mijn/relaties")


def test_what_waits_for_ones_word_stands_among_ones_tasks(administrator, person, ids):
    record(administrator, ids["staff"], "treats", ids["person"])

    page = person.get("/mijn").click("Give your word on a relation")
    page.forms["word"].submit("agree")
    assert "Give your word on a relation" not in person.get("/mijn")


def test_who_recorded_it_cannot_agree_as_well(administrator, ids, relate):
    row = relate(
        ids["staff"], "treats", ids["person"], confirmed=False, recorded_by=ids["administrator"]
    )

    assert administrator.status(f"/mijn/relaties/{row}") == 404


def test_the_person_concerned_declines_and_nothing_opens(administrator, person, ids, practice):
    record(administrator, ids["staff"], "treats", ids["person"])
    person.get("/mijn/relaties").click("Sem Bakker treats").forms["word"].submit("decline").follow()

    assert "Nobody sees your records" in person.get("/mijn/zichtbaar")
    assert "relation declined" in administrator.get("/beheer/wijzigingen")
    assert counted(practice, Relation) == 1


def test_a_second_word_is_given_once(administrator, person, ids):
    record(administrator, ids["staff"], "treats", ids["person"])
    address = person.get("/mijn/relaties").click("Sem Bakker treats").request.path
    form = person.get(address).forms["word"]
    form.submit("agree")

    assert form.submit("agree", expect_errors=True).status_int == 404


def test_an_administrator_without_the_role_of_staff_treats_nobody(administrator, ids):
    page = record(administrator, ids["administrator"], "treats", ids["person"])

    assert "somebody who works here only" in page


def test_a_relation_that_would_end_before_it_begins_is_refused_at_its_field(administrator, ids):
    page = record(administrator, ids["staff"], "teaches", ids["person"], last=date(2026, 11, 22))

    assert "The last day lies before the first" in page
    assert page.forms["form"]["says"].value == "teaches:forth"


def test_a_teacher_cannot_treat_and_nobody_is_told_why(administrator, ids, relate, practice):
    """LT-11; the sentence is the same as for any other rule, and names none."""
    relate(ids["staff"], "teaches", ids["person"], last=TODAY)

    page = record(administrator, ids["staff"], "treats", ids["person"])

    assert NEUTRAL in page
    assert "teach" not in page.html.select_one(".summary").get_text()
    assert counted(practice, Relation) == 1
    with practice.database.read() as db:
        change = db.scalars(select(Change).where(Change.action == "relation.refused")).one()
    assert change.details == {"rules": ["LT-11-teacher"]}
    assert change.subject in page


def test_after_five_refusals_the_sixth_is_not_looked_at_until_tomorrow(
    administrator, ids, relate, clock
):
    relate(ids["staff"], "teaches", ids["person"])
    for _ in range(5):
        assert NEUTRAL in record(administrator, ids["staff"], "treats", ids["person"])

    address = f"/beheer/mensen/{ids['staff']}/relaties/nieuw"
    assert administrator.status(address) == 429
    clock.move(hours=-1)
    administrator.sign_in(administrator.account)
    assert administrator.status(address) == 429
    clock.move(hours=26)
    administrator.sign_in(administrator.account)
    assert administrator.status(address) == 200


def test_only_people_whom_one_sees_can_be_chosen(staff, ids, relate, colleague):
    relate(ids["staff"], "colleague_of", colleague.account.person_id)

    page = staff.get(f"/beheer/mensen/{ids['staff']}/relaties/nieuw")
    assert "Marit Smit" in page
    assert "Noor Jansen" not in page
    form = page.forms["form"]
    form["says"] = "treats:forth"
    form["other"].force_value(f"person:{ids['person']}")
    assert "Choose" in form.submit("record")


def test_the_pages_of_a_person_one_does_not_see_are_not_found(staff, person, visitor, ids):
    address = f"/beheer/mensen/{ids['person']}/relaties"

    assert staff.status(address) == 404
    assert staff.status(f"{address}/nieuw") == 404
    assert person.status(address) == 403
    assert visitor.status(address) == 303


def test_who_treats_somebody_ends_it(staff, person, ids, relate, clock):
    relate(ids["staff"], "treats", ids["person"])
    form = staff.get(f"/beheer/mensen/{ids['person']}/relaties").click("Change").forms["form"]
    set_days(form, last=TODAY)
    form.submit("save").follow()
    assert "Sem Bakker" in person.get("/mijn/zichtbaar")

    clock.move(days=1)
    for browser in (person, staff):
        browser.sign_in(browser.account)
    assert "Nobody sees your records" in person.get("/mijn/zichtbaar")
    assert staff.status(f"/beheer/mensen/{ids['person']}/relaties") == 404


def test_nobody_lengthens_what_two_agreed_to(administrator, ids, relate):
    row = relate(ids["staff"], "treats", ids["person"], last=TODAY)
    page = administrator.get(f"/beheer/mensen/{ids['person']}/relaties/{row}")
    form = page.forms["form"]
    set_days(form, last=date(2027, 11, 23))

    assert "Two people agreed to these days" in form.submit("save")
    assert "Take it back" not in page


def test_a_colleague_without_a_part_in_it_cannot_end_it(colleague, ids, relate):
    relate(ids["staff"], "treats", ids["person"])
    relate(colleague.account.person_id, "treats", ids["person"])
    relations = f"/beheer/mensen/{ids['person']}/relaties"

    page = colleague.get(relations)
    assert "Sem Bakker" in page
    [other] = [link["href"] for link in page.html.select("li a") if "Sem" in link.get_text()]
    assert colleague.status(other) == 403


def test_a_teacher_does_not_read_who_treats(colleague, ids, relate):
    relate(ids["staff"], "treats", ids["person"])
    relate(colleague.account.person_id, "teaches", ids["person"])

    page = colleague.get(f"/beheer/mensen/{ids['person']}/relaties")
    assert "Sem Bakker" not in page
    # Nor by asking: what is known already is refused like what is ruled out.
    page = record(colleague, ids["person"], "treats", colleague.account.person_id, way="back")
    assert NEUTRAL in page


def test_two_who_change_the_same_days_at_once_both_see_it(administrator, ids, relate):
    row = relate(ids["staff"], "teaches", ids["person"])
    address = f"/beheer/mensen/{ids['person']}/relaties/{row}"
    first, second = (administrator.get(address).forms["form"] for _ in range(2))
    set_days(first, last=date(2026, 12, 1))
    set_days(second, last=date(2027, 1, 1))
    first.submit("save")

    assert second.submit("save").status_int == 200


def test_a_person_of_another_practice_has_no_relations_here(administrator, other_practice, clock):
    with other_practice.database.write() as db:
        login = "iris@praktijk.example"
        stranger = Accounts(db, clock).add("Iris de Wit", login, [Role.PERSON]).person_id

    assert administrator.status(f"/beheer/mensen/{stranger}/relaties") == 404


def test_what_is_seen_of_relations_is_written_down_first(administrator, ids, practice):
    from kring_core.access.log.reading import Asked, reading
    from kring_core.access.log.store import log_of

    administrator.get(f"/beheer/mensen/{ids['person']}/relaties")

    with reading(log_of(practice), Asked(people=(ids["person"],))) as lines:
        [line] = [each for each in lines.newest(9) if each.entry.kind == "relation"]
    assert line.entry.event == "seen"


def test_the_list_asks_the_same_however_many_there_are(administrator, ids, relate, statements):
    relate(ids["staff"], "treats", ids["person"])
    address = f"/beheer/mensen/{ids['person']}/relaties"
    administrator.get(address)
    with statements() as few:
        administrator.get(address)
    for year in range(1990, 2010):
        relate(
            ids["staff"],
            "colleague_of",
            ids["person"],
            first=date(year, 1, 1),
            last=date(year, 2, 1),
        )
        relate(
            ids["staff"], "treats", ids["person"], confirmed=False, first=TODAY + timedelta(year)
        )
    with statements() as many:
        administrator.get(address)

    assert len(own(few)) <= len(own(many)) <= 12


def plugin_that(little_plugin, new_host, practice, client_of, **hooks):
    """A browser of the administrator in a practice with a plugin of these hooks."""
    from kring_core.plugins.lifecycle import Lifecycle

    host = new_host([], [little_plugin("strict", **hooks)])
    here = host.practice(practice.slug)
    Lifecycle(here).enable("strict")
    return here, client_of(here, Role.ADMINISTRATOR)


def test_a_plugin_objects_and_is_heard_without_being_read(
    little_plugin, new_host, practice, client_of, ids
):
    from collections.abc import Sequence
    from typing import Any

    def kring_decide_relation(
        db: Any, kind: str, subject_id: str, object_id: str, on: date
    ) -> Sequence[Objection]:
        if kind == "supervises":
            return [Objection("A secret of somebody", "strict-supervision")]
        return [Objection("Only a thought", "thought", blocking=False)]

    _here, browser = plugin_that(
        little_plugin, new_host, practice, client_of, kring_decide_relation=kring_decide_relation
    )

    page = record(browser, ids["staff"], "supervises", ids["person"])
    assert NEUTRAL in page
    assert "secret" not in page
    assert record(browser, ids["staff"], "assesses", ids["person"]).status_int == 303


def test_the_conflicts_of_a_plugin_that_was_switched_off_still_hold(
    little_plugin, new_host, practice, client_of, ids
):
    from collections.abc import Iterable
    from typing import Any

    from kring_core.plugins.lifecycle import Lifecycle

    def kring_keep_conflicts(db: Any, person_id: str, other_id: str) -> Iterable[Conflict]:
        return [Conflict("treats", "strict-met")]

    here, browser = plugin_that(
        little_plugin, new_host, practice, client_of, kring_keep_conflicts=kring_keep_conflicts
    )
    Lifecycle(here).disable("strict")

    assert NEUTRAL in record(browser, ids["staff"], "treats", ids["person"])
    assert record(browser, ids["staff"], "assesses", ids["person"]).status_int == 303


def test_a_plugin_that_cannot_say_whether_there_is_a_conflict_counts_as_one(
    little_plugin, new_host, practice, client_of, ids
):
    from collections.abc import Iterable
    from typing import Any

    def kring_keep_conflicts(db: Any, person_id: str, other_id: str) -> Iterable[Conflict]:
        yield Conflict("colleague_of", "strict-met")
        raise RuntimeError("a secret of somebody")

    _here, browser = plugin_that(
        little_plugin, new_host, practice, client_of, kring_keep_conflicts=kring_keep_conflicts
    )

    page = record(browser, ids["staff"], "treats", ids["person"])
    assert NEUTRAL in page
    assert "secret" not in page


def own(asked):
    """What a page asked, without what is read of the practice itself every half second."""
    others = ("kring_practice", "kring_plugin", "kring_version", "SET TRANSACTION")
    return [each for each in asked if not any(word in each for word in others)]
