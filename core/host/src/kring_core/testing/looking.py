"""What a test looks into: the mail that left, and the statements that were said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from sqlalchemy import Engine, event

from kring_core.mail.queue import deliver_due
from kring_core.practices.practice import Practice


def sent_mail(practice: Practice) -> list[EmailMessage]:
    """Send what waits in a practice's queue; answer all that it sent, oldest first."""
    deliver_due(practice)
    files = sorted((practice.place.folder / "mail").glob("*.eml"))
    return [message_from_bytes(file.read_bytes(), policy=default) for file in files]


@contextmanager
def statements() -> Iterator[list[str]]:
    """Listen to every database of this process; gives the list that grows with each statement."""
    said: list[str] = []

    def listen(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        said.append(statement)

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        yield said
    finally:
        event.remove(Engine, "before_cursor_execute", listen)
