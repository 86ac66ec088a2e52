"""Management of the practice itself: overview, search, settings, logo, changes."""

from __future__ import annotations

from typing import Any

from kring_hooks.host import SearchHit
from kring_hooks.services import UnfitFile
from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config
from sqlalchemy import func, select

from kring_core.access.permissions import Permission
from kring_core.accounts.models import Account
from kring_core.files.store import IMAGES
from kring_core.i18n import _
from kring_core.people.models import Person
from kring_core.plugins.policies import Collected
from kring_core.portal.contexts import Home
from kring_core.portal.forms import Form
from kring_core.portal.paging import Pager
from kring_core.practices.change_words import in_words
from kring_core.practices.changes import differences, note
from kring_core.practices.models import Change, PracticeRow
from kring_core.practices.schemas import PracticeForm, as_form, as_stored
from kring_core.practices.settings import PracticeSettings

TEMPLATES = "kring_core:practices/templates"
SHORTEST_SEARCH = 2
HITS_OF_A_PLUGIN = 20
LONGEST_SEARCH = 200


@view_config(
    route_name="kring.manage",
    request_method="GET",
    permission=Permission.WORK_HERE,
    renderer=f"{TEMPLATES}/manage.html",
)
def manage(context: Home, request: Any) -> dict[str, Any]:
    """The first page of staff: a panel of each plugin that has one."""
    kring = request.kring
    return {
        "title": kring.translate(_("Overview")),
        "area": "manage",
        "panels": kring.panels("manage"),
        "may_manage_plugins": kring.may(Permission.MANAGE_PLUGINS),
    }


def best_of_each(found: Collected) -> list[tuple[str, SearchHit]]:
    """The first hits of each plugin, in the order it gave them, and equal ones once."""
    kept: dict[str, dict[str, SearchHit]] = {}
    for plugin, hit in found:
        hits = kept.setdefault(plugin, {})
        if len(hits) < HITS_OF_A_PLUGIN:
            hits.setdefault(hit.name, hit)
    return [(plugin, hit) for plugin, hits in kept.items() for hit in hits.values()]


@view_config(
    route_name="kring.search",
    request_method="GET",
    permission=Permission.WORK_HERE,
    renderer=f"{TEMPLATES}/search.html",
)
def search(context: Home, request: Any) -> dict[str, Any]:
    """What the plugins enabled here find."""
    kring = request.kring
    text = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    hits: list[tuple[str, SearchHit]] = []
    failed: tuple[str, ...] = ()
    if len(text) >= SHORTEST_SEARCH:
        found = kring.practice.hook.kring_collect_search(request=request, text=text)
        hits, failed = best_of_each(found), found.failed
    catalogue = kring.host.catalogue
    shown = [(kring.translate(catalogue.plugins[plugin].title), hit) for plugin, hit in hits]
    return {
        "title": kring.translate(_("Search")),
        "area": "manage",
        "text": text,
        "searched": len(text) >= SHORTEST_SEARCH,
        "hits": shown,
        "failed": [kring.translate(catalogue.plugins[plugin].title) for plugin in failed],
    }


@view_config(
    route_name="kring.practice",
    permission=Permission.MANAGE_PRACTICE,
    renderer=f"{TEMPLATES}/practice.html",
)
def practice(context: Home, request: Any) -> Any:
    """Who the practice is."""
    kring = request.kring
    row = kring.db.scalars(select(PracticeRow)).one()
    before = PracticeSettings.of(row.settings).stored()
    form = Form(kring, PracticeForm(), values=as_form(before), version=row.version)
    if request.method == "POST" and (typed := form.validate(request.POST)) is not None:
        row.settings = as_stored(typed, before)
        note(kring, "practice.set", row.slug, differences(before, row.settings))
        kring.settings_changed()
        kring.flash(_("Saved."))
        return HTTPSeeOther(kring.path("kring.practice"))
    return {
        "title": kring.translate(_("Practice")),
        "area": "manage",
        "form": form,
        "has_logo": bool(before["logo"]),
    }


@view_config(
    route_name="kring.practice_logo",
    permission=Permission.MANAGE_PRACTICE,
    request_method="POST",
)
def practice_logo(context: Home, request: Any) -> HTTPSeeOther:
    """Replace or remove the logo."""
    kring = request.kring
    row = kring.db.scalars(select(PracticeRow)).one()
    files = kring.files
    sent = request.POST.get("logo")
    new = ""
    if "remove" not in request.POST:
        # A browser in which no file was chosen sends an empty text.
        data, name = (sent.file.read(), sent.filename) if hasattr(sent, "file") else (b"", "")
        try:
            new = files.put(data, name, kring.now(), IMAGES).id
        except UnfitFile as error:
            kring.flash(UNFIT[error.reason], "refused")
            return HTTPSeeOther(kring.path("kring.practice"))
    files.remove(row.settings.get("logo", ""))
    row.settings = {**row.settings, "logo": new}
    note(kring, "practice.logo", row.slug)
    kring.settings_changed()
    kring.flash(_("Saved."))
    return HTTPSeeOther(kring.path("kring.practice"))


UNFIT = {
    "empty": _("No file was chosen, or it is empty. Choose another."),
    "large": _("The file is larger than 5 MB or 50 megapixels. Choose a smaller one."),
    "type": _("The file is not a PNG, JPEG or WebP picture. Choose another."),
}

CHANGES_PER_PAGE = 50
_CHANGES = (
    select(Change.at, Change.action, Change.subject, Change.details, Person.name)
    .join(Account, Account.id == Change.account_id, isouter=True)
    .join(Person, Person.id == Account.person_id, isouter=True)
    .order_by(Change.at.desc(), Change.id)
)


@view_config(
    route_name="kring.changes",
    request_method="GET",
    permission=Permission.MANAGE_PRACTICE,
    renderer=f"{TEMPLATES}/changes.html",
)
def changes(context: Home, request: Any) -> dict[str, Any]:
    """Who changed what in the management of the practice, newest first."""
    kring = request.kring
    total = kring.db.scalar(select(func.count()).select_from(Change)) or 0
    pager = Pager.of(request, total, CHANGES_PER_PAGE)
    rows = kring.db.execute(_CHANGES.limit(pager.size).offset(pager.offset)).all()
    return {
        "title": kring.translate(_("Changes")),
        "area": "manage",
        "pager": pager,
        "changes": list(zip(rows, in_words(kring, rows), strict=True)),
    }
