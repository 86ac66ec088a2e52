"""A line of the log in the words of who reads it: what was done, to what, and by which right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from kring_core.access.log.entry import Entry, Outcome
from kring_core.access.log.reading import Read
from kring_core.i18n import _
from kring_core.people.models import Person
from kring_core.relations.kinds import KINDS

if TYPE_CHECKING:
    from kring_core.portal.visit import Visit

EVENTS = {
    "seen": _("looked at"),
    "changed": _("changed"),
    "added": _("added"),
    "removed": _("removed"),
    "exported": _("took a copy of"),
    "searched": _("searched for"),
    "merged": _("joined with another record"),
    "refused": _("wanted to see"),
    "emergency": _("opened in an emergency"),
    "reset": _("set anew"),
    "log.read": _("read who looked at records"),
    "log.exported": _("took a copy of who looked at records"),
    "log.verified": _("compared the log with its anchors"),
}
"""What somebody did, read before the kind of record; translatable messages."""

RESOURCES = {
    "": "",
    "person": _("name and contact details"),
    "relation": _("relations with people here"),
    "emergency": _("care records"),
    "deputy": _("standing in for a colleague"),
    "account": _("account"),
    "key": _("key"),
    "log": "",
}
"""Kinds of records; translatable messages."""

RULES = {
    "": "",
    "self": _("it is about themselves"),
    "manage_people": _("manages who has an account here"),
    "read_log": _("watches over the access log"),
    "colleague": _("works here and has a relation to this person"),
    "command_line": _("manages the machine on which Kring runs"),
    "deputy": _("stands in for a colleague"),
    "emergency": _("emergency access"),
    "daily": _("happens once a day"),
    **{str(kind): rules.title for kind, rules in KINDS.items()},
}
"""By which right; translatable messages."""


BY_ITSELF = {
    "": _("somebody who had not signed in"),
    "command_line": _("whoever manages Kring"),
    "daily": _("Kring itself"),
}
"""Who did what nobody with an account did, by the rule; translatable messages."""


class Said(NamedTuple):
    """One line, as it is shown."""

    number: int
    entry: Entry
    who: str
    on_behalf_of: str
    whose: str
    what: str
    why: str


def in_words(kring: Visit, read: Sequence[Read]) -> list[Said]:
    """Say each of a page of lines; a code that is not known any more stands for itself."""
    entries = [one.entry for one in read]
    people = _names(kring, entries)
    known = _of_plugins(kring)
    return [
        Said(
            number=one.number,
            entry=one.entry,
            who=_who(kring, one.entry, people),
            on_behalf_of=people.get(one.entry.on_behalf_of or "", ""),
            whose=people.get(one.entry.person_id or "", ""),
            what=_what(kring, one.entry, known),
            why=kring.translate(_word(one.entry.rule, RULES, known)),
        )
        for one in read
    ]


def _names(kring: Visit, entries: Sequence[Entry]) -> dict[str, str]:
    ids = {
        one
        for entry in entries
        for one in (entry.actor_id, entry.on_behalf_of, entry.person_id)
        if one
    }
    query = select(Person.id, Person.name).where(Person.id.in_(ids))
    return dict(iter(kring.db.execute(query))) if ids else {}


def _of_plugins(kring: Visit) -> dict[str, str]:
    """What the plugins write into the log, whether they are on here or not."""
    return {
        code: said
        for plugin in kring.host.catalogue.sound()
        if plugin.manifest
        for code, said in plugin.manifest.actions.items()
    }


def _who(kring: Visit, entry: Entry, people: Mapping[str, str]) -> str:
    if entry.actor_id is None:
        return kring.translate(BY_ITSELF.get(entry.rule, BY_ITSELF[""]))
    if kring.identity and entry.actor_id == kring.identity.person_id:
        return kring.translate(_("you yourself"))
    return people.get(entry.actor_id, entry.actor_id)


def _what(kring: Visit, entry: Entry, known: Mapping[str, str]) -> str:
    event = kring.translate(_word(entry.event, EVENTS, known))
    record = kring.translate(_word(entry.kind, RESOURCES, known))
    said = f"{event}: {record}" if record else event
    if entry.outcome is Outcome.REFUSED:
        return kring.translate(_("${what} (refused)", {"what": said}))
    return said


def _word(code: str, own: Mapping[str, str], known: Mapping[str, str]) -> str:
    return own[code] if code in own else known.get(code, code)
