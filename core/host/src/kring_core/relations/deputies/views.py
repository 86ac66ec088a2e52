"""Who stands in for whom: made ready at home, asked for and opened by two, closed by its day."""

from __future__ import annotations

from typing import Any, NamedTuple

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config
from sqlalchemy import select

from kring_core.access.identity import Role
from kring_core.access.permissions import Permission
from kring_core.access.visibility import people_seen_by
from kring_core.accounts.models import Account
from kring_core.i18n import _
from kring_core.people.models import Person
from kring_core.people.views.shown import day
from kring_core.portal.forms import Button, Form
from kring_core.practices.changes import note
from kring_core.relations.colleagues import colleagues
from kring_core.relations.deputies.contexts import DeputiesContext, DeputyContext
from kring_core.relations.deputies.deputies import OneAndTheSame, WorksNotHere
from kring_core.relations.deputies.rules import Reason, Stage, stage
from kring_core.relations.deputies.schemas import REASONS, AskForm, prepare_form
from kring_core.relations.models import Deputy
from kring_core.relations.shown import names
from kring_core.relations.telling import administrators, tell

TEMPLATES = "kring_core:relations/deputies/templates"

STAGES = {
    Stage.PREPARED: _("waits for the deputy to agree"),
    Stage.READY: _("ready"),
    Stage.ASKED: _("asked for, a second person has to open it"),
    Stage.OPEN: _("open"),
    Stage.OVER: _("over"),
}


class Line(NamedTuple):
    """A deputy in words."""

    deputy: Deputy
    who: str
    for_whom: str
    stage: str
    until: str


@view_config(
    route_name="kring.deputies",
    request_method="GET",
    permission=Permission.WORK_HERE,
    renderer=f"{TEMPLATES}/deputies.html",
)
def deputies(context: DeputiesContext, request: Any) -> dict[str, Any]:
    """Everybody who stands in for a colleague, or is ready to."""
    kring = request.kring
    return {
        "title": kring.translate(_("Standing in")),
        "area": "manage",
        "lines": _lines(kring, context.deputies.all()),
        "form": None,
    }


@view_config(
    route_name="kring.own_deputies",
    permission=Permission.BE_AT_HOME,
    renderer=f"{TEMPLATES}/deputies.html",
)
def own_deputies(context: DeputiesContext, request: Any) -> Any:
    """Who stands in for the reader, and for whom they do; staff make somebody ready."""
    kring = request.kring
    me = kring.identity.person_id
    form = None
    if Role.STAFF in kring.identity.roles:
        form = Form(
            kring,
            prepare_form(colleagues(kring.db, without=[me])),
            buttons=[Button("prepare", _("Ask"))],
        )
        if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
            _prepare(context, kring, form, typed)
            if not form.failed:
                kring.flash(_("Asked. It is ready as soon as they agree."))
                return HTTPSeeOther(kring.path("kring.own_deputies"))
    return {
        "title": kring.translate(_("Standing in")),
        "area": "own",
        "lines": _lines(kring, context.deputies.concerning(me)),
        "form": form,
    }


@view_config(
    route_name="kring.deputy",
    request_method="GET",
    permission=Permission.BE_AT_HOME,
    renderer=f"{TEMPLATES}/deputy.html",
)
def deputy(context: DeputyContext, request: Any) -> dict[str, Any]:
    """How far it is, and what the reader may do about it."""
    return _page(context, request.kring, _ask_form(context, request.kring))


@view_config(
    route_name="kring.deputy_ask",
    permission=Permission.ASK_DEPUTY,
    request_method="POST",
    renderer=f"{TEMPLATES}/deputy.html",
)
def deputy_ask(context: DeputyContext, request: Any) -> Any:
    """Ask that it be opened, as the first of two."""
    kring, row = request.kring, context.deputy
    form = _ask_form(context, kring)
    if (typed := form.validate(request.POST)) is None:
        return _page(context, kring, form)
    by = kring.identity.person_id
    context.deputies.ask(row, by, Reason(typed["reason"]), typed["closes_on"])
    _tell(kring, row, "deputy.asked")
    kring.flash(_("Asked for. A second person has to open it."))
    return _back(kring, row)


@view_config(
    route_name="kring.deputy_agree", permission=Permission.AGREE_DEPUTY, request_method="POST"
)
def deputy_agree(context: DeputyContext, request: Any) -> HTTPSeeOther:
    """Say that one will stand in."""
    context.deputies.agree(context.deputy)
    _tell(request.kring, context.deputy, "deputy.agreed")
    request.kring.flash(_("You agreed. Nothing is open yet."))
    return _back(request.kring, context.deputy)


