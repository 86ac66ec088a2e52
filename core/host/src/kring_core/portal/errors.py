"""What a reader sees when something cannot be: what happened, what was kept, what to do.

Nothing of a record, of a statement or of a template is in it; the code of a fault leads to the log.
"""

from __future__ import annotations

from typing import Any

from pyramid.config import Configurator
from pyramid.exceptions import PredicateMismatch, URLDecodeError
from pyramid.httpexceptions import (
    HTTPBadRequest,
    HTTPException,
    HTTPForbidden,
    HTTPMethodNotAllowed,
    HTTPNotFound,
    HTTPRequestEntityTooLarge,
    HTTPSeeOther,
    HTTPTooManyRequests,
)
from pyramid.response import Response
from sqlalchemy.orm.exc import StaleDataError

from kring_core.access.attempts import Exhausted
from kring_core.access.policy import Unconfirmed
from kring_core.db import Unavailable
from kring_core.faults import report
from kring_core.i18n import _, negotiate
from kring_core.portal.methods import refused_methods
from kring_core.portal.redirects import came_from
from kring_core.portal.signs import ForgedForm
from kring_core.portal.visit import NoPracticeHere, Visit

TEMPLATE = "kring_core:portal/templates/error.html"
BARE = "kring_core:portal/templates/bare.html"
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


def no_such_method(error: Exception, request: Any) -> Response:
    """405: the address is there and does something else; or it is not, and the method is none."""
    if not (allowed := refused_methods(request)):
        return not_found(error, request)
    said = _("Your browser asked for something that this page does not do.")
    response = _page(request, 405, _("This cannot be done"), said)
    response.headers["Allow"] = ", ".join(allowed)
    return response


def no_practice(error: NoPracticeHere, request: Any) -> Response:
    """404 for a host name that nobody has; it names no practice."""
    said = _("Check whether the address is spelt correctly.")
    return _bare(request, 404, _("There is no practice at this address"), said)


def forbidden(error: HTTPForbidden, request: Any) -> Response:
    """Lead somebody to what is still asked of them, if anything is; refuse the others, 403."""
    kring = request.kring
    if not _is_api(request) and (asks := _still_asked(error, request)):
        read = request.method in ("GET", "HEAD")
        back = {"next": request.path_qs if read else came_from(request)}
        return HTTPSeeOther(kring.path(asks, _query=back))
    if kring.identity is None and _is_api(request):
        return _page(request, 401, _("Sign in first"), _("This needs somebody who has signed in."))
    said = _("Your role here does not include this. Ask an administrator of the practice.")
    if kring.identity and kring.identity.waiting_roles:
        said = _("Your role here counts once you have signed in with a second step.")
    return _page(request, 403, _("This is not for you to do"), said)


def _still_asked(error: HTTPForbidden, request: Any) -> str | None:
    """The route of the page that asks what is missing, or None when nothing would help."""
    kring = request.kring
    if isinstance(error.result, Unconfirmed):
        return "kring.confirm"
    if kring.identity or "kring.vouch" in request.registry:
        return None
    if kring.arriving is None:
        return "kring.sign_in"
    return "kring.second_step" if kring.arriving.has_factor else "kring.app"


def forged(error: ForgedForm, request: Any) -> Response:
    """400 for a form that is not ours or has aged; what was typed is offered again."""
    said = _("You signed in or out since the page was made, or it came from somewhere else.")
    return _page(request, 400, _("This form is out of date"), said, again=True)


def bad_request(error: HTTPBadRequest | URLDecodeError, request: Any) -> Response:
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


def exhausted(error: Exception, request: Any) -> Response:
    """429 until tomorrow: somebody was refused too often at something that is asked of others."""
    response = _page(request, 429, _("Too often"), _("Try again tomorrow."))
    response.headers["Retry-After"] = "86400"
    return response


def stale(error: StaleDataError, request: Any) -> Response:
    """409: somebody else saved the same thing at the same moment."""
    said = _("Somebody else changed the same thing at the same moment. Yours was not saved.")
    return _page(request, 409, _("Changed by somebody else"), said, again=True)


