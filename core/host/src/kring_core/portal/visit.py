"""A visit: one request at one practice, and everything that a view or a template asks of it.

All of Kring hangs on the single request attribute ``request.kring``, so that it fits into a foreign
application whose requests have a ``db`` or a ``user`` of their own.
"""

from __future__ import annotations

from collections.abc import Hashable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from typing import Any, NoReturn

from babel.dates import format_datetime
from pyramid.httpexceptions import HTTPNotFound
from sqlalchemy.orm import Session

from kring_core.access.identity import Arriving, Identity
from kring_core.access.log.log import AccessLog
from kring_core.access.log.store import log_of
from kring_core.accounts.models import SessionRow
from kring_core.accounts.sessions import SignedIn
from kring_core.files.store import Files
from kring_core.host import Host
from kring_core.i18n import negotiate
from kring_core.mail.queue import MailQueue
from kring_core.portal import assets, navigation, signs
from kring_core.portal.signs import Flash
from kring_core.practices.practice import Practice, State

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
MOMENTS = {"nl": "d MMMM y 'om' HH:mm", "en": "d MMMM y 'at' HH:mm"}


class NoPracticeHere(HTTPNotFound):  # type: ignore[misc]
    """Nobody has the host name that was asked for; the answer names no practice."""


class Visit:
    """One request at one practice."""

    def __init__(self, request: Any, practice: Practice) -> None:
        self._request = request
        self.practice = practice
        self._session: Session | None = None
        self._failed = False

    @cached_property
    def _state(self) -> State:
        # Read once, so that a whole page is of one state.
        return self.practice.state

    @property
    def enabled(self) -> frozenset[str]:
        """Names of the plugins that answer here, the same from the first to the last of a page."""
        return self._state.enabled

    @property
    def host(self) -> Host:
        """The installation."""
        return self.practice.host

    @property
    def db(self) -> Session:
        """The session of this request: it reads for a safe method, and writes for the others."""
        if self._session is None:
            writes = self._request.method not in SAFE_METHODS and not self._failed
            if self._failed:
                # An error page reads after the transaction has ended.
                self._request.add_finished_callback(lambda request: self.end(commit=False))
            self._session = self.practice.database.session(writes=writes)
        return self._session

    @property
    def files(self) -> Files:
        """The stored files of the practice; an :class:`~kring_hooks.services.IFileStore`."""
        return Files(self.db, self.practice.place.files)

    @property
    def mail(self) -> MailQueue:
        """The outgoing mail; an :class:`~kring_hooks.services.IMailQueue`."""
        return MailQueue(self.db, self.now)

    @property
    def log(self) -> AccessLog:
        """The access log: says, before content leaves, who is about to see it."""
        return AccessLog(log_of(self.practice), self.identity, self.now)

    def end(self, *, commit: bool) -> None:
        """End the transaction, if one began; called once by the transaction tween.

        An error page that is drawn afterwards reads in a transaction of its own.
        """
        session, self._session = self._session, None
        self._failed = True
        if session is None:
            return
        kept = False
        try:
            if commit:
                session.commit()
                kept = True
        finally:
            session.close()
            if not kept:
                # A rollback took back what was read of the session of who is reading.
                self.__dict__.pop("_signed_in", None)

    def release(self) -> None:
        """Commit what was done so far and let go of the database.

        For an act that needs transactions of its own, or a process of its own that would wait for
        this one for ever.
        """
        self.end(commit=True)
        self._failed = False

    def settings_changed(self) -> None:
        """Let the practice's state be read anew once this request has committed."""
        self._request.add_finished_callback(lambda request: self.practice.forget())

    def isolated(self) -> AbstractContextManager[None]:
        """Keep a failing statement of the block from spoiling the rest of the request."""
        session = self._session
        return self.practice.database.isolated(session) if session else nullcontext()

    def now(self) -> datetime:
        """The present, in UTC."""
        return self.host.clock()

    @property
    def today(self) -> date:
        """The day it is in the practice's time zone."""
        return self.now().astimezone(self.practice.zone).date()

    @cached_property
    def _signed_in(self) -> SignedIn:
        return signs.find(self._request, self)

    @property
    def identity(self) -> Identity | None:
        """Who has signed in here, or None."""
        return self._signed_in.identity

    @property
    def arriving(self) -> Arriving | None:
        """Who is half-way in, or None; as long as they are, ``identity`` is None."""
        return self._signed_in.arriving

    @property
    def session(self) -> SessionRow | None:
        """The session of this browser, whether its owner is in or half-way in; or None."""
        return self._signed_in.row

    def may(self, permission: Enum, context: object = None) -> bool:
        """Whether the reader holds a permission over something loaded.

        A permission of a plugin that is off here is held by nobody.
        """
        rules = self.host.rules
        if rules.plugin_of(permission) not in self.enabled:
            return False
        return rules.allow(permission, self.identity, context)

    def might(self, permission: Enum, context: object = None) -> bool:
        """Whether the reader would hold a permission after showing that it is still them."""
        identity = self.identity
        if identity is None or identity.confirmed or not identity.session_id:
            return False
        return self.host.rules.allow(permission, replace(identity, confirmed=True), context)

    @cached_property
    def language(self) -> str:
        """``nl`` or ``en``."""
        return "en" if self.locale == "en" else "nl"

    @cached_property
    def locale(self) -> str:
        """The reader's language; see :data:`kring_core.i18n.LOCALES`."""
        own = (self.identity.locale if self.identity else None) or ""
        accepted = self._request.headers.get("Accept-Language", "")
        chosen = self._request.cookies.get(signs.LANGUAGE_COOKIE) or own or negotiate(accepted)
        if chosen == "en":
            return "en"
        # A browser says Dutch and no more; how Dutch addresses somebody is theirs to say.
        return own if own.startswith("nl") else self.practice.settings.dutch

    def translate(self, message: object, mapping: dict[str, object] | None = None) -> str:
        """A message in the reader's language."""
        return self.host.messages.translate(message, self.locale, mapping)

    def moment(self, instant: datetime) -> str:
        """An instant in words, in the practice's time zone: *23 november 2026 om 10:05*."""
        local = instant.astimezone(self.practice.zone)
        return str(format_datetime(local, MOMENTS[self.language], locale=self.language))

    @cached_property
    def csrf_token(self) -> str:
        """What a form carries to show that it is ours."""
        row = self.session
        return row.csrf if row else signs.anonymous_token(self._request)

    def flash(self, message: str, kind: str = "success") -> None:
        """Show a message on the next page.

        :param kind: ``info``, ``care``, ``success`` or ``refused``.
        """
        if row := self.session:
            kept = self.db.get_one(SessionRow, row.token_hash)
            kept.flashes = [*kept.flashes, [kind, self.translate(message)]]

    def flashes(self) -> list[Flash]:
        """The messages for this page; they are shown once."""
        row = self.session
        return signs.take_flashes(self, row) if row else []

    def menu(self, area: str) -> list[navigation.Entry]:
        """The entries of a menu that the reader may follow."""
        return navigation.menu(self._request, area)

    def header(self) -> str:
        """The head of the page: the practice, the menu for everybody, and who is reading."""
        entries = tuple(self.menu("public"))
        name, token = (self.identity.name, self.csrf_token) if self.identity else ("", "")
        asset = "kring_core:portal/templates/header.html"
        return self.kept(asset, entries=entries, name=name, token=token)

    def kept(self, asset: str, **values: Hashable) -> str:
        """A part of the page that depends on the language and these values only; drawn once.

        It is kept with what was read of the practice, so it is as fresh as that.
        """
        drawn = self._state.drawn
        key = (asset, self.locale, self._request.environ.get("SCRIPT_NAME", ""), *values.values())
        if (part := drawn.get(key)) is None:
            templates = self._request.registry["kring.templates"]
            part = drawn[key] = templates.render(asset, self._request, values)
        return part

    def panels(self, slot: str) -> list[navigation.Drawn]:
        """The panels of a page, drawn."""
        return navigation.panels(self._request, slot)

    def asset(self, spec: str) -> str:
        """The address of a static file, with its version in it."""
        return assets.address(self._request, spec)

    @property
    def address(self) -> str:
        """Where this practice is found, for links that leave the page: ``https://host.example``.

        The host name is the practice's own and not what the request said of itself.
        """
        port = self._request.host.rpartition(":")[2]
        shown = f":{port}" if port.isdigit() and port not in ("80", "443") else ""
        return f"{self._request.scheme}://{self.practice.place.hosts[0]}{shown}"

    def path(self, route: str, **values: Any) -> str:
        """The path of a route, below the prefix at which Kring is included."""
        if values:
            return str(self._request.route_path(route, **values))
        if (path := self._addresses.get(route)) is None:
            path = self._addresses[route] = self._request.route_path(route)
        return path

    @cached_property
    def _addresses(self) -> dict[str, str]:
        return assets.addresses(self._request)


class Nowhere:
    """The visit of a request to a host name that nobody has."""

    def __getattr__(self, name: str) -> NoReturn:
        """There is nothing to ask.

        :raises NoPracticeHere: whatever was asked.
        """
        raise NoPracticeHere


NOWHERE = Nowhere()
