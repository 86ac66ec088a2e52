"""A person's own page of the log: who looked at or changed their records, when and why."""

from __future__ import annotations

import csv
import io
from typing import Any

from pyramid.response import Response
from pyramid.view import view_config

from kring_core.access.log.reading import Asked, reading
from kring_core.access.log.store import log_of
from kring_core.access.log.words import Said, in_words
from kring_core.access.permissions import Permission
from kring_core.i18n import _
from kring_core.people.persons import Persons
from kring_core.portal.contexts import Home
from kring_core.portal.paging import Pager

PER_PAGE = 50
COLUMNS = (_("When"), _("Who"), _("On behalf of"), _("What"), _("Why"))
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With what a spreadsheet would begin to compute; a name may begin with it as well."""


@view_config(
    route_name="kring.own_log",
    request_method="GET",
    permission=Permission.BE_AT_HOME,
    renderer="kring_core:access/log/templates/own_log.html",
)
def own_log(context: Home, request: Any) -> dict[str, Any]:
    """Who looked at or changed the reader's records, newest first."""
    kring = request.kring
    with reading(log_of(kring.practice), _about_reader(kring)) as lines:
        pager = Pager.of(request, lines.count(), PER_PAGE)
        read = lines.newest(pager.size, pager.offset)
    return {
        "title": kring.translate(_("Who looked at my records")),
        "area": "own",
        "pager": pager,
        "said": in_words(kring, read),
    }


@view_config(
    route_name="kring.own_log_file", request_method="GET", permission=Permission.BE_AT_HOME
)
def own_log_file(context: Home, request: Any) -> Response:
    """The same as a file for a spreadsheet, all of it."""
    kring = request.kring
    kring.log.note("log.exported", kring.identity.person_id, "log", "self")
    with reading(log_of(kring.practice), _about_reader(kring)) as lines:
        said = in_words(kring, list(lines.each()))
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(kring.translate(column) for column in COLUMNS)
    writer.writerows(_cells(kring, one) for one in reversed(said))
    # Spreadsheets take a file for what it is in Dutch when it begins with a byte order mark.
    response = Response(written.getvalue().encode("utf-8-sig"), content_type="text/csv")
    response.charset = "utf-8"
    response.content_disposition = 'attachment; filename="inzage.csv"'
    return response


def _about_reader(kring: Any) -> Asked:
    ids = Persons(kring.db, kring.now).ids_of(kring.identity.person_id)
    return Asked(people=tuple(ids))


def _cells(kring: Any, said: Said) -> list[str]:
    cells = [kring.moment(said.entry.at), said.who, said.on_behalf_of, said.what, said.why]
    return [f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells]
