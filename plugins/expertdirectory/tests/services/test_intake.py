"""An imported list becomes drafts, and nobody comes twice."""

from __future__ import annotations

import pytest
from kring_expertdirectory.importing import ImportedProfile, ImportedQuote, read_list
from kring_expertdirectory.models import INTRODUCTION_LENGTH, NAME_LENGTH, Page, Profile
from kring_expertdirectory.services import Drafts, Intake
from kring_expertdirectory.services.intake import content_of
from sqlalchemy import select

LIST = """\
Femke
Tijd nemen is ook vooruitgaan.
Joris Blaak
Rust is een werkwoord.
Femke
Zacht beginnen, stevig eindigen.

Wat is een intake?
Een eerste gesprek.
Daarin vertelt u wat u zoekt, en wij hoe wij werken.
"""


@pytest.fixture
def take(practice, clock, today):
    """Import a list; answers its plan."""

    def carry_out(text: str = LIST):
        with practice.database.write() as db:
            intake = Intake(db, clock)
            plan = intake.plan(read_list(text.encode(), "lijst.txt"))
            intake.carry_out(plan, today)
        return plan

    return carry_out


@pytest.fixture
def kept(practice):
    """All rows of a table."""

    def rows(table):
        with practice.database.read() as db:
            return list(db.scalars(select(table)))

    return rows


def test_everybody_on_the_list_becomes_a_draft(take, kept):
    assert take().counts == {"new": 3, "same": 0, "doubt": 0, "pages_new": 1, "pages": 1}
    assert sorted(profile.name for profile in kept(Profile)) == ["Femke", "Femke", "Joris Blaak"]
    assert {profile.published_at for profile in kept(Profile)} == {None}
    assert [page.question for page in kept(Page)] == ["Wat is een intake?"]


def test_two_with_one_first_name_stay_two_and_one_of_them_says_so(take, kept):
    take()
    codes = [
        {doubt["code"] for doubt in profile.doubts}
        for profile in kept(Profile)
        if profile.name == "Femke"
    ]

    assert len(codes) == 2
    assert sum("same-first-name" in each for each in codes) == 1


def test_importing_twice_makes_no_doubles_also_after_somebody_edited(
    take, kept, practice, clock, today
):
    from dataclasses import replace

    take()
    with practice.database.write() as db:
        drafts = Drafts(db, clock)
        for profile in drafts.page("all", "blaak", limit=1):
            whole = drafts.by_id(profile.id)
            drafts.change(whole, replace(whole.content, quote="Rust komt vanzelf."), today)

    assert take().counts == {"new": 0, "same": 3, "doubt": 0, "pages_new": 0, "pages": 1}
    assert len(kept(Profile)) == 3
    assert len(kept(Page)) == 1


def test_somebody_with_the_same_first_name_here_is_a_doubt_that_leads_there(take, kept, add):
    here = add(name="Joris")
    plan = take()

    assert plan.counts["doubt"] == 1
    (draft,) = [profile for profile in kept(Profile) if profile.name == "Joris Blaak"]
    assert [(doubt["code"], doubt["profile"]) for doubt in draft.doubts] == [
        ("same-first-name-here", here)
    ]


def test_a_plan_changes_nothing(practice, clock, kept):
    with practice.database.read() as db:
        plan = Intake(db, clock).plan(read_list(LIST.encode()))

    assert plan.anything
    assert kept(Profile) == []


def test_what_is_too_long_for_its_place_is_not_lost():
    quote = ImportedQuote("Lang. " * 200, "nl")
    imported = ImportedProfile("N" * 300, ("nl",), "Taak. " * 60, "P" * 200, quote, (1,), "k")
    content, too_long = content_of(imported)

    assert too_long
    assert (content.quote, content.tagline) == ("", "")
    assert quote.text in content.introduction
    assert len(content.introduction) <= INTRODUCTION_LENGTH
    assert len(content.name) == NAME_LENGTH
