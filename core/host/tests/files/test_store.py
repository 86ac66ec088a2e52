"""The file store: bytes are kept whole, judged by what they are, and go when nobody names them."""

from __future__ import annotations

import os

import pytest
from kring_core.files.store import IMAGES, LARGEST, Files, UnfitFile, media_type_of
from kring_core.testing.pictures import picture

PNG = picture()
LONG_AGO = 1_000_000_000


@pytest.fixture
def files(practice):
    with practice.database.write() as db:
        yield Files(db, practice.place.files)


def put(files, practice, data=PNG, name="a.png", allowed=IMAGES):
    return files.put(data, name, practice.host.clock(), allowed)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF0000WEBPVP8 ", "image/webp"),
        (b"RIFF0000WAVE", "application/octet-stream"),
        (b"GIF89a", "image/gif"),
        (b"%PDF-1.7", "application/pdf"),
        (b"<svg>", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_bytes_are_what_they_are_whatever_they_are_called(data, kind):
    assert media_type_of(data) == kind


def test_what_is_put_in_comes_out(files, practice):
    kept = files.get(put(files, practice).id)

    assert files.read(kept) == PNG
    assert (kept.name, kept.media_type, kept.size) == ("a.png", "image/png", len(PNG))


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (PNG + b"x" * LARGEST, "large"), (b"GIF89a", "type"), (b"x", "type")],
)
def test_what_is_not_fit_is_refused_and_leaves_nothing(files, practice, data, reason):
    with pytest.raises(UnfitFile) as unfit:
        put(files, practice, data)

    assert unfit.value.reason == reason
    assert list(practice.place.files.rglob("*.*")) == []


def test_equal_bytes_are_kept_once(files, practice):
    first, second = put(files, practice), put(files, practice, name="b.png")

    assert first.id != second.id
    assert len([path for path in practice.place.files.glob("*/*") if path.is_file()]) == 1
    files.remove(first.id)
    assert files.read(second) == PNG


def test_no_half_file_is_ever_named(files, practice):
    put(files, practice)

    assert all(not path.name.startswith(".") for path in practice.place.files.glob("*/*"))


def test_bytes_that_nobody_names_are_swept_once_they_have_settled(files, practice):
    kept, gone = put(files, practice), put(files, practice, picture("red"))
    files.remove(gone.id)
    paths = list(practice.place.files.glob("*/*"))

    assert files.sweep(LONG_AGO) == 0
    for path in paths:
        os.utime(path, (LONG_AGO, LONG_AGO))

    assert files.sweep(LONG_AGO + 1) == 1
    assert files.read(kept) == PNG


def test_a_name_holds_what_people_can_see(files, practice):
    kept = put(files, practice, name="a\0\r\nb" + "c" * 300)

    assert kept.name.startswith("abc")
    assert len(kept.name) == 200


def test_removing_what_is_not_there_is_no_fault(files):
    files.remove("nothing")
    files.remove("")
