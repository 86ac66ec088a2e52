"""The signs by which a browser is known again: session, form's token, device, language.

Cookies bear the prefix ``__Host-`` where the connection is secure, so that no neighbouring host
name can set them. They are found in one practice's database only: the cookie of another opens
nothing here.
"""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING, Any, NamedTuple

from pyramid.httpexceptions import HTTPBadRequest

from kring_core.access.identity import counted
from kring_core.accounts.models import SessionRow
from kring_core.accounts.sessions import NOBODY, SEEN_EVERY, Sessions, SignedIn
from kring_core.db import Unavailable

if TYPE_CHECKING:
    from kring_core.portal.visit import Visit

LANGUAGE_COOKIE = "kring_language"
SESSION_COOKIE = "kring_session"
DEVICE_COOKIE = "kring_device"
_FORM = "kring_form"
YEAR = 365 * 24 * 3600


class ForgedForm(HTTPBadRequest):  # type: ignore[misc]
    """A form came without our token, with an old one, or from another site."""


class Flash(NamedTuple):
    """A message for one page."""

    kind: str
    message: str


def _name(request: Any, name: str) -> str:
    return f"__Host-{name}" if request.scheme == "https" else name


def set_cookie(
    request: Any, response: Any, name: str, value: str | None, age: int | None = None
) -> None:
    """Set a cookie that scripts and other sites do not get; None removes it."""
    response.set_cookie(
        name,
        value,
        max_age=0 if value is None else age,
        path="/",
        secure=request.scheme == "https",
        httponly=True,
        samesite="Lax",
    )


def remember(request: Any, response: Any, token: str) -> None:
    """Let the browser carry a session's token until it is closed."""
    set_cookie(request, response, _name(request, SESSION_COOKIE), token)


def forget(request: Any, response: Any) -> None:
    """Let the browser forget the session."""
    set_cookie(request, response, _name(request, SESSION_COOKIE), None)


def remember_device(request: Any, response: Any, token: str) -> None:
    """Let the browser carry, for a year, the token by which its owner's lock-outs pass it by."""
    set_cookie(request, response, _name(request, DEVICE_COOKIE), token, YEAR)


def device_token(request: Any) -> str:
    """What the browser carries of it, or empty."""
    token = str(request.cookies.get(_name(request, DEVICE_COOKIE), ""))
    return token if len(token) == 43 else ""


def find(request: Any, kring: Visit) -> SignedIn:
    """Who has signed in: here, or with the application around us."""
    if (vouch := request.registry.get("kring.vouch")) is not None:
        found = vouch(request, kring)
        return SignedIn(identity=counted(found)) if found else NOBODY
    token = request.cookies.get(_name(request, SESSION_COOKIE))
    if not token:
        return NOBODY
    signed_in = Sessions(kring.db, kring.now).find(token)
    if signed_in.row and kring.now() - signed_in.row.seen_at > SEEN_EVERY:
        _note_seen(kring, signed_in.row.token_hash)
    return signed_in


def _note_seen(kring: Visit, session_id: str) -> None:
    if kring.db.info.get("writes"):
        kring.db.get_one(SessionRow, session_id).seen_at = kring.now()
        return
    try:
        with kring.practice.database.write() as db:
            if row := db.get(SessionRow, session_id):
                row.seen_at = kring.now()
    except Unavailable:
        # The page can be shown all the same; the next one will note it.
        return


def take_flashes(kring: Visit, row: SessionRow) -> list[Flash]:
    """The messages that wait in a session, which are then gone."""
    kept = kring.db.get(SessionRow, row.token_hash)
    if kept is None or not kept.flashes:
        return []
    waiting = [Flash(*flash) for flash in kept.flashes]
    if kring.db.info.get("writes"):
        kept.flashes = []
        return waiting
    try:
        with kring.practice.database.write() as db:
            if stored := db.get(SessionRow, row.token_hash):
                stored.flashes = []
    except Unavailable:
        return []
    return waiting


def anonymous_token(request: Any) -> str:
    """The form's token of a reader who has not signed in, kept in a cookie of its own."""
    name = _name(request, _FORM)
    token = request.cookies.get(name)
    if token and len(token) == 43:
        return str(token)
    fresh = secrets.token_urlsafe(32)
    request.add_response_callback(
        lambda request, response: set_cookie(request, response, name, fresh)
    )
    return fresh


def check_form(request: Any) -> None:
    """Refuse a form that another site sent, or that was made before who is reading now signed in.

    :raises ForgedForm: so that nothing of it is done.
    """
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise ForgedForm
    origin = request.headers.get("Origin")
    if origin is not None and origin.partition("://")[2] != request.host:
        raise ForgedForm
    given = request.POST.get("csrf_token", "") or request.headers.get("X-CSRF-Token", "")
    if not isinstance(given, str) or not hmac.compare_digest(
        given.encode(), request.kring.csrf_token.encode()
    ):
        raise ForgedForm
