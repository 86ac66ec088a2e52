"""What is not published is nowhere to be found, whoever looks for it."""

from __future__ import annotations

import pytest

NAME = "Verborgen Vrouw"


@pytest.fixture(params=["draft", "withdrawn", "deleted"])
def hidden(request, add, practice, clock):
    """A profile that was never published, one that was, and one that was deleted."""
    from kring_expertdirectory.services import Drafts, Press

    profile_id = add(name=NAME, published=request.param != "draft")
    if request.param != "draft":
        with practice.database.write() as db:
            profile = Drafts(db, clock).by_id(profile_id)
            press = Press(db, clock, practice.hook)
            (press.withdraw if request.param == "withdrawn" else press.remove)(profile)
    return profile_id


@pytest.fixture(params=["visitor", "person"])
def outsider(request):
    """Somebody without a task in the practice."""
    return request.getfixturevalue(request.param)


def test_it_has_no_address_and_no_picture(outsider, hidden):
    assert outsider.status("/experts/verborgen-vrouw") == 404
    assert outsider.status("/experts/verborgen-vrouw/portret") == 404


@pytest.mark.parametrize("path", ["/", "/experts", "/api/v1/experts"])
def test_it_is_in_no_list(outsider, hidden, path):
    assert NAME not in outsider.get(path)


@pytest.mark.parametrize("path", ["/experts", "/api/v1/experts"])
def test_it_is_found_by_no_search(outsider, hidden, path):
    assert "verborgen-vrouw" not in outsider.get(f"{path}?q=verborgen")


@pytest.mark.parametrize("act", ["", "/voorbeeld", "/portret", "/publiceren", "/verwijderen"])
def test_its_pages_for_writing_answer_the_same_whether_it_exists(visitor, person, hidden, act):
    for address in (f"/beheer/experts/{hidden}{act}", f"/beheer/experts/nosuchprofile{act}"):
        assert visitor.get(address).location.startswith("http://")
        assert "/inloggen" in visitor.get(address).location
        assert person.status(address) == 403


def test_staff_finds_it_in_the_search_of_the_portal(staff, hidden, request):
    page = staff.get("/beheer/zoeken?q=verborgen")

    assert (NAME in page) == ("deleted" not in request.node.name)
    if NAME in page:
        assert f"/beheer/experts/{hidden}" in page
