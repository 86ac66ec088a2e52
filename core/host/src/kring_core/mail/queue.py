"""Mail goes into a queue with the act that causes it, and out of it by the runner.

A mail holds no personal content: it says that there is something to read, and where. Without a mail
server in the settings of the practice it is written to a file in its folder, as in development.
"""

from __future__ import annotations

import smtplib
import ssl
from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from kring_hooks.services import IMailQueue
from sqlalchemy import select
from sqlalchemy.orm import Session
from zope.interface import implementer

from kring_core.clock import Clock
from kring_core.mail.models import MailRow
from kring_core.practices.practice import Practice

TRIES = 8
LEASE = timedelta(minutes=5)
"""While one runner sends a mail, no other takes it up."""
SUBMISSIONS = 465
"""The port at which a mail server is secret from the first letter on (RFC 8314, 3.3)."""
TIMEOUT = 30
"""Seconds that a mail server may take to answer."""


@implementer(IMailQueue)
class MailQueue:
    """The outgoing mail of one practice, within one transaction."""

    def __init__(self, db: Session, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def send(self, recipient: str, subject: str, body: str) -> MailRow:
        """Queue a mail; it leaves after the commit, and a rollback takes it back."""
        now = self._clock()
        mail = MailRow(recipient=recipient, subject=subject, body=body, written_at=now, due_at=now)
        self._db.add(mail)
        return mail


def deliver_due(practice: Practice) -> int:
    """Send what is due; answer how many were tried. Safe when two runners do it at once."""
    tried = 0
    while mail := _claim(practice):
        tried += 1
        fault = ""
        try:
            _deliver(practice, mail)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            fault = type(error).__name__
        _settle(practice, mail.id, fault)
    return tried


def _claim(practice: Practice) -> MailRow | None:
    now = practice.host.clock()
    query = select(MailRow).where(MailRow.due_at <= now).order_by(MailRow.due_at).limit(1)
    with practice.database.read() as db:
        if db.scalars(query).first() is None:
            return None
    with practice.database.write() as db:
        mail = db.scalars(query).first()
        if mail is not None:
            mail.due_at = now + LEASE
            mail.attempts += 1
    return mail


def _settle(practice: Practice, mail_id: str, fault: str) -> None:
    now = practice.host.clock()
    with practice.database.write() as db:
        mail = db.get(MailRow, mail_id)
        if mail is None:
            return
        mail.fault = fault
        if not fault:
            mail.sent_at, mail.due_at, mail.body = now, None, ""
        elif mail.attempts >= TRIES:
            mail.due_at = None
        else:
            mail.due_at = now + timedelta(minutes=2**mail.attempts)


def _deliver(practice: Practice, mail: MailRow) -> None:
    settings = practice.settings
    message = EmailMessage(policy=SMTP)
    message["From"] = settings.mail_sender or f"kring@{practice.place.hosts[0]}"
    message["To"] = mail.recipient
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(mail.written_at)
    message["Message-ID"] = make_msgid(idstring=mail.id, domain=practice.place.hosts[0])
    message.set_content(mail.body)
    if not settings.mail_host:
        folder = practice.place.folder / "mail"
        folder.mkdir(exist_ok=True)
        (folder / f"{mail.written_at:%Y%m%dT%H%M%S}-{mail.id}.eml").write_bytes(message.as_bytes())
        return
    with _server(settings.mail_host, settings.mail_port) as server:
        if settings.mail_user:
            server.login(settings.mail_user, settings.mail_password)
        server.send_message(message)


def _server(host: str, port: int) -> smtplib.SMTP:
    """A mail server, reached in secret and by its own certificate, or not at all (RFC 8314)."""
    # Without a context the name in the certificate would not be looked at.
    context = ssl.create_default_context()
    if port == SUBMISSIONS:
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=context)
    server = smtplib.SMTP(host, port, timeout=TIMEOUT)
    try:
        server.starttls(context=context)
    except BaseException:
        server.close()
        raise
    return server
