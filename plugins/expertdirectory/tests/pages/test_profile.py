"""One expert, for everybody: the page, the picture, and the answer for machines."""

from __future__ import annotations

import pytest
from kring_expertdirectory.values import Room


@pytest.fixture
def zoe(add):
    return add(
        name="Zoë",
        tagline="Music therapist",
        text_lang="en",
        introduction="One.\n\nTwo <b>bold</b>.",
        places=("Gouda",),
        languages=("nl", "tr"),
        online=True,
        fee_cents=8250,
        availability=Room.WAITING,
        waiting_weeks=6,
        published=True,
    )


def test_the_page_says_all_of_it(visitor, zoe):
    page = visitor.get("/experts/zoe")
    text = " ".join(page.html.main.text.split())

    for part in ("Zoë", "Gouda", "Dutch", "Turkish", "€82.50", "Room in about 6 weeks"):
        assert part in text
    assert [p.text for p in page.html.select(".prose p")] == ["One.", "Two <b>bold</b>."]
    assert page.html.select_one(".prose")["lang"] == "en"


def test_dutch_readers_get_dutch_words(visitor, zoe):
    page = visitor.get("/experts/zoe", headers={"Accept-Language": "nl"})
    text = " ".join(page.html.main.text.split())

    for part in ("€ 82,50", "Plek over ongeveer 6 weken", "stand van 23 november 2026", "Turks"):
        assert part in text


@pytest.mark.parametrize("path", ["", "/portret"])
def test_who_is_not_there_is_not_found(visitor, path):
    assert visitor.status(f"/experts/nobody{path}") == 404


def test_without_a_picture_initials_are_drawn_and_cannot_do_anything(visitor, zoe):
    answer = visitor.get("/experts/zoe/portret")

    assert answer.content_type == "image/svg+xml"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"].startswith("private")


def test_a_picture_that_is_known_is_not_sent_again(visitor, zoe):
    mark = visitor.get("/experts/zoe/portret").headers["ETag"]

    assert visitor.get("/experts/zoe/portret", headers={"If-None-Match": mark}).status_int == 304


def test_machines_read_the_same(visitor, zoe, add):
    add(name="Concept")
    answer = visitor.get("/api/v1/experts").json

    assert answer["total"] == 1
    (expert,) = answer["experts"]
    assert expert["id"] == zoe
    assert expert["slug"] == "zoe"
    assert expert["quote"] == {
        "text": "Begin waar u bent.",
        "language": "nl",
        "attribution": None,
    }
    assert expert["availability"] == {
        "state": "waiting",
        "waiting_weeks": 6,
        "confirmed_on": "2026-11-23",
    }
    assert visitor.get(expert["url"]).status_int == 200


@pytest.mark.parametrize(
    ("limit", "status"),
    [("1", 200), ("9999", 200), ("0", 400), ("-1", 400), ("x", 400), ("²", 400)],
)
def test_machines_say_how_many_they_want(visitor, zoe, limit, status):
    assert visitor.status(f"/api/v1/experts?limit={limit}") == status


def test_machines_search_as_people_do(visitor, zoe, add):
    add(name="Bram", themes=("grief",), published=True)

    assert [e["name"] for e in visitor.get("/api/v1/experts?q=zoe").json["experts"]] == ["Zoë"]
    assert visitor.get("/api/v1/experts?theme=grief&q=zoe").json == {"total": 0, "experts": []}
