"""The people of a practice: the list, finding somebody, adding and changing them, the archive."""

from __future__ import annotations

from datetime import date

import pytest
from kring_core.access.identity import Role
from kring_core.people.persons import Persons
from kring_core.people.values import PersonDetails
from kring_core.testing.people import account_of

PLACES = (
    "/beheer/mensen/nieuw",
    "/beheer/mensen/importeren",
    "/beheer/organisaties/nieuw",
    "/beheer/praktijk",
    "/beheer/plugins",
    "/beheer/plugins/minimal/verwijderen",
    "/beheer/verwijderd",
    "/beheer/taken",
    "/beheer/mail",
    "/beheer/wijzigingen",
)


@pytest.fixture
def plugins():
    return ["minimal"]


@pytest.fixture
def add(practice):
    """Make a person; answers the address of their page."""

    def make(name, **details):
        with practice.database.write() as db:
            person = Persons(db, practice.host.clock).add(PersonDetails(name, **details))
            return f"/beheer/mensen/{person.id}"

    return make


def names(page):
    return [link.text for link in page.html.select("tbody th a")]


def page_of(browser, role):
    return browser.get(f"/beheer/mensen/{account_of(browser.practice, role).person_id}")


def press(page, label):
    """Press the button that says so, on whichever form it stands."""
    form = next(form for form in page.forms.values() if f">{label}<" in form.text)
    return form.submit(next((name for name in form.fields if name == "back"), None))


@pytest.mark.parametrize("address", PLACES)
def test_only_who_manages_the_practice_comes_here(address, visitor, person, staff, administrator):
    assert visitor.status(address) == 303
    assert person.status(address) == 403
    assert staff.status(address) == 403
    assert administrator.status(address) == 200


@pytest.mark.parametrize(
    "address", ["/beheer", "/beheer/zoeken", "/beheer/mensen", "/beheer/organisaties"]
)
def test_staff_come_to_the_pages_of_staff(address, visitor, person, staff):
    assert visitor.status(address) == 303
    assert person.status(address) == 403
    assert staff.status(address) == 200


def test_staff_see_themselves_and_nobody_to_whom_they_are_nothing(staff, add):
    stranger = add("Zoë van den Berg")

    assert names(staff.get("/beheer/mensen")) == ["Sem Bakker"]
    assert "Nobody was found" in staff.get("/beheer/mensen?q=zoe")
    assert staff.status(stranger) == 404
    assert staff.status(f"{stranger}/wijzigen") == 404
    own = page_of(staff, Role.STAFF)
    assert own.status_int == 200
    assert staff.status(f"{own.request.path}/wijzigen") == 403


@pytest.mark.parametrize("who", ["visitor", "person"])
def test_whether_somebody_is_known_cannot_be_told_from_the_answer(request, who, add):
    browser = request.getfixturevalue(who)
    known = browser.status(add("Zoë van den Berg"))

    assert known == browser.status("/beheer/mensen/22222222222222222222")
    assert known in (303, 403)


def test_somebody_is_added_with_all_that_is_known(administrator):
    form = administrator.get("/beheer/mensen/nieuw").forms["form"]
    form["name"], form["telephone"] = "Zoë van den Berg", "030-1234567"
    form["email"], form["day"], form["month"], form["year"] = "Zoe@Example.org", "7", "3", "1980"

    page = form.submit("add").follow()

    text = page.html.main.get_text(" ", strip=True)
    for part in ("Zoë van den Berg", "7 March 1980", "030 123 4567", "zoe@example.org"):
        assert part in text
    assert "No account" in text
    assert "person added" in administrator.get("/beheer/wijzigingen")


@pytest.mark.parametrize(
    "typed",
    [
        *("zoe", "ZOË", "berg zo", "van den b", "zoe@example.org"),
        *("7-3-1980", "07/03/1980", "1980-03-07", "7.3.1980"),
        *("+31 30 123 45 67", "0301234567", "030-1234567", "(030) 123 4567"),
    ],
)
def test_somebody_is_found_as_people_write(administrator, add, typed):
    add(
        "Zoë van den Berg",
        born_on=date(1980, 3, 7),
        telephone="+31301234567",
        email="zoe@example.org",
    )

    assert names(administrator.get("/beheer/mensen", {"q": typed})) == ["Zoë van den Berg"]


@pytest.mark.parametrize(
    "typed", ["oe", "berg jansen", "8-3-1980", "31-2-1980", "0301234568", "zoe@", "---", "%", "*"]
)
def test_what_fits_nobody_finds_nobody(administrator, add, typed):
    add("Zoë van den Berg", telephone="+31301234567", email="zoe@example.org")

    assert "Nobody was found" in administrator.get("/beheer/mensen", {"q": typed})


def test_somebody_is_found_by_the_address_they_sign_in_with(administrator):
    assert names(administrator.get("/beheer/mensen?q=Noor@praktijk.example")) == ["Noor Jansen"]


