"""The report: one JSON object with exactly the promised keys."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest
from kring_core.sdk import NotText
from kring_expertdirectory.importing import read_list, report


def reported(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(report(read_list(text.encode()))))
    return found


def test_the_report_has_exactly_these_keys(plain: str) -> None:
    found = reported(plain.replace("ë", "Ć«"))
    assert list(found) == [
        "id",
        "encoding",
        "repaired",
        "flagged",
        "refused",
        "profiles",
        "pages",
        "items",
    ]
    assert list(found["encoding"]) == ["concluded", "why"]
    assert list(found["profiles"][0]) == ["name", "languages", "tagline", "place", "quote"]
    assert list(found["profiles"][0]["quote"]) == ["text", "language", "attribution"]
    assert list(found["pages"][0]) == ["question", "summary", "body"]
    assert {tuple(item) for item in found["items"]} == {("line", "kind", "before", "after", "why")}
    assert (found["repaired"], found["flagged"], found["refused"]) == (1, 0, 1)
    assert found["profiles"][3]["quote"] is None


def test_the_id_is_that_of_the_content(plain: str) -> None:
    assert reported(plain)["id"] == sha256(plain.encode()).hexdigest()


def test_items_stand_in_the_order_of_the_lines(plain: str) -> None:
    lines = [item["line"] for item in reported(plain.replace("ë", "Ć«"))["items"]]
    assert lines == sorted(lines)


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_text_is_not_read(data: bytes) -> None:
    with pytest.raises(NotText):
        read_list(data)
