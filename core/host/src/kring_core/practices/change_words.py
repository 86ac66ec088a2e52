"""A change in the words of the reader: what was done, to what, and which fields of its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import colander
from sqlalchemy import select

from kring_core.accounts.models import Account
from kring_core.i18n import _
from kring_core.people.models import Person
from kring_core.practices.schemas import PracticeForm

if TYPE_CHECKING:
    from kring_core.portal.visit import Visit

ACTIONS = {
    "plugin.enabled": _("plugin enabled"),
    "plugin.disabled": _("plugin disabled"),
    "plugin.removed": _("plugin removed"),
    "plugin.exported": _("plugin exported"),
    "plugin.set": _("plugin settings changed"),
    "practice.set": _("practice settings changed"),
    "practice.logo": _("logo changed"),
    "account.added": _("account added"),
    "account.changed": _("account changed"),
    "account.invited": _("link sent"),
}


class Words(NamedTuple):
    """One change, as it is shown."""

    action: str
    subject: str
    fields: list[str]
    """Titles of what was changed in a form; never what it was or became."""


def in_words(kring: Visit, changes: Sequence[Any]) -> list[Words]:
    """Say each of a page of changes; what is not known any more is said by its code."""
    named = select(Account.id, Person.name).join(Person, Person.id == Account.person_id)
    known = {**_of_plugins(kring), **ACTIONS}
    ids = [change.subject for change in changes if _kind(change) == "account"]
    people: dict[str, str] = dict(iter(kring.db.execute(named.where(Account.id.in_(ids)))))
    return [
        Words(
            action=kring.translate(known.get(change.action, change.action)),
            subject=kring.translate(_subject(kring, change, people)),
            fields=_fields(kring, change),
        )
        for change in changes
    ]


def _of_plugins(kring: Visit) -> dict[str, str]:
    """What the plugins write into the list, whether they are on here or not."""
    return {
        code: said
        for plugin in kring.host.catalogue.sound()
        if plugin.manifest
        for code, said in plugin.manifest.actions.items()
    }


def _kind(change: Any) -> str:
    return str(change.action).partition(".")[0]


def _subject(kring: Visit, change: Any, people: dict[str, str]) -> str:
    kind, subject = _kind(change), str(change.subject)
    if kind == "practice":
        return kring.practice.name
    if kind == "plugin" and (state := kring.practice.state.plugins.get(subject)):
        return state.title
    return people.get(subject, subject)


def _fields(kring: Visit, change: Any) -> list[str]:
    plugin = kring.host.catalogue.plugins.get(change.subject)
    if change.action == "practice.set":
        titles = _titles(PracticeForm())
    elif change.action == "plugin.set":
        titles = _titles(plugin.settings.schema()) if plugin and plugin.settings else {}
    else:
        return []
    return [kring.translate(titles.get(name, name)) for name in sorted(change.details)]


def _titles(form: colander.SchemaNode) -> dict[str, str]:
    """The titles of the fields of a form by name, those of its parts among them."""
    titles: dict[str, str] = {}
    for node in form.children:
        titles |= (
            _titles(node) if isinstance(node.typ, colander.Mapping) else {node.name: node.title}
        )
    return titles
