"""The log in the fields that NEN 7513:2018, chapter 7, asks, under the names of RFC 3881.

The norm takes over the audit message of RFC 3881 (later DICOM PS3.15 A.5 and FHIR ``AuditEvent``)
and asks of each event: what it was (7.2), who did it and for whom (7.3), and what it was about
(7.4), besides which system says so. A column is a field of that message:

===============================  ==============================================================
``EventDateTime``                when, in UTC
``EventID``                      what was done, as Kring's code
``EventActionCode``              the same as C, R, U, D or E (create, read, update, delete, other)
``EventOutcomeIndicator``        0: it was done; 4: it was refused
``UserID``                       the account with which it was done
``AlternativeUserID``            the person of that account
``ResponsibleUserID``            the person on whose behalf it was done, where somebody stood in
``PatientID``                    the person whose record it is
``ParticipantObjectIDTypeCode``  the kind of record
``ParticipantObjectID``          the opaque id of the record
``AuthorizationRule``            by which right: the authorisation protocol of the norm
``AuditEnterpriseSiteID``        the practice
``AuditSourceID``                ``kring``
===============================  ==============================================================

``Number`` and ``Hash`` are Kring's own; with them an export can be compared with the log. Names are
in none of them: who holds the export asks the practice.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import chain

from kring_core.access.log.entry import Outcome, said_at
from kring_core.access.log.reading import Read

ACTIONS = {"seen": "R", "changed": "U", "added": "C", "removed": "D", "exported": "R"}
"""The action codes of RFC 3881, 5.1.2; what is not here is executed: E."""

OUTCOMES = {Outcome.ALLOWED: "0", Outcome.REFUSED: "4"}
"""The outcome indicators of RFC 3881, 5.1.4: success, and minor failure."""


def fields_of(practice: str, read: Read) -> dict[str, str]:
    """A line in the fields of the norm.

    :param practice: the slug of the practice.
    """
    entry = read.entry
    kind, _, resource = entry.resource.partition(":")
    return {
        "EventDateTime": said_at(entry.at),
        "EventID": entry.event,
        "EventActionCode": ACTIONS.get(entry.event, "E"),
        "EventOutcomeIndicator": OUTCOMES[entry.outcome],
        "UserID": entry.account_id or "",
        "AlternativeUserID": entry.actor_id or "",
        "ResponsibleUserID": entry.on_behalf_of or "",
        "PatientID": entry.person_id or "",
        "ParticipantObjectIDTypeCode": kind,
        "ParticipantObjectID": resource,
        "AuthorizationRule": entry.rule,
        "AuditEnterpriseSiteID": practice,
        "AuditSourceID": "kring",
        "Number": str(read.number),
        "Hash": read.hash.hex(),
    }


def as_csv(practice: str, lines: Iterable[Read]) -> Iterator[str]:
    """The lines as CSV (RFC 4180), a row at a time, its head first."""
    rows = (fields_of(practice, read) for read in lines)
    first = next(rows, None)
    if first is None:
        return
    yield _row(first)
    for row in chain([first], rows):
        yield _row(row.values())


def as_json(practice: str, lines: Iterable[Read]) -> Iterator[str]:
    """The lines as one JSON list, an object a line."""
    before = "["
    for read in lines:
        yield f"{before}\n{json.dumps(fields_of(practice, read))}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


FORMATS = {"csv": as_csv, "json": as_json}
"""What an export can be written as."""


def _row(values: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(values)
    return written.getvalue()
