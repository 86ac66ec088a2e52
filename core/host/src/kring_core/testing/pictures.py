"""Pictures to send in tests, drawn as the store draws them: they come out as they went in."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from kring_core.files.pictures import drawn_anew


def picture(colour: str = "teal", kind: str = "png", size: tuple[int, int] = (3, 2)) -> bytes:
    """A picture of one colour.

    :param kind: ``png``, ``jpeg`` or ``webp``.
    """
    into = BytesIO()
    Image.new("RGB", size, colour).save(into, kind)
    return drawn_anew(into.getvalue(), f"image/{kind}")
