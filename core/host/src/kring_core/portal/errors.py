"""What a reader sees when something cannot be: what happened, what was kept, what to do.

Nothing of a record, of a statement or of a template is in it; the code of a fault leads to the log.
"""

from __future__ import annotations

from typing import Any

from pyramid.config import Configurator
from pyramid.httpexceptions import (
    HTTPBadRequest,
    HTTPForbidden,
    HTTPNotFound,
    HTTPRequestEntityTooLarge,
    HTTPSeeOther,
    HTTPTooManyRequests,
)
from pyramid.response import Response
from sqlalchemy.orm.exc import StaleDataError

from kring_core.db import Unavailable
from kring_core.faults import report
from kring_core.i18n import _, negotiate
from kring_core.portal.signs import ForgedForm
from kring_core.portal.visit import NoPracticeHere, Visit

TEMPLATE = "kring_core:portal/templates/error.html"
API = "/api/"


class KringPage:
    """A predicate: holds for what was asked of Kring, and not of the application around it."""

    def __init__(self, value: object, config: Configurator) -> None:
        self._value = value

    def text(self) -> str:
        """How it is named where predicates are listed."""
        return f"kring_page = {self._value}"

    phash = text

    def __call__(self, context: object, request: Any) -> bool:
        """Whether a route of Kring matched, or there is nothing but Kring."""
        if request.registry.get("kring.standalone"):
            return True
        route = getattr(request, "matched_route", None)
        return route is not None and route.name in request.registry.get("kring.routes", ())


def not_found(error: Exception, request: Any) -> Response:
    """404: it does not exist, or one may not see that it does."""
    return _page(request, 404, _("This page does not exist"), _("It may have moved, or never was."))


def no_practice(error: NoPracticeHere, request: Any) -> Response:
    """404 for a host name that nobody has; it names no practice."""
    language = negotiate(request.headers.get("Accept-Language", ""))
    said = {
        "nl": "Op dit adres is geen praktijk. Controleer of het adres goed gespeld is.",
        "en": "There is no practice at this address. Check whether it is spelt correctly.",
    }[language]
    return Response(said, status=404, content_type="text/plain", charset="utf-8")


def forbidden(error: HTTPForbidden, request: Any) -> Response:
    """Lead who has not signed in to signing in; refuse the others, 403."""
    kring = request.kring
    if kring.identity is None and not _is_api(request) and "kring.vouch" not in request.registry:
        back = {"next": request.path_qs} if request.method in ("GET", "HEAD") else {}
        return HTTPSeeOther(kring.path("kring.sign_in", _query=back))
    if kring.identity is None and _is_api(request):
        return _page(request, 401, _("Sign in first"), _("This needs somebody who has signed in."))
    said = _("Your role here does not include this. Ask an administrator of the practice.")
    return _page(request, 403, _("This is not for you to do"), said)


def forged(error: ForgedForm, request: Any) -> Response:
    """400 for a form that is not ours or has aged; what was typed is offered again."""
    said = _("You signed in or out since the page was made, or it came from somewhere else.")
    return _page(request, 400, _("This form is out of date"), said, again=True)


def bad_request(error: HTTPBadRequest, request: Any) -> Response:
    """400: what came cannot be read."""
    said = _("What your browser sent could not be read. Go back and try again.")
    return _page(request, 400, _("This could not be read"), said)


def too_large(error: Exception, request: Any) -> Response:
    """413: more was sent than is taken."""
    said = _("Send less at once; a file may be at most 5 MB.")
    return _page(request, 413, _("This is too much"), said)


def too_many(error: Exception, request: Any) -> Response:
    """429: somebody asks too often."""
    response = _page(request, 429, _("Too often"), _("Wait a quarter of an hour and try again."))
    response.headers["Retry-After"] = "900"
    return response


def stale(error: StaleDataError, request: Any) -> Response:
    """409: somebody else saved the same thing at the same moment."""
    said = _("Somebody else changed the same thing at the same moment. Yours was not saved.")
    return _page(request, 409, _("Changed by somebody else"), said, again=True)


UNAVAILABLE = {
    "busy": _("Somebody else is saving just now. Nothing of yours was lost: try again."),
    "read_only": _("The practice's data can be read but not changed at the moment."),
    "full": _("There is no room left to store anything. Who manages Kring must make room."),
    "newer": _("The practice's data are of a newer version of Kring than the one that runs here."),
    "outdated": _("The practice's data are being brought to a newer version. Try again shortly."),
    "gone": _("The practice's data cannot be opened. Who manages Kring must look into it."),
}


def unavailable(error: Unavailable, request: Any) -> Response:
    """503: the database cannot do it now, and says why in words."""
    report(error, f"database, {error.reason}")
    said = UNAVAILABLE[error.reason]
    again = error.reason in ("busy", "full", "read_only")
    response = _page(request, 503, _("Not at the moment"), said, again=again, plain=not again)
    response.headers["Retry-After"] = "10"
    return response


def fault(error: Exception, request: Any) -> Response:
    """500: a mistake of ours; the code leads to the log."""
    route = getattr(request, "matched_route", None)
    code = report(error, f"route {route.name if route else '?'}")
    said = _(
        "This is a mistake of ours. Mention code ${code} to who manages Kring.", {"code": code}
    )
    return _page(request, 500, _("Something went wrong"), said, plain=True)


def _is_api(request: Any) -> bool:
    return API in request.path


def _page(
    request: Any,
    status: int,
    title: str,
    said: str,
    *,
    again: bool = False,
    plain: bool = False,
) -> Response:
    """Draw an error.

    :param again: offer to send the same form once more, with all that was typed in it.
    :param plain: draw it without layout, since the practice may be what is wrong.
    """
    try:
        kring: Visit = request.kring
    except NoPracticeHere as error:
        return no_practice(error, request)
    translate = kring.host.messages.translate
    accepted = request.headers.get("Accept-Language", "")
    locale = negotiate(accepted) if plain else kring.locale
    words = {"title": translate(title, locale), "message": translate(said, locale)}
    if _is_api(request):
        return Response(json_body={"error": status, **words}, status=status)
    if plain:
        body = f"{words['title']}\n\n{words['message']}\n"
        return Response(body, status=status, content_type="text/plain", charset="utf-8")
    values = {**words, "area": "public", "again": _typed(request) if again else [], "context": None}
    templates = request.registry["kring.templates"]
    body = templates.render(TEMPLATE, request, values)
    return Response(body, status=status)


def _typed(request: Any) -> list[tuple[str, str]]:
    """What was typed, to be sent once more; files cannot be, and the token is made anew."""
    if request.method != "POST":
        return []
    return [
        (name, value)
        for name, value in request.POST.items()
        if isinstance(value, str) and name != "csrf_token"
    ]


VIEWS = (
    (NoPracticeHere, no_practice),
    (HTTPNotFound, not_found),
    (HTTPForbidden, forbidden),
    (ForgedForm, forged),
    (HTTPBadRequest, bad_request),
    (HTTPRequestEntityTooLarge, too_large),
    (HTTPTooManyRequests, too_many),
    (StaleDataError, stale),
    (Unavailable, unavailable),
    (Exception, fault),
)


def includeme(config: Configurator) -> None:
    """Answer errors of Kring's own pages; those of a foreign application are left to it."""
    config.add_view_predicate("kring_page", KringPage)


def add_error_views(config: Configurator) -> None:
    """Register the pages; done with the host's own Configurator, so that they pass the guard."""
    for error, view in VIEWS:
        config.add_exception_view(view, context=error, kring_page=True)
