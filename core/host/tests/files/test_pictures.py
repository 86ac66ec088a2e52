"""Pictures are drawn anew: no place, no page and no bomb comes along."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from kring_core.files.pictures import LONGEST_SIDE, MOST_PIXELS, drawn_anew
from kring_core.testing.pictures import picture
from kring_hooks.services import UnfitFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

PAGE = b"<script>alert(1)</script>"
ORIENTATION, MAKER, PLACE = 0x0112, 0x010F, 0x8825
KINDS = ("png", "jpeg", "webp")


def sent(image, kind, **options):
    into = BytesIO()
    image.save(into, kind, **options)
    return into.getvalue()


def opened(data):
    return Image.open(BytesIO(data))


def of_size(width, height):
    """The head of a PNG of any size, with next to nothing in it."""

    def chunk(kind, body):
        whole = kind + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(10_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", KINDS)
def test_who_made_it_and_where_is_left_behind(kind):
    image = Image.new("RGB", (40, 20), "teal")
    said = image.getexif()
    said[MAKER] = "Telefoon van Noor"
    said.get_ifd(PLACE)[1] = "N52.0907"
    data = sent(image, kind, exif=said)
    assert b"Telefoon van Noor" in data

    kept = drawn_anew(data, f"image/{kind}")

    assert b"Telefoon" not in kept
    assert dict(opened(kept).getexif()) == {}


def test_a_photograph_that_lay_on_its_side_stands_upright():
    image = Image.new("RGB", (40, 20), "teal")
    said = image.getexif()
    said[ORIENTATION] = 6

    kept = drawn_anew(sent(image, "jpeg", exif=said), "image/jpeg")

    assert opened(kept).size == (20, 40)


def test_texts_in_a_picture_are_left_behind():
    texts = PngInfo()
    texts.add_text("Comment", PAGE.decode())
    data = sent(Image.new("RGB", (4, 4)), "png", pnginfo=texts)

    assert PAGE not in drawn_anew(data, "image/png")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_behind_a_picture_is_left_behind(kind):
    assert PAGE not in drawn_anew(picture(kind=kind) + PAGE, f"image/{kind}")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_too_large_to_show_becomes_smaller(kind):
    data = sent(Image.new("RGB", (LONGEST_SIDE * 2, LONGEST_SIDE), "teal"), kind)

    assert opened(drawn_anew(data, f"image/{kind}")).size == (LONGEST_SIDE, LONGEST_SIDE // 2)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "CMYK", "I;16"])
def test_pictures_of_every_make_are_taken(mode):
    kind = "jpeg" if mode == "CMYK" else "png"

    assert opened(drawn_anew(sent(Image.new(mode, (4, 4)), kind), f"image/{kind}")).size == (4, 4)


def test_what_is_clear_stays_clear():
    data = sent(Image.new("RGBA", (4, 4), (1, 2, 3, 0)), "png")

    assert opened(drawn_anew(data, "image/png")).getpixel((0, 0))[3] == 0


@pytest.mark.parametrize("side", [7_100, 30_000, 2**31 - 1])
def test_a_bomb_is_refused_before_it_goes_off(side):
    data = of_size(side, side)
    assert side * side > MOST_PIXELS

    with pytest.raises(UnfitFile) as unfit:
        drawn_anew(data, "image/png")

    assert unfit.value.reason == "large"


@pytest.mark.parametrize("cut", [8, 20, 40, -200])
def test_half_a_picture_is_none(cut):
    data = sent(Image.effect_noise((60, 60), 90), "png")

    with pytest.raises(UnfitFile) as unfit:
        drawn_anew(data[:cut], "image/png")

    assert unfit.value.reason == "type"


@pytest.mark.parametrize("data", [b"\xff\xd8\xff", b"\xff\xd8\xff" + PAGE, picture(kind="webp")])
def test_what_only_begins_like_a_picture_is_none(data):
    with pytest.raises(UnfitFile):
        drawn_anew(data, "image/jpeg")
