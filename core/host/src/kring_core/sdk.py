"""All that a plugin may import of the host; what is not here may change at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kring_hooks.services import UnfitFile

from kring_core.access.domains import Domain
from kring_core.access.identity import Identity, Role
from kring_core.access.log.entry import Outcome
from kring_core.access.permissions import Permission
from kring_core.access.predicates import anyone, is_administrator, is_signed_in, is_staff
from kring_core.access.visibility import people_seen_by, records_seen_by
from kring_core.accounts.models import Account
from kring_core.clock import Clock
from kring_core.db import (
    ID_LENGTH,
    Identified,
    Unavailable,
    UtcDateTime,
    Versioned,
    new_id,
    new_metadata,
)
from kring_core.files.models import StoredFile
from kring_core.files.store import IMAGES, LARGEST, Files
from kring_core.mail.queue import MailQueue
from kring_core.people.models import Person
from kring_core.people.persons import Persons
from kring_core.people.seeing import SeenPeople
from kring_core.people.values import PersonDetails
from kring_core.plugins.policies import Collected, Decision, Waits
from kring_core.portal.contexts import Home
from kring_core.portal.forms import (
    Button,
    DateWidget,
    Form,
    NumberWidget,
    TimeWidget,
    Upload,
    UploadedFile,
    UploadWidget,
    save,
)
from kring_core.portal.paging import Pager
from kring_core.portal.redirects import safe_path
from kring_core.portal.visit import Visit
from kring_core.practices.changes import differences, note
from kring_core.practices.practice import Practice
from kring_core.relations.kinds import Kind
from kring_core.text import Diagnosis, Item, NotText, diagnose, lint
from kring_core.text.said import SAID as TEXT_SAID
from kring_core.text.said import read_as
from kring_core.text.table import Head, Row, head_of, rows_below

if TYPE_CHECKING:
    from pyramid.request import Request as _PyramidRequest

    class Request(_PyramidRequest):  # type: ignore[misc]
        """A request whose visit is known to the type checker."""

        kring: Visit
else:
    Request = Any

__all__ = [
    "ID_LENGTH",
    "IMAGES",
    "LARGEST",
    "TEXT_SAID",
    "Account",
    "Button",
    "Clock",
    "Collected",
    "DateWidget",
    "Decision",
    "Diagnosis",
    "Domain",
    "Files",
    "Form",
    "Head",
    "Home",
    "Identified",
    "Identity",
    "Item",
    "Kind",
    "MailQueue",
    "NotText",
    "NumberWidget",
    "Outcome",
    "Pager",
    "Permission",
    "Person",
    "PersonDetails",
    "Persons",
    "Practice",
    "Request",
    "Role",
    "Row",
    "SeenPeople",
    "StoredFile",
    "TimeWidget",
    "Unavailable",
    "UnfitFile",
    "Upload",
    "UploadWidget",
    "UploadedFile",
    "UtcDateTime",
    "Versioned",
    "Visit",
    "Waits",
    "anyone",
    "diagnose",
    "differences",
    "head_of",
    "is_administrator",
    "is_signed_in",
    "is_staff",
    "lint",
    "new_id",
    "new_metadata",
    "note",
    "people_seen_by",
    "read_as",
    "records_seen_by",
    "rows_below",
    "safe_path",
    "save",
]