@view_config(
    route_name="kring.deputy_open", permission=Permission.OPEN_DEPUTY, request_method="POST"
)
def deputy_open(context: DeputyContext, request: Any) -> HTTPSeeOther:
    """Open it, as the second of two."""
    kring, row = request.kring, context.deputy
    kring.log.note("added", row.principal_id, f"deputy:{row.id}", "deputy")
    context.deputies.open(row, kring.identity.person_id)
    _tell(kring, row, "deputy.opened")
    kring.flash(_("Opened. The deputy sees what their colleague sees."), "care")
    return _back(kring, row)


@view_config(
    route_name="kring.deputy_close", permission=Permission.CLOSE_DEPUTY, request_method="POST"
)
def deputy_close(context: DeputyContext, request: Any) -> HTTPSeeOther:
    """End it now."""
    kring, row = request.kring, context.deputy
    kring.log.note("removed", row.principal_id, f"deputy:{row.id}", "deputy")
    context.deputies.close(row)
    _tell(kring, row, "deputy.closed")
    kring.flash(_("Closed."))
    return _back(kring, row)


def _prepare(context: DeputiesContext, kring: Any, form: Form, typed: dict[str, Any]) -> None:
    witness_id = _witness(kring, typed["witness"]) if typed["witness"] else None
    if typed["witness"] and witness_id is None:
        form.error("witness", _("Nobody whom you see signs in with this address."))
        return
    try:
        row = context.deputies.prepare(
            kring.identity.person_id, typed["deputy"], typed["valid_until"], witness_id
        )
    except OneAndTheSame:
        form.error("witness", _("Choose somebody else than yourself and your deputy."))
    except WorksNotHere:
        form.error("deputy", _("This is for somebody who works here only."))
    else:
        _tell(kring, row, "deputy.prepared")


def _witness(kring: Any, login: str) -> str | None:
    """The person of an address, among those whom the reader sees: it may be that of a client."""
    query = (
        select(Person.id)
        .join(Account, Account.person_id == Person.id)
        .where(Account.login == login.strip().lower(), Account.active)
        .where(people_seen_by(kring.identity, kring.today))
    )
    return str(found) if (found := kring.db.scalar(query)) else None


def _lines(kring: Any, rows: list[Deputy]) -> list[Line]:
    known = names(kring.db, (one for row in rows for one in (row.deputy_id, row.principal_id)))
    return [
        Line(
            row,
            known[row.deputy_id],
            known[row.principal_id],
            kring.translate(STAGES[stage(row, kring.today)]),
            str(day(kring, row.closes_on or row.valid_until)),
        )
        for row in rows
    ]


def _ask_form(context: DeputyContext, kring: Any) -> Form:
    action = kring.path("kring.deputy_ask", deputy=context.deputy.id)
    return Form(kring, AskForm(), buttons=[Button("ask", _("Ask for it"))], action=action)


def _page(context: DeputyContext, kring: Any, form: Form) -> dict[str, Any]:
    row = context.deputy
    [line] = _lines(kring, [row])
    known = names(kring.db, (row.asked_by, row.opened_by, row.witness_id))
    reason = kring.translate(REASONS[Reason(row.reason)]) if row.reason else None
    return {
        "title": kring.translate(_("${who} for ${whom}", {"who": line.who, "whom": line.for_whom})),
        "area": "manage" if kring.may(Permission.WORK_HERE) else "own",
        "deputy": row,
        "facts": [
            (kring.translate(_("State")), line.stage),
            (kring.translate(_("Until")), line.until),
            (kring.translate(_("Why")), reason),
            (kring.translate(_("Asked for by")), known.get(row.asked_by or "")),
            (kring.translate(_("Opened by")), known.get(row.opened_by or "")),
            (kring.translate(_("From outside")), known.get(row.witness_id or "")),
        ],
        "form": form if context.may_ask else None,
        "acts": [name for name in ("agree", "open", "close") if getattr(context, f"may_{name}")],
    }


def _tell(kring: Any, row: Deputy, action: str) -> None:
    """Write it down, and mail everybody who has a part in it; who manages people when asked."""
    note(kring, action, row.id)
    others = administrators(kring.db) if action == "deputy.asked" else []
    parts = {row.principal_id, row.deputy_id, row.witness_id, row.asked_by, *others}
    tell(kring, parts - {kring.identity.person_id}, "kring.own_deputies")


def _back(kring: Any, row: Deputy) -> HTTPSeeOther:
    return HTTPSeeOther(kring.path("kring.deputy", deputy=row.id))
