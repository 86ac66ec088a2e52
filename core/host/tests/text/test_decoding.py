"""Which encoding the bytes prove, what is no text at all, and how long it may take."""

# ruff: noqa: RUF001 - quotation marks and dashes are what these tests are about.

from __future__ import annotations

import codecs
import time
from collections.abc import Callable

import pytest
from kring_core.text import NotText, diagnose

Damage = Callable[..., str]


@pytest.mark.parametrize(
    ("mark", "codec", "concluded", "code"),
    [
        (b"", "utf-8", "utf-8", "valid-utf-8"),
        (codecs.BOM_UTF8, "utf-8", "utf-8", "marked-utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le", "marked-utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be", "marked-utf-16"),
        (b"", "utf-16-le", "utf-16-le", "unmarked-utf-16"),
        (b"", "utf-16-be", "utf-16-be", "unmarked-utf-16"),
        (b"", "cp1252", "windows-1252", "invalid-utf-8"),
    ],
)
def test_each_encoding_is_concluded_with_its_reason(
    dutch: str, mark: bytes, codec: str, concluded: str, code: str
) -> None:
    diagnosis = diagnose(mark + dutch.encode(codec))
    assert diagnosis.lines == tuple(dutch.splitlines())
    assert diagnosis.items == ()
    assert diagnosis.encoding.concluded == concluded
    assert diagnosis.encoding.because[0].code == code


def test_windows_1252_keeps_its_typography() -> None:
    text = "‘Zo’ – “rust”… € 40"
    assert diagnose(text.encode("cp1252")).lines == (text,)


def test_a_word_of_windows_1252_within_utf8_is_repaired(dutch: str) -> None:
    diagnosis = diagnose(dutch.encode() + "één cliënt".encode("cp1252"))
    assert diagnosis.lines == (*dutch.splitlines(), "één cliënt")
    assert diagnosis.repaired == 3
    assert diagnosis.items[0].before == "\ufffd\ufffdn"
    assert diagnosis.items[0].code == "foreign-bytes"


def test_all_line_ends_are_understood_and_a_last_one_adds_no_line() -> None:
    assert diagnose(b"een\r\ntwee\rdrie\n\nvijf\n").lines == ("een", "twee", "drie", "", "vijf")


def test_a_mark_of_utf8_that_was_itself_misread_disappears(misread: Damage) -> None:
    assert diagnose(misread("\ufeffcliënt", "cp1252").encode()).lines == ("cliënt",)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"een\x00twee", "binary"),
        (b"\x00" * 64, "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"een \x01\x02\x03 twee", "binary"),
        (b"PK\x03\x04 en zo voort", "other-format"),
        (b"%PDF-1.7 en zo voort", "other-format"),
        (b"\x89PNG\r\n\x1a\n", "other-format"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "broken-utf-16"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, code: str) -> None:
    with pytest.raises(NotText) as refusal:
        diagnose(data)
    assert refusal.value.reason_code == code
    assert refusal.value.message == str(refusal.value) != ""


def test_a_stray_control_character_is_flagged() -> None:
    diagnosis = diagnose(b"Een regel met een woord\x02afbreking erin.")
    assert (diagnosis.flagged, diagnosis.items[0].after) == (1, "woordafbreking")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 5_000_000,
        "ë" * 1_000_000,
        "woorden " * 600_000,
        "cliÃ«nt â€œrustâ€\x9d " * 20_000,
        "Ć«" * 50_000,
        "cliĆ«nt " + "ā " * 50_000,
        "cliĆ«nt " + "aĆ" * 50_000,
        "a\ufffd" * 50_000,
    ],
    ids=["ascii", "letters", "words", "damage", "traces", "losses", "leads", "gone"],
)
def test_a_very_long_line_takes_no_more_than_proportional_time(text: str) -> None:
    started = time.process_time()
    diagnose(text.encode())
    # Seconds; what is not linear takes minutes.
    assert time.process_time() - started < 10
