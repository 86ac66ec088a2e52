"""The public list: found by words and filters, a page at a time, helpful when nothing is found."""

from __future__ import annotations

import pytest


@pytest.fixture
def some(add):
    add(name="Zoë", places=("Łódź",), themes=("grief",), methods=("cbt",), published=True)
    add(name="Bram", quote="Adem eerst.", themes=("anxiety",), published=True)
    add(name="Carla", themes=("grief",))


def names(page) -> list[str]:
    return [str(link.text) for link in page.html.select(".expert h3 a")]


def test_anybody_reads_the_list_and_drafts_are_not_in_it(visitor, some):
    page = visitor.get("/experts")

    assert sorted(names(page)) == ["Bram", "Zoë"]
    assert "2 experts" in " ".join(page.text.split())


def test_a_quote_says_its_language_and_whose_it_is(visitor, add):
    add(name="Ravi", quote="Slow is fine.", quote_lang="en", attribution="My aunt", published=True)
    quote = visitor.get("/experts", headers={"Accept-Language": "nl"}).html.select_one(".quote")

    assert quote.blockquote["lang"] == "en"
    assert quote.figcaption.text == "My aunt"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=ZOE", ["Zoë"]),
        ("q=lodz", ["Zoë"]),
        ("q=rouw", ["Zoë"]),
        ("q=grief", ["Zoë"]),
        ("q=%25", []),
        ("q=carla", []),
        ("theme=grief", ["Zoë"]),
        ("theme=grief&theme=anxiety", ["Bram", "Zoë"]),
        ("theme=grief&method=cbt&q=zoe", ["Zoë"]),
        ("theme=anxiety&method=cbt", []),
        ("theme=nonsense&page=99&method=x", ["Bram", "Zoë"]),
        ("q=" + "x" * 10_000, []),
    ],
)
def test_words_and_filters_narrow_down_together(visitor, some, query, found):
    page = visitor.get(f"/experts?{query}", headers={"Accept-Language": "nl"})

    assert sorted(names(page)) == found


def test_what_was_chosen_stays_chosen_and_can_be_taken_away(visitor, some):
    page = visitor.get("/experts?q=zo&theme=grief")

    assert page.html.select_one("#q")["value"] == "zo"
    assert [box["value"] for box in page.html.select("input[checked]")] == ["grief"]
    assert [link["href"] for link in page.html.select(".chosen a")] == [
        "/experts?theme=grief",
        "/experts?q=zo",
        "/experts",
    ]


def test_the_form_works_without_script(visitor, some):
    form = visitor.get("/experts").forms["search"]
    form["q"] = "adem"
    form.get("theme", index=0).checked = True

    assert names(form.submit()) == ["Bram"]


def test_finding_nobody_helps_on(visitor, some):
    page = visitor.get("/experts?q=nietbestaand")

    assert "Nobody fits all of this" in page
    assert page.html.select_one(".chosen a")["href"] == "/experts"


def test_an_empty_directory_says_so_and_leads_staff_to_writing(visitor, staff):
    assert "Nobody is in this list yet" in visitor.get("/experts")
    assert "/beheer/experts" not in visitor.get("/experts").html.main.decode()
    assert staff.get("/experts").html.select_one("main .empty a")["href"] == "/beheer/experts"


def test_a_long_list_is_paged_and_a_search_keeps_its_words(visitor, add):
    for number in range(15):
        add(name=f"Expert {number}", themes=("grief",), published=True)
    first = visitor.get("/experts?theme=grief")
    second = first.click("Next")

    assert (len(names(first)), len(names(second))) == (12, 3)
    assert set(names(first)).isdisjoint(names(second))
    assert second.request.GET["theme"] == "grief"


@pytest.mark.parametrize("path", ["/experts", "/experts?q=rouw&theme=grief&method=cbt"])
def test_the_directory_says_at_most_four_statements_for_a_list(visitor, add, statements, path):
    for number in range(12):
        add(name=f"Rouw {number}", themes=("grief",), methods=("cbt",), published=True)
    visitor.get(path)

    with statements() as said:
        visitor.get(path)

    assert len([one for one in said if "expertdirectory" in one]) <= 4


def test_the_practice_sets_heading_introduction_and_length(administrator, visitor, add):
    for number in range(5):
        add(name=f"Expert {number}", published=True)
    form = administrator.get("/beheer/plugins/expertdirectory/instellingen").forms["form"]
    form["heading_nl"], form["introduction_nl"] = "Onze mensen", "Neem de tijd."
    form["region"], form["per_page"] = "Utrecht", "4"
    form.submit("save")

    page = visitor.get("/experts", headers={"Accept-Language": "nl"})
    assert page.html.h1.text == "Onze mensen"
    assert "Neem de tijd." in page
    assert "Utrecht" in page
    assert len(names(page)) == 4
    # English falls back on Dutch.
    assert visitor.get("/experts").html.h1.text == "Onze mensen"


def test_the_first_page_shows_a_few_and_others_tomorrow(visitor, add, clock):
    assert "A few of our experts" not in visitor.get("/")
    for number in range(9):
        add(name=f"Expert {number}", published=True)
    add(name="Concept")

    seen = set()
    for _ in range(4):
        shown = names(visitor.get("/"))
        assert len(shown) == 3
        seen |= set(shown)
        clock.move(days=1)
    assert len(seen) > 3
    assert "Concept" not in seen
