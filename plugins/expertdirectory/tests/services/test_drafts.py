"""Writing profiles: addresses, versions, confirmed availability, deletion and its undoing."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from kring_expertdirectory.services import Drafts, Press
from kring_expertdirectory.values import Content, Room


@pytest.fixture
def writing(practice, clock):
    """The drafts and one profile of theirs, within a transaction."""

    @contextmanager
    def open_profile(profile_id):
        with practice.database.write() as db:
            drafts = Drafts(db, clock)
            yield drafts, drafts.by_id(profile_id)

    return open_profile


def test_two_with_one_first_name_have_two_addresses_ed_02(add, slug_of):
    assert [slug_of(add(name="Femke")), slug_of(add(name="Femke"))] == ["femke", "femke-2"]


def test_the_address_of_a_draft_follows_its_name_and_that_of_a_published_one_stays(
    add, writing, slug_of, today
):
    draft, published = add(name="Ann"), add(name="Bea", published=True)
    for profile_id in (draft, published):
        with writing(profile_id) as (drafts, profile):
            drafts.change(profile, replace(profile.content, name="Cor"), today)

    assert (slug_of(draft), slug_of(published)) == ("cor", "bea")


def test_every_save_makes_a_version_also_when_only_tags_change(add, writing, today):
    profile_id = add(themes=("grief",))
    with writing(profile_id) as (drafts, profile):
        before = profile.version
        drafts.change(profile, replace(profile.content, themes=("anxiety", "grief")), today)

    with writing(profile_id) as (_, profile):
        assert profile.version > before
        assert profile.content.themes == ("anxiety", "grief")


def test_a_profile_can_be_written_anew_as_a_whole(add, writing, today):
    profile_id = add(places=("Gouda", "Woerden"), methods=("cbt",), languages=("nl",))
    anew = Content(
        name="Iris Blom",
        tagline="Coach",
        places=("Woerden", "Breda"),
        languages=("en", "nl"),
        fee_cents=9000,
        availability=Room.WAITING,
        waiting_weeks=3,
    )
    with writing(profile_id) as (drafts, profile):
        drafts.change(profile, anew, today)

    with writing(profile_id) as (_, profile):
        assert profile.content == anew


def test_weeks_are_kept_only_with_a_waiting_list(add, writing):
    profile_id = add(availability=Room.NOW, waiting_weeks=3)

    with writing(profile_id) as (_, profile):
        assert profile.content.waiting_weeks is None


def test_availability_is_confirmed_when_it_changes_or_somebody_says_so(add, writing, today):
    profile_id, later = add(availability=Room.NOW), today + timedelta(days=9)
    with writing(profile_id) as (drafts, profile):
        assert profile.availability_confirmed_on == today
        drafts.change(profile, replace(profile.content, tagline="Coach"), later)
        assert profile.availability_confirmed_on == today
        drafts.change(profile, profile.content, later, confirmed=True)
        assert profile.availability_confirmed_on == later
        drafts.change(profile, replace(profile.content, availability=Room.CLOSED), today)
        assert profile.availability_confirmed_on == today
        drafts.change(profile, replace(profile.content, availability=Room.UNKNOWN), today)
        assert profile.availability_confirmed_on is None


def test_a_deleted_profile_can_be_put_back_as_a_draft(add, writing, practice, clock):
    profile_id = add(published=True)
    with writing(profile_id) as (drafts, profile):
        Press(drafts._db, clock, practice.hook).remove(profile)
        assert (drafts.count("all"), drafts.count("removed")) == (0, 1)
        drafts.put_back(profile)
        assert (drafts.count("draft"), drafts.count("published")) == (1, 0)


def test_a_deleted_profile_is_erased_after_thirty_days_with_its_picture(
    add, writing, practice, clock, turn
):
    from kring_core.sdk import Files

    profile_id = add()
    with writing(profile_id) as (drafts, profile):
        files = Files(drafts._db, practice.place.files)
        profile.portrait_id = files.put_own(b"<svg/>", "x.svg", clock(), "image/svg+xml").id
        portrait_id = profile.portrait_id
        Press(drafts._db, clock, practice.hook).remove(profile)

    clock.move(days=29)
    turn()
    with writing(profile_id) as (_, profile):
        assert profile is not None
    clock.move(days=2)
    turn()
    with writing(profile_id) as (drafts, profile):
        assert profile is None
        assert Files(drafts._db, practice.place.files).get(portrait_id) is None


def test_staff_search_finds_drafts_without_marks(add, writing):
    add(name="Zoë")
    with writing(add(name="Bram")) as (drafts, _):
        assert [profile.name for profile in drafts.page("draft", "zoe", limit=9)] == ["Zoë"]
