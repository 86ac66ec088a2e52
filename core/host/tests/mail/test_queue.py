"""The mail queue: what leaves, what is tried again, what is given up; never in the clear."""

from __future__ import annotations

import socketserver
import ssl
import threading
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from kring_core.mail.models import MailRow
from kring_core.mail.queue import TRIES, MailQueue, deliver_due
from kring_core.practices.models import PracticeRow
from sqlalchemy import select


class Conversation(socketserver.StreamRequestHandler):
    """As much of a mail server as a sender needs, with or without encryption."""

    def handle(self) -> None:
        """Take one mail, if the sender goes through with it."""
        server = self.server
        if server.at_once:
            self.encrypt(server.context)
        self.say("220 here")
        while line := self.rfile.readline().strip():
            word = line.upper().split(b" ")[0].split(b":")[0]
            if word == b"EHLO":
                self.say("250-here\r\n250 STARTTLS" if server.context else "250 here")
            elif word == b"STARTTLS":
                self.say("220 go on")
                self.encrypt(server.context)
            elif word == b"DATA":
                self.say("354 go on")
                server.mails.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                self.say("250 taken")
            else:
                self.say("221 bye" if word == b"QUIT" else server.answers.get(word, "250 fine"))

    def finish(self) -> None:
        """Hang up; the server closes only what it opened itself."""
        super().finish()
        self.request.close()

    def say(self, line: str) -> None:
        """Answer."""
        self.wfile.write(f"{line}\r\n".encode())

    def encrypt(self, context: ssl.SSLContext) -> None:
        """Go on in secret."""
        self.request = context.wrap_socket(self.request, server_side=True)
        self.setup()


class Server(socketserver.ThreadingTCPServer):
    """A mail server that keeps what it is given."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, context: ssl.SSLContext | None) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.context = context
        self.at_once = False
        self.mails: list[bytes] = []
        self.answers: dict[bytes, str] = {}

    def handle_error(self, request: object, address: object) -> None:
        """A sender that hangs up is what some tests are about."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate of ``localhost`` that nobody knows, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("certificate") / "localhost.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(private + made.public_bytes(Encoding.PEM))
    return path


@pytest.fixture
def serve(practice):
    """Start a mail server and let the practice use it: ``serve(certificate)``."""
    servers = []

    def start(certificate=None):
        context = None
        if certificate:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(certificate)
        server = Server(context)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with practice.database.write() as db:
            row = db.scalars(select(PracticeRow)).one()
            port = server.server_address[1]
            row.settings = {**row.settings, "mail_host": "localhost", "mail_port": port}
        practice.forget()
        return server

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def queue(practice, subject="Er staat iets voor u klaar"):
    with practice.database.write() as db:
        mails = MailQueue(db, practice.host.clock)
        mails.send("noor@praktijk.example", subject, "Kijk op de site.")


def state(practice):
    with practice.database.read() as db:
        return db.scalars(select(MailRow)).one()


def test_without_a_server_it_is_written_to_a_file(practice, mailbox):
    queue(practice)

    [mail] = mailbox()

    assert mail["To"] == "noor@praktijk.example"
    assert mail["Subject"] == "Er staat iets voor u klaar"
    assert mail["Message-ID"]
    assert "Kijk op de site." in mail.get_content()
    assert state(practice).body == ""


def test_a_rollback_takes_it_back(practice, mailbox):
    with practice.database.session(writes=True) as db:
        MailQueue(db, practice.host.clock).send("noor@praktijk.example", "x", "y")
        db.flush()
        db.rollback()

    assert mailbox() == []


def test_it_leaves_encrypted_through_the_server_of_the_practice(
    practice, serve, certificate, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = serve(certificate)
    queue(practice)

    assert deliver_due(practice) == 1

    [mail] = server.mails
    assert b"To: noor@praktijk.example" in mail
    assert state(practice).sent_at == practice.host.clock()


def test_it_does_not_leave_in_the_clear(practice, serve):
    server = serve()
    queue(practice)

    deliver_due(practice)

    assert server.mails == []
    assert state(practice).fault == "SMTPNotSupportedError"


def test_it_is_not_given_to_a_server_whose_name_nobody_vouches_for(practice, serve, certificate):
    server = serve(certificate)
    queue(practice)

    deliver_due(practice)

    assert server.mails == []
    assert state(practice).fault == "SSLCertVerificationError"


@pytest.fixture
def serve_at_once(serve, monkeypatch):
    """Start a mail server that is secret from the first letter on, as one at port 465."""

    def start(certificate):
        server = serve(certificate)
        server.at_once = True
        monkeypatch.setattr("kring_core.mail.queue.SUBMISSIONS", server.server_address[1])
        return server

    return start


def test_at_port_465_it_is_secret_from_the_first_letter_on(
    practice, serve_at_once, certificate, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = serve_at_once(certificate)
    queue(practice)

    deliver_due(practice)

    assert len(server.mails) == 1


def test_there_too_somebody_has_to_vouch_for_the_name(practice, serve_at_once, certificate):
    server = serve_at_once(certificate)
    queue(practice)

    deliver_due(practice)

    assert server.mails == []
    assert state(practice).fault == "SSLCertVerificationError"


def test_a_certificate_of_another_name_is_refused(practice, serve, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = serve(certificate)
    with practice.database.write() as db:
        row = db.scalars(select(PracticeRow)).one()
        row.settings = {**row.settings, "mail_host": "127.0.0.1"}
    practice.forget()
    queue(practice)

    deliver_due(practice)

    assert server.mails == []
    assert state(practice).fault == "SSLCertVerificationError"


def test_what_the_server_refuses_is_kept_by_its_kind_only(
    practice, serve, certificate, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = serve(certificate)
    server.answers[b"RCPT"] = "550 no such person: noor@praktijk.example"
    queue(practice)

    deliver_due(practice)

    assert state(practice).fault == "SMTPRecipientsRefused"


def test_it_is_tried_again_with_growing_pauses_and_given_up(practice, serve, clock):
    serve()
    queue(practice)

    for attempt in range(1, TRIES):
        assert deliver_due(practice) == 1
        assert deliver_due(practice) == 0
        assert state(practice).due_at == clock() + timedelta(minutes=2**attempt)
        clock.move(minutes=2**attempt)
    deliver_due(practice)

    assert state(practice).due_at is None
    assert state(practice).body


def test_a_mail_that_cannot_be_written_holds_up_no_other(practice, mailbox):
    queue(practice, "two\nlines")
    queue(practice, "one line")

    assert [mail["Subject"] for mail in mailbox()] == ["one line"]


def test_while_one_runner_sends_a_mail_no_other_takes_it(practice, clock):
    queue(practice)
    with practice.database.write() as db:
        mail = db.scalars(select(MailRow)).one()
        mail.due_at = clock() + timedelta(minutes=5)

    assert deliver_due(practice) == 0
