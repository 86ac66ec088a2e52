"""From bytes to characters: which encoding the bytes themselves prove."""

from __future__ import annotations

import codecs
import re

from kring_core.text import reasons
from kring_core.text.values import Encoding

# Pictures, PDF, archives and office documents, RTF, programs, databases, sound.
_OTHER_FORMATS = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"%PDF-", b"PK\x03\x04",
    b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"{\\rtf",
    b"\x7fELF", b"SQLite format 3", b"OggS", b"ID3",
)  # fmt: skip
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# One control character in a hundred is a stray; more is no text. Tab and line ends do not count.
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x19\x1b-\x1f\x7f]")
_CONTROLS_ALLOWED = 0.01
# Where most of the text is ASCII, one half of the bytes of UTF-16 is nearly all zero.
_ZEROES_EXPECTED, _ZEROES_ALLOWED = 0.5, 0.1

CP1252 = tuple(
    bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(256)
)
"""What each byte says in Windows-1252; its five unused bytes say the control character they are."""
STRAY = {0xDC00 + byte: CP1252[byte] for byte in range(0x80, 0x100)}
"""From a byte that is no UTF-8, as ``surrogateescape`` keeps it, to its sign in Windows-1252."""
_STRAYS = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")


def decode(data: bytes) -> tuple[str, Encoding]:
    """The text in these bytes, and the encoding concluded.

    Bytes that stand alone between valid UTF-8 remain as surrogates: translate with :data:`STRAY`.

    :raises NotText: when the data is empty, binary, or of another format.
    """
    if data.startswith(_OTHER_FORMATS):
        raise reasons.OTHER_FORMAT.refusal()
    text, encoding = _utf16(data) or _utf8(data) or _cp1252(data)
    if not text.strip():
        raise reasons.EMPTY.refusal()
    controls = sum(1 for _ in _CONTROLS.finditer(text))
    if "\x00" in text or controls > max(1, len(text) * _CONTROLS_ALLOWED):
        raise reasons.BINARY.refusal()
    return text, encoding


def _utf16(data: bytes) -> tuple[str, Encoding] | None:
    """UTF-16 with its mark, or without it where the zeroes show it; else None."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            try:
                return data[2:].decode(codec), reasons.MARKED_UTF16.encoding(codec)
            except UnicodeDecodeError:
                raise reasons.BROKEN_UTF16.refusal() from None
    if b"\x00" not in data or len(data) % 2:
        return None
    half = len(data) / 2
    even, odd = data[::2].count(0) / half, data[1::2].count(0) / half
    if max(even, odd) < _ZEROES_EXPECTED or min(even, odd) > _ZEROES_ALLOWED:
        return None
    codec = "utf-16-le" if odd > even else "utf-16-be"
    try:
        return data.decode(codec), reasons.UNMARKED_UTF16.encoding(codec)
    except UnicodeDecodeError:
        return None


def _utf8(data: bytes) -> tuple[str, Encoding] | None:
    """UTF-8, also with a minority of foreign bytes in it; None where these are the majority."""
    marked = data.startswith(codecs.BOM_UTF8)
    text = data.decode("utf-8-sig", "surrogateescape")
    if text.isascii() and not marked:
        return text, reasons.ASCII.encoding("utf-8")
    if strays := sum(1 for _ in _STRAYS.finditer(text)):
        beyond = sum(1 for _ in _BEYOND_ASCII.finditer(text))
        if strays * 2 > beyond:
            return None
        return text, reasons.MIXED_UTF8.encoding("utf-8", count=str(strays))
    return text, (reasons.MARKED_UTF8 if marked else reasons.VALID_UTF8).encoding("utf-8")


def _cp1252(data: bytes) -> tuple[str, Encoding]:
    # Latin-1 maps each byte to its number, which the table then turns into the sign.
    text = data.decode("latin-1").translate(dict(enumerate(CP1252)))
    return text, reasons.INVALID_UTF8.encoding("windows-1252")
