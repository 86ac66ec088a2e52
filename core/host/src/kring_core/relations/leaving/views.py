"""Leaving: first looked at, then handed over or ended one by one, and finished at once."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config

from kring_core.access.attempts import Exhausted
from kring_core.access.permissions import Permission
from kring_core.accounts.accounts import LastAdministrator
from kring_core.i18n import _
from kring_core.portal.forms import Button, Form
from kring_core.practices.changes import note
from kring_core.relations.colleagues import colleagues
from kring_core.relations.kinds import Kind
from kring_core.relations.leaving.contexts import HeldContext, LeavingContext
from kring_core.relations.leaving.leaving import LeavesSomebody
from kring_core.relations.leaving.plan import Plan
from kring_core.relations.leaving.schemas import EndForm, FinishForm, hand_over_form
from kring_core.relations.refusing import refusing, rests
from kring_core.relations.relations import Asked
from kring_core.relations.rules import Days
from kring_core.relations.shown import lines, names
from kring_core.relations.telling import tell

TEMPLATES = "kring_core:relations/leaving/templates"


@view_config(
    route_name="kring.leaving",
    permission=Permission.LET_GO,
    renderer=f"{TEMPLATES}/leaving.html",
)
def leaving(context: LeavingContext, request: Any) -> Any:
    """What would end, who would be left without anybody, and the last step."""
    kring, person = request.kring, context.person
    form = Form(kring, FinishForm(), buttons=[Button("finish", _("End their work here"), "danger")])
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        try:
            plan = context.leaving.finish(stays=typed["stays"])
        except LeavesSomebody:
            form.error(None, _("Somebody would be left without anybody. Hand them over first."))
        except LastAdministrator:
            form.error(None, _("Somebody must be left who can manage the practice."))
        else:
            _say(kring, context, plan)
            kring.flash(_("Their work here has ended; they are signed out everywhere."))
            return HTTPSeeOther(kring.path("kring.person", person=person.id))
    return {
        "title": kring.translate(_("${name} leaves", {"name": person.name})),
        "area": "manage",
        "person": person,
        **_shown(kring, context.leaving.plan(), person.id),
        "form": form,
    }


@view_config(
    route_name="kring.leaving_relation",
    permission=Permission.LET_GO,
    renderer=f"{TEMPLATES}/held.html",
)
def leaving_relation(context: HeldContext, request: Any) -> Any:
    """Hand one person over to a colleague, or end the treatment with a reason."""
    kring, row = request.kring, context.relation
    if rests(kring):
        raise Exhausted
    back = kring.path("kring.leaving", person=context.person.id)
    leave = Button("leave", _("Cancel"), "quiet", href=back)
    others = colleagues(kring.db, without=[context.person.id, row.object_id])
    over = Form(
        kring,
        hand_over_form(others),
        buttons=[Button("over", _("Hand over")), leave],
        form_id="over",
    )
    end = Form(
        kring, EndForm(), buttons=[Button("end", _("End it today"), "danger")], form_id="end"
    )
    if request.method == "POST":
        done = (
            _end(context, kring, end, request)
            if "end" in request.POST
            else (_hand_over(context, kring, over, request))
        )
        if done:
            return HTTPSeeOther(back)
    [line] = lines(kring, [row], context.person.id)
    return {
        "title": f"{context.person.name} {line.says} {line.other}",
        "area": "manage",
        "over": over if others else None,
        "end": end,
    }


def _hand_over(context: HeldContext, kring: Any, form: Form, request: Any) -> bool:
    row = context.relation
    if (typed := form.validate(request.POST)) is None:
        return False
    asked = Asked(Kind(row.kind), typed["colleague"], Days(kring.today), object_id=row.object_id)
    with refusing(kring, form, row.object_id, fields={"first": None, "other": "colleague"}):
        new = context.relations.record(kring.identity, asked)
        note(kring, "relation.recorded", new.id)
        kring.log.note("added", row.object_id, f"relation:{new.id}", new.kind)
        tell(kring, [row.subject_id, row.object_id, new.subject_id], "kring.own_relations")
        kring.flash(_("Recorded. It waits for the word of a second person."))
    return not form.failed


def _end(context: HeldContext, kring: Any, form: Form, request: Any) -> bool:
    if (typed := form.validate(request.POST)) is None:
        return False
    row = context.relation
    context.relations.end(row, kring.today)
    note(kring, "relation.ended", row.id, {"reason": typed["reason"]})
    kring.log.note("changed", row.object_id, f"relation:{row.id}", row.kind)
    kring.flash(_("It ends today."))
    return True


def _shown(kring: Any, plan: Plan, person_id: str) -> dict[str, Any]:
    """The plan in words."""
    held = lines(kring, [each.relation for each in plan.held], person_id)
    deputies = plan.deputies
    known = names(kring.db, (one for row in deputies for one in (row.deputy_id, row.principal_id)))
    return {
        "held": list(zip(plan.held, held, strict=True)),
        "work": lines(kring, plan.work, person_id),
        "unborn": lines(kring, plan.unborn, person_id),
        "deputies": [(known[row.deputy_id], known[row.principal_id]) for row in deputies],
        "orphans": len(plan.orphans),
        "today": plan.on,
    }


def _say(kring: Any, context: LeavingContext, plan: Plan) -> None:
    """Write down what ended, and tell who had a part in a deputy that did."""
    assert context.account is not None
    note(kring, "account.left", context.account.id)
    for row in [*(held.relation for held in plan.held), *plan.work]:
        kring.log.note("changed", row.object_id, f"relation:{row.id}", row.kind)
    parts = {one for row in plan.deputies for one in (row.deputy_id, row.principal_id)}
    tell(kring, parts - {context.person.id}, "kring.own_deputies")
