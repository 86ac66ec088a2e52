"""Every table of the host in one place, so that who compares them with a database knows all."""

from __future__ import annotations

from kring_core.access.emergency.models import Emergency
from kring_core.access.keys.models import KeyPair, KeyReset, KeyWrap
from kring_core.accounts.models import (
    Account,
    AccountRole,
    Attempt,
    Challenge,
    Device,
    OneTimeLink,
    Passkey,
    RecoveryCode,
    SessionRow,
    Totp,
)
from kring_core.files.models import StoredFile
from kring_core.mail.models import MailRow
from kring_core.outbox.models import JobRow, OutboxRow
from kring_core.people.models import Merge, Organisation, Person, PersonWord
from kring_core.plugins.models import PluginRow
from kring_core.practices.models import Change, PracticeRow
from kring_core.relations.models import Deputy, Relation

TABLES = (
    Account,
    AccountRole,
    Attempt,
    Challenge,
    Change,
    Deputy,
    Device,
    Emergency,
    JobRow,
    KeyPair,
    KeyReset,
    KeyWrap,
    MailRow,
    Merge,
    OneTimeLink,
    Organisation,
    OutboxRow,
    Passkey,
    Person,
    PersonWord,
    PluginRow,
    PracticeRow,
    RecoveryCode,
    Relation,
    SessionRow,
    StoredFile,
    Totp,
)
