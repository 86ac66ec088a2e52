"""Writing a profile through its form: as staff, half-filled, too long, stale, with a picture."""

# ruff: noqa: RUF001 - quotation marks and letters that look alike are what is tested.

from __future__ import annotations

import pytest
from kring_core.testing.pictures import picture
from webtest import Upload

NEW = "/beheer/experts/nieuw"


@pytest.mark.parametrize("who", ["staff", "administrator"])
def test_those_who_work_here_write_a_draft(request, visitor, who):
    client = request.getfixturevalue(who)
    form = client.get(NEW).forms["form"]
    form["name"], form["tagline"] = "Zoë Blom", "Music therapist"
    form["text"] = "Hoor eens."
    page = form.submit("save").follow()

    assert "The draft is saved" in page
    assert page.forms["form"]["name"].value == "Zoë Blom"
    assert visitor.status("/experts/zoe-blom") == 404


@pytest.mark.parametrize("who", ["visitor", "person"])
def test_others_do_not_write(request, practice, who):
    client = request.getfixturevalue(who)

    assert client.status(NEW) in (303, 403)
    assert client.status("/beheer/experts") in (303, 403)
    assert client.post(NEW, {"name": "X"}, expect_errors=True).status_int in (400, 403)


def test_everything_in_the_form_is_kept(staff):
    form = staff.get(NEW).forms["form"]
    form["name"] = "Zoë"
    form["text"], form["attribution"] = "Rustig.", "Mijn oma"
    form["introduction"] = "Een.\n\nTwee."
    form["places"], form["fee"], form["weeks"] = "Gouda, Den Haag", "82,50", "6"
    form.get("checkbox", index=1).checked = True
    for radio in form.fields.values():
        if getattr(radio[0], "options", None) and ("waiting", False, None) in radio[0].options:
            radio[0].value = "waiting"
    form = form.submit("save").follow().forms["form"]

    assert form["places"].value == "Gouda, Den Haag"
    assert form["fee"].value == "82.50"
    assert form["weeks"].value == "6"
    assert form["introduction"].value == "Een.\n\nTwee."
    assert form.get("checkbox", index=1).checked


def test_a_half_filled_form_says_what_is_missing_and_keeps_the_rest(staff):
    form = staff.get(NEW).forms["form"]
    form["introduction"], form["fee"] = "Wie ik ben.", "veel"
    page = form.submit("save")

    assert "Fill this in." in page
    assert "Fill in a number." in page
    assert page.forms["form"]["introduction"].value == "Wie ik ben."
    assert page.forms["form"]["fee"].value == "veel"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", "x" * 10_000),
        ("text", "x" * 10_000),
        ("introduction", "x" * 10_000),
        ("places", ", ".join(["Utrecht"] * 2 + [f"Stad {n}" for n in range(8)])),
        ("places", "x" * 300),
        ("fee", "NaN"),
        ("fee", "1e999999"),
        ("fee", "-1"),
        ("fee", "1001"),
        ("weeks", "0"),
        ("weeks", "999"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_kept(staff, field, typed):
    form = staff.get(NEW).forms["form"]
    form["name"] = "Zoë"
    form[field] = typed
    page = form.submit("save")

    assert page.status_int == 200
    assert page.html.select(".field.wrong")
    assert page.forms["form"][field].value == typed


def test_an_outdated_save_is_refused_once_and_shows_both(staff, add, at):
    profile_id = add(name="Zoë")
    mine, theirs = (staff.get(at(profile_id)).forms["form"] for _ in range(2))
    theirs["tagline"] = "Coach"
    theirs.submit("save")
    mine["tagline"] = "Trainer"
    page = mine.submit("save")

    assert "changed by somebody else" in page
    assert "Coach" in page
    assert page.forms["form"]["tagline"].value == "Trainer"
    assert page.forms["form"].submit("save").follow().forms["form"]["tagline"].value == "Trainer"


def test_a_published_profile_changes_at_once_and_keeps_its_address(staff, visitor, add, at):
    profile_id = add(name="Zoë", published=True)
    form = staff.get(at(profile_id)).forms["form"]
    form["name"] = "Zoë Blom"
    form.submit("save")

    assert "Zoë Blom" in visitor.get("/experts/zoe")


def test_a_photograph_is_shown_replaced_and_removed(staff, visitor, add, at, stored_files):
    profile_id = add(name="Zoë", published=True)
    form = staff.get(at(profile_id)).forms["form"]
    form["photo"] = Upload("zoe.png", picture())
    page = form.submit("save").follow()
    answer = visitor.get("/experts/zoe/portret")

    assert (answer.content_type, answer.body) == ("image/png", picture())
    form = page.forms["form"]
    form["photo"] = Upload("anders.png", picture("red"))
    page = form.submit("save").follow()
    assert visitor.get("/experts/zoe/portret").body == picture("red")
    assert stored_files() == 1
    form = page.forms["form"]
    form["remove"].checked = True
    form.submit("save")
    assert stored_files() == 0
    assert visitor.get("/experts/zoe/portret").content_type == "image/svg+xml"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no PNG, JPEG or WebP"),
        (b"GIF89a...", "no PNG, JPEG or WebP"),
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(6_000_000), "too large"),
    ],
)
def test_what_is_no_photograph_is_refused_at_its_field(staff, data, said):
    form = staff.get(NEW).forms["form"]
    form["name"] = "Zoë"
    form["photo"] = Upload("foto.png", data)
    page = form.submit("save")

    assert said in page
    assert page.forms["form"]["name"].value == "Zoë"
    assert "Zoë" not in staff.get("/beheer/experts").html.main.text


def test_a_preview_shows_a_draft_to_those_who_write_only(staff, visitor, add, at):
    profile_id = add(name="Zoë")

    assert "This is how visitors would see it" in staff.get(at(profile_id, "voorbeeld"))
    assert staff.status(at(profile_id, "portret")) == 200
    assert visitor.status(at(profile_id, "voorbeeld")) == 303


def test_doubts_of_an_import_stand_beside_the_form_until_somebody_looked(staff, add, at):
    doubt = {"line": 3, "before": "ātijd", "after": "‘tijd", "why": "…", "code": "lost-quote"}
    profile_id = add(name="Zoë", doubts=[{**doubt, "details": {}, "profile": None}])
    page = staff.get(at(profile_id))

    assert "A quotation mark was lost here" in page
    page = next(form for form in page.forms.values() if form.action.endswith("/nagekeken")).submit()
    assert "A quotation mark was lost here" not in page.follow()


def test_the_list_of_staff_searches_and_sorts_out(staff, add):
    add(name="Zoë", published=True)
    add(name="Bram")

    def names(path: str) -> list[str]:
        return [str(link.text) for link in staff.get(path).html.select("tbody th a")]

    assert names("/beheer/experts") == ["Bram", "Zoë"]
    assert names("/beheer/experts?state=draft") == ["Bram"]
    assert names("/beheer/experts?state=published&q=ZOE") == ["Zoë"]
    assert names("/beheer/experts?state=removed") == []
    assert names("/beheer/experts?state=nonsense") == ["Bram", "Zoë"]


def test_the_overview_of_staff_counts_the_drafts(staff, add):
    add(name="Zoë")

    assert "1 draft is waiting to be published." in staff.get("/beheer")
