"""The public finds published profiles by words, methods and themes, and never a draft."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from kring_expertdirectory.services import Published, Search, Word
from kring_expertdirectory.values import Kind

DAY = date(2026, 11, 23)


@pytest.fixture
def found(practice):
    """The names that a search finds."""

    def names(search: Search) -> set[str]:
        with practice.database.read() as db:
            published = Published(db)
            profiles = published.page(search, DAY, limit=100)
            assert published.count(search) == len(profiles)
            return {profile.name for profile in profiles}

    return names


@pytest.fixture
def three(add):
    add(name="Zoë", places=("Łódź",), themes=("grief",), methods=("cbt",), published=True)
    add(name="Gülşen", tagline="100%_eigen", themes=("anxiety",), methods=("cbt",), published=True)
    add(name="Bram", themes=("grief", "anxiety"), methods=("arts",))


def text(*words: str) -> Search:
    return Search(tuple(Word(word) for word in words))


def test_without_a_question_everybody_who_is_published_is_found(found, three):
    assert found(Search()) == {"Zoë", "Gülşen"}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["zoe"], {"Zoë"}),
        (["lodz"], {"Zoë"}),
        (["zoe", "lodz"], {"Zoë"}),
        (["zoe", "gulsen"], set()),
        (["%"], {"Gülşen"}),
        (["0%_e"], {"Gülşen"}),
        (["_"], {"Gülşen"}),
        (["o_"], set()),
        (["bram"], set()),
    ],
)
def test_all_words_must_be_found_and_signs_stand_for_themselves(found, three, words, names):
    assert found(text(*words)) == names


def test_a_word_also_finds_the_tag_that_it_names(found, three):
    assert found(Search((Word("rouw", ((Kind.THEME, "grief"),)),))) == {"Zoë"}


def test_methods_and_themes_narrow_down_together(found, three):
    assert found(Search(methods=("cbt",))) == {"Zoë", "Gülşen"}
    assert found(Search(methods=("cbt",), themes=("grief",))) == {"Zoë"}
    assert found(Search(themes=("grief", "anxiety"))) == {"Zoë", "Gülşen"}
    assert found(Search(methods=("arts",))) == set()


def test_a_page_and_its_total_take_three_statements_however_many_there_are(
    add, practice, statements
):
    for number in range(20):
        add(name=f"Expert {number}", themes=("grief", "anxiety"), published=True)
    search = Search((Word("expert"),), methods=(), themes=("grief",))

    with practice.database.read() as db, statements() as said:
        published = Published(db)
        published.count(search)
        names = [profile.content.name for profile in published.page(search, DAY, limit=12)]

    assert len(names) == 12
    assert len([one for one in said if one.startswith("SELECT")]) == 3


def test_pages_of_one_day_hold_everybody_once_and_the_order_changes_the_next_day(add, practice):
    for number in range(9):
        add(name=f"Expert {number}", published=True)

    def pages(day: date) -> list[str]:
        with practice.database.read() as db:
            published = Published(db)
            return [
                profile.name
                for offset in (0, 4, 8)
                for profile in published.page(Search(), day, limit=4, offset=offset)
            ]

    assert len(set(pages(DAY))) == 9
    assert pages(DAY) == pages(DAY)
    assert len({tuple(pages(DAY + timedelta(days=number))) for number in range(5)}) > 1


def test_a_draft_a_withdrawn_and_a_deleted_profile_have_no_address(add, practice, clock, slug_of):
    from kring_expertdirectory.services import Drafts, Press

    draft, gone = add(name="Concept"), add(name="Weg", published=True)
    with practice.database.write() as db:
        profile = Drafts(db, clock).by_id(gone)
        Press(db, clock, practice.hook).remove(profile)

    with practice.database.read() as db:
        assert Published(db).by_slug(slug_of(draft)) is None
        assert Published(db).by_slug(slug_of(gone)) is None
