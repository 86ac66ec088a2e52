"""The made-up experts are complete, different from each other, and honest."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from kring_expertdirectory import vocabulary
from kring_expertdirectory.demo import DemoExpert, experts
from kring_expertdirectory.portraits import draw

EXPERTS = experts()
SLUGS = [expert.slug for expert in EXPERTS]

# Titles that a register guards (ED-11), and words that promise what nobody can.
PROTECTED = re.compile(
    r"(?i)psychotherap|psycholo|psychiat|\barts\b|\bdoctor\b|\bnurse\b|verpleeg|fysiotherap"
)
PROMISES = re.compile(r"(?i)genees|genez|gegarandeerd|garantie|\bcure|guarant|klachtenvrij|100 ?%")
CONTACT = re.compile(r"@|www\.|https?:|\d{3}")


@pytest.fixture(params=EXPERTS, ids=SLUGS)
def expert(request: pytest.FixtureRequest) -> DemoExpert:
    value: DemoExpert = request.param
    return value


def test_there_are_sixty_and_five_wait_for_an_editor() -> None:
    assert len(EXPERTS) == 60
    assert sum(not expert.published for expert in EXPERTS) == 5


def test_nobody_shares_a_slug_a_name_a_quote_an_introduction_or_a_face() -> None:
    for part in ("slug", "name", "introduction", "portrait"):
        values = [getattr(expert, part) for expert in EXPERTS]
        assert [value for value, count in Counter(values).items() if count > 1] == []
    assert len({expert.quote.text for expert in EXPERTS}) == 60


def test_a_quarter_speaks_english() -> None:
    assert Counter(expert.quote.language for expert in EXPERTS) == {"nl": 44, "en": 16}


def test_a_slug_is_an_address(expert: DemoExpert) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", expert.slug)


def test_texts_fit_their_fields(expert: DemoExpert) -> None:
    assert 0 < len(expert.name) <= 80
    assert 0 < len(expert.tagline) <= 120
    assert 0 < len(expert.quote.text) <= 280
    assert 0 < len(expert.introduction) <= 2000
    assert "\n" not in expert.introduction
    assert "  " not in expert.introduction


def test_a_quote_is_short_and_an_introduction_is_two_to_four_sentences(expert: DemoExpert) -> None:
    assert 6 <= len(expert.quote.text.split()) <= 25
    assert 2 <= len(re.findall(r"[.!?)](?= |$)", expert.introduction)) <= 4


def test_codes_are_of_the_vocabularies(expert: DemoExpert) -> None:
    for codes, terms in (
        (expert.themes, vocabulary.THEMES),
        (expert.methods, vocabulary.METHODS),
        (expert.languages, vocabulary.LANGUAGES),
    ):
        assert codes
        assert len(set(codes)) == len(codes)
        assert set(codes) <= {term.code for term in terms}
    assert expert.quote.language in expert.languages


def test_a_waiting_time_belongs_to_who_lets_people_wait(expert: DemoExpert) -> None:
    assert expert.availability in {"now", "waiting", "closed"}
    assert (expert.availability == "waiting") == (expert.waiting_weeks is not None)


def test_a_fee_is_believable_and_a_place_is_named(expert: DemoExpert) -> None:
    assert 6500 <= expert.fee <= 12500
    assert 1 <= len(expert.places) <= 2


def test_no_title_is_claimed_nothing_is_promised_and_no_contact_data_slip_in(
    expert: DemoExpert,
) -> None:
    text = f"{expert.tagline} {expert.quote.text} {expert.introduction}"
    assert PROTECTED.search(text) is None
    assert PROMISES.search(text) is None
    assert CONTACT.search(text) is None


def test_a_portrait_is_a_small_file(expert: DemoExpert) -> None:
    assert len(draw(expert.portrait).encode()) <= 4096


def test_every_word_of_the_vocabularies_finds_somebody() -> None:
    for part, terms in (
        ("themes", vocabulary.THEMES),
        ("methods", vocabulary.METHODS),
        ("languages", vocabulary.LANGUAGES),
    ):
        found = {code for expert in EXPERTS if expert.published for code in getattr(expert, part)}
        assert {term.code for term in terms} == found
