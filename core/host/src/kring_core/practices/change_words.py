"""A change in the words of the reader: what was done, to what, and which fields of its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import colander
from sqlalchemy import select

from kring_core.accounts.models import Account
from kring_core.i18n import _
from kring_core.people.models import Organisation, Person
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
    "log.closed": _("part of the access log closed"),
    "person.added": _("person added"),
    "person.changed": _("details of a person changed"),
    "person.archived": _("person archived"),
    "person.unarchived": _("person taken back into the lists"),
    "person.imported": _("list of people imported"),
    "person.merged": _("records of a person merged"),
    "person.unmerged": _("merge of records undone"),
    "person.uninvited": _("invitation withdrawn"),
    "organisation.added": _("organisation added"),
    "organisation.changed": _("organisation changed"),
    "organisation.archived": _("organisation archived"),
    "organisation.unarchived": _("organisation taken back into the list"),
    "account.added": _("account added"),
    "account.changed": _("account changed"),
    "account.invited": _("link sent"),
    "account.factors_reset": _("second step taken away"),
    "relation.recorded": _("relation recorded"),
    "relation.confirmed": _("relation agreed to"),
    "relation.declined": _("relation declined"),
    "relation.corrected": _("relation changed"),
    "relation.withdrawn": _("relation taken back"),
    "relation.refused": _("relation refused"),
    "relation.ended": _("relation ended at leaving"),
    "emergency.begun": _("emergency access begun"),
    "emergency.reviewed": _("emergency access judged"),
    "deputy.prepared": _("deputy made ready"),
    "deputy.agreed": _("deputy agreed"),
    "deputy.asked": _("deputy asked for"),
    "deputy.opened": _("deputy opened"),
    "deputy.closed": _("deputy closed"),
    "account.left": _("access ended at leaving"),
}


class Words(NamedTuple):
    """One change, as it is shown."""

    action: str
    subject: str
    fields: list[str]
    """Titles of what was changed in a form; never what it was or became."""


def in_words(kring: Visit, changes: Sequence[Any]) -> list[Words]:
    """Say each of a page of changes; what is not known any more is said by its code."""
    known = {**_of_plugins(kring), **ACTIONS}
    names = _names(kring, changes)
    return [
        Words(
            action=kring.translate(known.get(change.action, change.action)),
            subject=kring.translate(_subject(kring, change, names)),
            fields=_fields(kring, change),
        )
        for change in changes
    ]


def _names(kring: Visit, changes: Sequence[Any]) -> dict[str, str]:
    """The names of the people and organisations that changes are about, by what they name."""
    of_kinds = (
        ("account", Account.id, select(Account.id, Person.name).join(Account.person)),
        ("person", Person.id, select(Person.id, Person.name)),
        ("organisation", Organisation.id, select(Organisation.id, Organisation.name)),
    )
    names: dict[str, str] = {}
    for kind, key, named in of_kinds:
        if ids := [change.subject for change in changes if _kind(change) == kind]:
            names |= dict(iter(kring.db.execute(named.where(key.in_(ids)))))
    return names


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


def _subject(kring: Visit, change: Any, names: dict[str, str]) -> str:
    kind, subject = _kind(change), str(change.subject)
    if kind == "practice":
        return kring.practice.name
    if kind == "plugin" and (state := kring.practice.state.plugins.get(subject)):
        return state.title
    return names.get(subject, subject)


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
