"""The host's services are what their interfaces promise."""

from __future__ import annotations

from kring_core.files.models import StoredFile
from kring_core.files.store import Files
from kring_core.mail.queue import MailQueue
from kring_hooks.services import IFileStore, IMailQueue, IStoredFile
from zope.interface.verify import verifyClass


def test_the_file_store_is_what_its_interface_promises():
    assert verifyClass(IFileStore, Files)


def test_the_mail_queue_is_what_its_interface_promises():
    assert verifyClass(IMailQueue, MailQueue)


def test_a_stored_file_has_what_its_interface_names():
    assert all(hasattr(StoredFile, name) for name in IStoredFile)
