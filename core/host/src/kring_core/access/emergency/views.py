"""Breaking the glass: an hour of care records with a reason, judged by a second person."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.attempts import Attempts, Exhausted
from kring_core.access.emergency.contexts import (
    EmergenciesContext,
    EmergencyContext,
    GlassContext,
)
from kring_core.access.emergency.emergencies import Emergencies, Finding, SeenAlready
from kring_core.access.emergency.models import Emergency
from kring_core.access.emergency.rules import LASTS, REVIEWED_WITHIN, is_overdue
from kring_core.access.emergency.schemas import GlassForm, StrangerForm
from kring_core.access.log.entry import Outcome
from kring_core.access.permissions import Permission
from kring_core.i18n import _
from kring_core.people.models import Person
from kring_core.portal.forms import Button, Form
from kring_core.practices.changes import note
from kring_core.relations.shown import names
from kring_core.relations.telling import administrators, tell

TEMPLATES = "kring_core:access/emergency/templates"
BREAK = Button("break", _("Open the records for an hour"), "danger")


@view_config(
    route_name="kring.emergencies",
    request_method="GET",
    permission=Permission.WORK_HERE,
    renderer=f"{TEMPLATES}/emergencies.html",
)
def emergencies(context: EmergenciesContext, request: Any) -> dict[str, Any]:
    """What is open now to the reader, and what waits to be judged."""
    kring = request.kring
    own = context.emergencies.under_way(kring.identity.person_id)
    waiting = context.emergencies.to_review()
    known = names(
        kring.db, (one for row in own + waiting for one in (row.about_id, row.by_person_id))
    )
    if own:
        kring.log.seen_all([row.about_id for row in own], "person", "emergency")
    return {
        "title": kring.translate(_("Emergency access")),
        "area": "manage",
        "own": [(row, known[row.about_id], kring.moment(row.ends_at)) for row in own],
        "waiting": [
            (row, known[row.by_person_id], kring.moment(row.began_at), is_overdue(row, kring.now()))
            for row in waiting
        ],
        "days": REVIEWED_WITHIN.days,
        "may_break": kring.may(Permission.BREAK_GLASS) or kring.might(Permission.BREAK_GLASS),
    }


@view_config(
    route_name="kring.emergency_stranger",
    permission=Permission.BREAK_GLASS,
    renderer=f"{TEMPLATES}/break.html",
)
def emergency_stranger(context: EmergenciesContext, request: Any) -> Any:
    """Break the glass over somebody whom one does not see, named exactly.

    The reason comes first: whether there is such a person is known by nobody who did not break it.
    """
    kring = request.kring
    attempts = Attempts(kring.db, kring.now(), "emergency", kring.identity.account_id)
    if attempts.exhausted:
        raise Exhausted
    form = Form(kring, StrangerForm(), buttons=[BREAK, _leave(kring)])
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        person = context.emergencies.find(typed["name"], typed["born_on"])
        if person is None:
            attempts.count()
            kring.log.note("refused", None, "emergency", outcome=Outcome.REFUSED)
            form.error(None, _("This opens the records of nobody. Check the name and the date."))
        else:
            done = _opened(kring, context.emergencies, form, person, typed["reason"])
            if done:
                return done
    return _page(kring, form, None)


@view_config(
    route_name="kring.emergency_person",
    permission=Permission.BREAK_GLASS,
    renderer=f"{TEMPLATES}/break.html",
)
def emergency_person(context: GlassContext, request: Any) -> Any:
    """Break the glass over somebody whom the reader sees by name."""
    kring = request.kring
    form = Form(kring, GlassForm(), buttons=[BREAK, _leave(kring)])
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        done = _opened(kring, context.emergencies, form, context.person, typed["reason"])
        if done:
            return done
    return _page(kring, form, context.person)


@view_config(
    route_name="kring.emergency_end", permission=Permission.END_EMERGENCY, request_method="POST"
)
def emergency_end(context: EmergencyContext, request: Any) -> HTTPSeeOther:
    """Close the records before the hour is over."""
    kring = request.kring
    context.emergencies.end(context.emergency)
    kring.flash(_("Closed. You see these records no longer."))
    return HTTPSeeOther(kring.path("kring.emergencies"))


@view_config(
    route_name="kring.emergency",
    permission=Permission.REVIEW_EMERGENCY,
    renderer=f"{TEMPLATES}/review.html",
)
def emergency(context: EmergencyContext, request: Any) -> Any:
    """Judge whether the glass was broken rightly."""
    kring, row = request.kring, context.emergency
    findings = [finding for finding in Finding if finding in request.POST]
    if request.method == "POST" and findings:
        context.emergencies.review(row, kring.identity.person_id, findings[0])
        note(kring, "emergency.reviewed", row.id)
        tell(kring, [row.by_person_id, row.about_id], "kring.own")
        kring.flash(_("Judged."))
        return HTTPSeeOther(kring.path("kring.emergencies"))
    known = names(kring.db, (row.about_id, row.by_person_id))
    kring.log.seen(row.about_id, f"emergency:{row.id}", "emergency")
    return {
        "title": kring.translate(_("Judge an emergency")),
        "area": "manage",
        "facts": [
            (kring.translate(_("Who")), known[row.by_person_id]),
            (kring.translate(_("Whose records")), known[row.about_id]),
            (kring.translate(_("When")), kring.moment(row.began_at)),
            (kring.translate(_("Reason")), row.reason),
        ],
    }


def _opened(
    kring: Any, emergencies: Emergencies, form: Form, person: Person, reason: str
) -> HTTPSeeOther | None:
    """Break the glass and lead to what is open; None when it is open already, said in the form."""
    try:
        row = emergencies.begin(kring.identity, person.id, reason)
    except SeenAlready:
        form.error(None, _("You see these records already, so there is no emergency."))
        return None
    _say(kring, row)
    minutes = int(LASTS.total_seconds()) // 60
    kring.flash(
        _("Open for ${minutes} minutes. A second person judges it.", {"minutes": minutes}), "care"
    )
    return HTTPSeeOther(kring.path("kring.emergencies"))


def _say(kring: Any, row: Emergency) -> None:
    """Write it into the log before anything is shown, and tell who judges and whom it is about."""
    kring.log.note("emergency", row.about_id, f"emergency:{row.id}", "emergency")
    note(kring, "emergency.begun", row.id)
    others = [one for one in administrators(kring.db) if one != row.by_person_id]
    tell(kring, others, "kring.emergencies")
    tell(kring, [row.about_id], "kring.own_visible")


def _page(kring: Any, form: Form, person: Person | None) -> dict[str, Any]:
    return {
        "title": kring.translate(_("Emergency access")),
        "area": "manage",
        "form": form,
        "name": person.name if person else None,
    }


def _leave(kring: Any) -> Button:
    return Button("leave", _("Cancel"), "quiet", href=kring.path("kring.emergencies"))