def test_a_name_that_was_changed_is_found_by_its_new_words_only(administrator, person):
    form = page_of(administrator, Role.PERSON).click("^Change$").forms["form"]
    form["name"] = "Noor de Wit"
    form.submit("save").follow()
    own = person.get("/mijn/gegevens").forms["form"]
    own["name"] = "Noor Özdemir"
    own.submit("save")

    assert names(administrator.get("/beheer/mensen?q=ozdemir")) == ["Noor Özdemir"]
    for gone in ("jansen", "wit"):
        assert names(administrator.get(f"/beheer/mensen?q={gone}")) == []


def test_the_list_is_in_order_of_letters_whatever_their_marks_and_case(administrator, add):
    for name in ("Émile Bos", "aad Kuijper", "Zoë Berg", "Öner Kaya", "Bart Vos"):
        add(name)

    shown = names(administrator.get("/beheer/mensen"))
    assert shown[:2] == ["aad Kuijper", "Ada Verhoeven"]
    assert [name for name in shown if name in ("Bart Vos", "Émile Bos", "Öner Kaya")] == [
        "Bart Vos",
        "Émile Bos",
        "Öner Kaya",
    ]
    assert shown[-1] == "Zoë Berg"


def test_the_list_says_who_has_an_account(administrator, add):
    add("Zoë Berg")

    assert "Zoë Berg" in administrator.get("/beheer/mensen")
    assert "Zoë Berg" not in administrator.get("/beheer/mensen?show=account")
    assert len(names(administrator.get("/beheer/mensen?show=account"))) == 3
    assert administrator.get("/beheer/mensen?show=nonsense").status_int == 200


def test_who_is_archived_is_in_no_list_until_they_are_back(administrator, add):
    page = press(administrator.get(add("Zoë Berg")), "Archive").follow()

    assert "Archived since" in page
    assert "Zoë Berg" not in administrator.get("/beheer/mensen")
    assert "Nobody was found" in administrator.get("/beheer/mensen?q=zoe")
    assert names(administrator.get("/beheer/mensen?show=archived")) == ["Zoë Berg"]
    press(page, "Back into the lists").follow()
    assert names(administrator.get("/beheer/mensen?q=zoe")) == ["Zoë Berg"]


def test_who_may_still_sign_in_is_not_archived(administrator):
    page = press(page_of(administrator, Role.PERSON), "Archive").follow()

    assert "End their access first" in page
    assert "Noor Jansen" in administrator.get("/beheer/mensen")


def test_the_list_goes_on_on_further_pages_and_keeps_what_was_asked(administrator, add):
    for number in range(60):
        add(f"Proef Persoon {number:02}")

    page = administrator.get("/beheer/mensen?q=proef")
    assert len(names(page)) == 50
    assert names(page.click("Next")) == [f"Proef Persoon {number}" for number in range(50, 60)]


def test_a_list_takes_the_same_few_queries_whoever_is_on_it(administrator, add, statements):
    def queries(address):
        with statements() as said:
            administrator.get(address)
        return len(said)

    administrator.get("/beheer/mensen")
    few = queries("/beheer/mensen")
    pages = [add(f"Proef Persoon {number:02}") for number in range(60)]
    administrator.get("/beheer/mensen?q=proef")

    assert queries("/beheer/mensen") == few <= 12
    assert queries("/beheer/mensen?q=proef") <= 12
    assert queries(pages[0]) <= 12


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("telephone", "12"),
        ("telephone", "030 1234567 toestel 12"),
        ("telephone", "bel maar"),
        ("email", "zoe@"),
        ("name", ""),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field(administrator, field, typed):
    form = administrator.get("/beheer/mensen/nieuw").forms["form"]
    form["name"] = "Zoë Berg"
    form[field] = typed

    page = form.submit("add")

    assert page.html.find(attrs={"name": field})["aria-invalid"] == "true"
    assert page.forms["form"][field].value == typed


@pytest.mark.parametrize("year", ["1899", "2027", "80"])
def test_nobody_is_born_in_the_future_or_long_ago(administrator, year):
    form = administrator.get("/beheer/mensen/nieuw").forms["form"]
    form["name"], form["day"], form["month"], form["year"] = "Zoë Berg", "7", "3", year

    assert form.submit("add").html.find(attrs={"name": "year"})["aria-invalid"] == "true"


def test_whoever_looks_at_somebody_stands_in_the_access_log(administrator, staff, person):
    page_of(administrator, Role.PERSON)
    page_of(staff, Role.STAFF)

    lines = person.get("/mijn/inzage").html.main.get_text(" ", strip=True)
    assert "Ada Verhoeven" in lines
    assert "name and contact details" in lines
    assert "Sem Bakker" not in lines


def test_two_who_change_somebody_at_once_both_see_it(administrator):
    page = page_of(administrator, Role.PERSON)
    first, second = (page.click("^Change$").forms["form"] for _ in range(2))
    first["name"], second["name"] = "Noor de Eerste", "Noor de Tweede"
    first.submit("save")

    shown = second.submit("save")

    assert "Noor de Eerste" in shown
    assert shown.forms["form"]["name"].value == "Noor de Tweede"


def test_a_person_of_another_practice_is_not_found(administrator, other_practice):
    stranger = account_of(other_practice, Role.PERSON)

    assert administrator.status(f"/beheer/mensen/{stranger.person_id}") == 404
