"""The application: Kring on its own, as ``kring serve`` runs it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pyramid.config import Configurator

from kring_core.access.identity import Identity
from kring_core.host import Host
from kring_core.portal.templating import Templates
from kring_core.settings import read_settings

Vouch = Callable[[Any, Any], Identity | None]
"""Asks a foreign application who has signed in; given the request and the visit."""


def make_app(host: Host | None = None) -> Any:
    """The WSGI application.

    :param host: the installation, or None for the one that the environment describes.
    """
    with _nothing_to_collect():
        config = Configurator()
        config.registry["kring.host"] = host or Host(read_settings())
        config.registry["kring.standalone"] = True
        config.include("kring_core")
        return config.make_wsgi_app()


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Let the collector of garbage rest: a start makes what stays, and is a tenth quicker so."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def registry_of(config: Configurator) -> Host:
    """Prepare the registry of an application, and answer the installation that it names.

    Without ``config.registry["kring.host"]`` it is the one that the environment describes.
    """
    registry = config.registry
    host: Host = registry.setdefault("kring.host", None) or Host(read_settings())
    registry["kring.host"] = host
    registry.setdefault("kring.standalone", False)
    registry["kring.addresses"] = {}
    registry["kring.templates"] = Templates(host.messages, reload=host.settings.strict)
    return host


def vouch_for_identities(config: Configurator, vouch: Vouch) -> None:
    """Let a foreign application say who has signed in, instead of Kring's own sessions.

    The roles of staff and administrator count only for an identity with ``factor=True``: the
    application showed itself a second factor. The gravest acts ask for ``confirmed=True`` as well:
    it asked within ten minutes whether it is still them. Both are false unless it says so.
    """
    config.registry["kring.vouch"] = vouch
