"""What runs by itself: jobs, what still has to be told to plugins, and the mail queue."""

from __future__ import annotations

from typing import Any

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config
from sqlalchemy import func, select, update

from kring_core.access.permissions import Permission
from kring_core.i18n import _
from kring_core.mail.models import MailRow
from kring_core.outbox.models import JobRow, OutboxRow
from kring_core.portal.contexts import Home
from kring_core.portal.paging import Pager

MAILS_PER_PAGE = 50


@view_config(
    route_name="kring.work",
    request_method="GET",
    permission=Permission.WATCH_WORK,
    renderer="kring_core:outbox/templates/work.html",
)
def work(context: Home, request: Any) -> dict[str, Any]:
    """The jobs of the enabled plugins, and what plugins could not be told."""
    kring = request.kring
    practice = kring.practice
    ran = {(row.plugin, row.name): row for row in kring.db.scalars(select(JobRow))}
    jobs = [
        (
            kring.translate(job.title),
            practice.host.catalogue.plugins[plugin],
            ran.get((plugin, job.name)),
        )
        for plugin in sorted(practice.enabled)
        for job in practice.host.catalogue.plugins[plugin].jobs
    ]
    waiting = kring.db.scalars(select(OutboxRow).where(OutboxRow.attempts > 0).limit(100)).all()
    return {
        "title": kring.translate(_("Background work")),
        "area": "manage",
        "jobs": jobs,
        "waiting": waiting,
    }


@view_config(route_name="kring.work", permission=Permission.WATCH_WORK, request_method="POST")
def retry(context: Home, request: Any) -> HTTPSeeOther:
    """Try everything that failed once more."""
    kring = request.kring
    kring.db.execute(update(OutboxRow).values(attempts=0, due_at=kring.now()))
    kring.db.execute(update(JobRow).where(JobRow.fault != "").values(due_at=kring.now()))
    kring.flash(_("It is tried again within a minute."))
    return HTTPSeeOther(kring.path("kring.work"))


@view_config(
    route_name="kring.mail",
    request_method="GET",
    permission=Permission.WATCH_WORK,
    renderer="kring_core:outbox/templates/mail.html",
)
def mail(context: Home, request: Any) -> dict[str, Any]:
    """The mail queue: to whom and whether it left, never what it says."""
    kring = request.kring
    total = kring.db.scalar(select(func.count()).select_from(MailRow)) or 0
    pager = Pager.of(request, total, MAILS_PER_PAGE)
    newest = select(MailRow).order_by(MailRow.written_at.desc(), MailRow.id)
    return {
        "title": kring.translate(_("Mail")),
        "area": "manage",
        "pager": pager,
        "mails": kring.db.scalars(newest.limit(pager.size).offset(pager.offset)).all(),
        "to_files": not kring.practice.settings.mail_host,
    }


@view_config(route_name="kring.mail", permission=Permission.WATCH_WORK, request_method="POST")
def mail_again(context: Home, request: Any) -> HTTPSeeOther:
    """Send what could not be sent once more."""
    kring = request.kring
    unsent = update(MailRow).where(MailRow.sent_at.is_(None))
    kring.db.execute(unsent.values(attempts=0, due_at=kring.now()))
    kring.flash(_("It is tried again within a minute."))
    return HTTPSeeOther(kring.path("kring.mail"))
