"""The log for who watches over it: who did what, and never what a record says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyramid.httpexceptions import HTTPBadRequest
from pyramid.response import Response
from pyramid.view import view_config
from sqlalchemy import select

from kring_core.access.log.filters import Filter
from kring_core.access.log.jobs import VERIFIED
from kring_core.access.log.nen7513 import FORMATS
from kring_core.access.log.reading import Asked, Read, reading
from kring_core.access.log.store import LogStore, log_of
from kring_core.access.log.words import EVENTS, in_words
from kring_core.access.permissions import Permission
from kring_core.i18n import _
from kring_core.people.models import Person
from kring_core.people.persons import Persons
from kring_core.portal.contexts import Home
from kring_core.portal.paging import Pager

PER_PAGE = 50
RULE = Permission.READ_LOG.value


@view_config(
    route_name="kring.log",
    request_method="GET",
    permission=Permission.READ_LOG,
    renderer="kring_core:access/log/templates/log.html",
)
def log(context: Home, request: Any) -> dict[str, Any]:
    """Who did what, newest first; that it was read is the newest line of it."""
    kring = request.kring
    chosen = Filter.of(request.GET)
    asked = _asked(kring, chosen)
    kring.log.note("log.read", chosen.person or None, "log", RULE)
    store = log_of(kring.practice)
    with reading(store, asked) as lines:
        pager = Pager.of(request, lines.count(), PER_PAGE)
        read = lines.newest(pager.size, pager.offset)
    return {
        "title": kring.translate(_("Access log")),
        "area": "manage",
        "chosen": chosen,
        "names": _names(kring, chosen),
        "events": [(code, kring.translate(said)) for code, said in EVENTS.items()],
        "errors": {name: kring.translate(said) for name, said in chosen.errors.items()},
        "pager": pager,
        "said": in_words(kring, read),
        "verified": _last_verification(store),
    }


@view_config(route_name="kring.log_export", request_method="POST", permission=Permission.EXPORT_LOG)
def log_export(context: Home, request: Any) -> Response:
    """What was asked for as a file, in the fields of NEN 7513."""
    kring = request.kring
    form = request.POST.get("format", "")
    if form not in FORMATS:
        raise HTTPBadRequest
    chosen = Filter.of(request.POST)
    asked = _asked(kring, chosen)
    kring.log.note("log.exported", chosen.person or None, "log", RULE)
    rows = _exported(log_of(kring.practice), asked, form, kring.practice.slug)
    kind = "text/csv" if form == "csv" else "application/json"
    response = Response(app_iter=rows, content_type=kind, charset="utf-8")
    response.content_disposition = f'attachment; filename="log.{form}"'
    return response


def _exported(store: LogStore, asked: Asked, form: str, practice: str) -> Iterator[bytes]:
    with reading(store, asked) as lines:
        for part in FORMATS[form](practice, lines.each()):
            yield part.encode()


def _asked(kring: Any, chosen: Filter) -> Asked:
    persons = Persons(kring.db, kring.now)
    people = tuple(persons.ids_of(chosen.person)) if chosen.person else ()
    return chosen.asked(people, kring.practice.zone)


def _names(kring: Any, chosen: Filter) -> dict[str, str]:
    """The names of those whom the filter is about, by their ids."""
    query = select(Person.id, Person.name).where(Person.id.in_([chosen.person, chosen.actor]))
    return dict(iter(kring.db.execute(query)))


def _last_verification(store: LogStore) -> Read | None:
    with reading(store, Asked(event=VERIFIED)) as lines:
        return next(iter(lines.newest(1)), None)
