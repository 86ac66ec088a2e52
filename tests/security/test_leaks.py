"""What somebody types stays where they typed it: not in a log, a mail, an address or an error."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from kring_core.access.identity import Role
from kring_core.testing.client import Client
from webtest.forms import Checkbox, Hidden, Radio, Select, Submit, Text, Textarea

MARK = "Merkteken-van-Ondine"
PAGES = (
    "/inloggen",
    "/inloggen/vergeten",
    "/mijn/gegevens",
    "/mijn/aanmelden/wachtwoord",
    "/beheer/mensen/nieuw",
    "/beheer/organisaties/nieuw",
    "/beheer/noodtoegang/nieuw",
    "/beheer/praktijk",
    "/beheer/zoeken",
    "/beheer/mensen",
    "/beheer/log",
)
READERS = (None, *Role)


def typed(form: object) -> Iterator[str]:
    """Fill every field that takes text; answers what was typed."""
    for name, fields in form.fields.items():
        for field in fields:
            free = isinstance(field, (Text, Textarea)) or type(field).__name__ == "Field"
            fixed = isinstance(field, (Hidden, Checkbox, Radio, Select, Submit))
            if free and not fixed and name and not name.startswith("__"):
                field.value = f"{MARK} {name}"
                yield name


@pytest.fixture
def plugins():
    return ["expertdirectory", "minimal"]


@pytest.mark.parametrize("reader", READERS, ids=lambda role: role or "visitor")
def test_what_is_typed_is_in_no_log_mail_or_address(client_of, practice, reader, caplog, mailbox):
    caplog.set_level(logging.DEBUG)
    caplog.handler.setFormatter(logging.Formatter("%(name)s %(message)s"))
    client: Client = client_of(practice, reader)
    sent = 0
    for page in PAGES:
        answer = client.get(page, expect_errors=True)
        if answer.status_int != 200:
            continue
        for form in answer.forms.values():
            if form.method.upper() != "POST" or not list(typed(form)):
                continue
            sent += 1
            done = form.submit(expect_errors=True)
            assert done.status_int < 500
            assert MARK not in done.headers.get("Location", ""), page
    assert sent

    assert MARK not in caplog.text
    assert all(MARK not in mail.as_string() for mail in mailbox())
    assert _logs_without(practice.place.log)


def _logs_without(log: Path) -> bool:
    """Whether no file of the access log holds what was typed."""
    files = log.parent.glob(f"{log.name}*")
    return all(MARK.encode() not in file.read_bytes() for file in files)


@pytest.mark.parametrize("address", [f"/{MARK}", f"/beheer/mensen/{MARK}", f"/healthz?x={MARK}"])
def test_an_error_does_not_repeat_what_was_asked(staff, address, caplog):
    caplog.set_level(logging.DEBUG)
    answer = staff.get(address, expect_errors=True)

    assert MARK not in answer
    assert MARK not in caplog.text
