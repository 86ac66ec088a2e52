"""Pictures that somebody sent are drawn anew, so that nothing but what is seen is kept.

A photograph says where and when it was taken and by which telephone; a file that is a picture to
one program can be a page to another. Neither outlives being drawn anew.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from kring_hooks.services import UnfitFile
from PIL import Image, ImageOps

MOST_PIXELS = 50_000_000
"""The largest picture that is opened: what a good camera makes, and 200 MB in memory at most."""
LONGEST_SIDE = 1600
"""Pixels of the longest side of what is kept; twice the widest place in which one is shown."""

_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
_HOW: dict[str, dict[str, Any]] = {
    "PNG": {"optimize": True},
    "JPEG": {"quality": 88, "optimize": True},
    "WEBP": {"quality": 88},
}


def drawn_anew(data: bytes, media_type: str) -> bytes:
    """The same picture upright, no larger than is shown, and without whatever came along.

    Of a picture that moves the first one stays.

    :param media_type: ``image/png``, ``image/jpeg`` or ``image/webp``.
    :raises UnfitFile: ``large`` for more than :data:`MOST_PIXELS`, which are not read; ``type``
        for what cannot be drawn.
    """
    kind = _FORMATS[media_type]
    try:
        # Only the one reader that the content asks for: each other would be a way in.
        with Image.open(BytesIO(data), formats=[kind]) as sent:
            if sent.width * sent.height > MOST_PIXELS:
                raise UnfitFile("large")
            sent.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
            return _written(ImageOps.exif_transpose(sent), kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnfitFile("large") from None
    except (OSError, ValueError, SyntaxError, EOFError):
        raise UnfitFile("type") from None


def _written(picture: Image.Image, kind: str) -> bytes:
    clear = kind != "JPEG" and picture.has_transparency_data
    plain = picture.convert("RGBA" if clear else "RGB")
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    plain.info = {}
    into = BytesIO()
    plain.save(into, kind, **_HOW[kind])
    return into.getvalue()