UNAVAILABLE = {
    "busy": _("Somebody else is saving just now. Nothing of yours was lost: try again."),
    "read_only": _("The data of the practice can be read but not changed at the moment."),
    "full": _("There is no room left to store anything. Whoever manages Kring must make room."),
    "newer": _("The data of the practice are of a newer version of Kring than runs here."),
    "outdated": _(
        "The data of the practice are being moved to a newer version. Try again shortly."
    ),
    "gone": _(
        "The data of the practice cannot be opened. Whoever manages Kring must look into it."
    ),
}


def unavailable(error: Unavailable, request: Any) -> Response:
    """503: the database cannot do it now, and says why in words."""
    report(error, f"database, {error.reason}")
    said = UNAVAILABLE[error.reason]
    # Where it can be read, the practice draws the page and gives back what was typed.
    drawn = error.reason in ("busy", "full", "read_only")
    title = _("Not at the moment")
    response = (
        _page(request, 503, title, said, again=True) if drawn else _bare(request, 503, title, said)
    )
    response.headers["Retry-After"] = "10"
    return response


def fault(error: Exception, request: Any) -> Response:
    """500: a mistake of ours; the code leads to the log."""
    route = getattr(request, "matched_route", None)
    code = report(error, f"route {route.name if route else '?'}")
    said = _(
        "This is a mistake of ours. Mention code ${code} to whoever manages Kring.", {"code": code}
    )
    return _bare(request, 500, _("Something went wrong"), said)


def other(error: HTTPException, request: Any) -> Any:
    """What a view raised on purpose: a redirect is followed, a refusal is drawn."""
    if error.status_int < 400:
        return error
    said = _("Your browser asked for something that this page does not do.")
    return _page(request, error.status_int, _("This cannot be done"), said)


def _is_api(request: Any) -> bool:
    # As it came: what is no text cannot be decoded.
    return API in request.environ.get("PATH_INFO", "")


def _page(request: Any, status: int, title: str, said: str, *, again: bool = False) -> Response:
    """Draw an error in the layout of the practice, or without it where that fails as well.

    :param again: offer to send the same form once more, with all that was typed in it.
    """
    if _is_api(request):
        return _bare(request, status, title, said)
    try:
        kring: Visit = request.kring
        words = {"title": kring.translate(title), "message": kring.translate(said)}
        typed, secrets = _typed(request) if again else ([], False)
        values = {**words, "area": "public", "again": typed, "secrets": secrets, "context": None}
        body = request.registry["kring.templates"].render(TEMPLATE, request, values)
    except Exception as error:
        if not isinstance(error, NoPracticeHere):
            report(error, "drawing an error page")
        return _bare(request, status, title, said)
    return Response(body, status=status)


def _bare(request: Any, status: int, title: str, said: str) -> Response:
    """Draw an error without a practice: there is none, or it is what is wrong."""
    registry = request.registry
    language = negotiate(request.headers.get("Accept-Language", ""))
    translate = registry["kring.host"].messages.translate
    words = {"title": translate(title, language), "message": translate(said, language)}
    if _is_api(request):
        return Response(json_body={"error": status, **words}, status=status)
    templates = registry["kring.templates"]
    return Response(templates.render_bare(BARE, request, language, words), status=status)


def _typed(request: Any) -> tuple[list[tuple[str, str]], bool]:
    """What was typed, to be sent once more, and whether something was left out of it.

    Files cannot be sent again, passwords are put on no page, and the token is made anew.
    """
    if request.method != "POST":
        return [], False
    sent = [(name, value) for name, value in request.POST.items() if name != "csrf_token"]
    kept = [
        (name, value)
        for name, value in sent
        if isinstance(value, str) and not (value and "password" in name)
    ]
    return kept, len(kept) < len(sent)


VIEWS = (
    (NoPracticeHere, no_practice),
    (HTTPNotFound, not_found),
    (PredicateMismatch, no_such_method),
    (HTTPMethodNotAllowed, no_such_method),
    (HTTPForbidden, forbidden),
    (ForgedForm, forged),
    (HTTPBadRequest, bad_request),
    (URLDecodeError, bad_request),
    (HTTPRequestEntityTooLarge, too_large),
    (HTTPTooManyRequests, too_many),
    (Exhausted, exhausted),
    (HTTPException, other),
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
