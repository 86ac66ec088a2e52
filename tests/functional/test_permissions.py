"""Who may do what, read in the portal."""

from __future__ import annotations

import pytest
from kring_core.access.permissions import Permission
from kring_core.access.titles import ALLOWS, WHO

PAGE = "/beheer/wie-mag-wat"


@pytest.fixture
def plugins():
    return ["expertdirectory", "minimal"]


def said(page):
    """What each permission asks, by what it allows."""
    return {
        row.th.text.strip(): " / ".join(row.td.stripped_strings)
        for row in page.html.select("tbody tr")
    }


def test_everybody_who_works_here_reads_who_may_do_what(staff, administrator):
    lines = said(staff.get(PAGE))

    assert lines == said(administrator.get(PAGE))
    assert lines["See the public pages"] == "everybody"
    assert lines["End a relation or correct its days"] == (
        "administrators / staff and who recorded the relation or is one of the two"
    )
    assert lines["Bring a profile before the public, withdraw it, delete it"] == (
        "staff / administrators"
    )


def test_a_plugin_without_words_is_named_by_its_permissions(staff):
    assert said(staff.get(PAGE))["pin"] == "staff"


def test_a_plugin_that_is_off_is_not_in_it(client_of, other_practice):
    from kring_core.access.identity import Role

    assert "pin" not in said(client_of(other_practice, Role.STAFF).get(PAGE))


def test_who_does_not_work_here_does_not_read_it(person, visitor):
    assert person.status(PAGE) == 403
    assert visitor.status(PAGE) == 303


def test_it_stands_in_the_menu_and_in_dutch(staff):
    dutch = {"Accept-Language": "nl"}
    page = staff.get("/beheer", headers=dutch).click(
        "Wie mag wat", extra_environ={"HTTP_ACCEPT_LANGUAGE": "nl"}
    )

    assert "De openbare pagina's zien" in page.html.text


def test_each_permission_and_predicate_of_the_host_has_words():
    from kring_core.access.permissions import RULES

    asked = {holds for ways in RULES.values() for way in ways for holds in way}
    assert set(Permission) == set(ALLOWS)
    assert asked <= set(WHO)
