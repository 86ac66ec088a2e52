"""One request, one visit, one transaction: what a view returns is committed, a fault rolls back.

The visit is set on the request here and is no request method: Pyramid makes a new class for every
request of an application that adds a property, which costs more than the visit does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pyramid.config import Configurator
from pyramid.tweens import EXCVIEW

from kring_core.db.database import told_apart
from kring_core.host import Host
from kring_core.portal.visit import NOWHERE, Visit


def visit_tween(handler: Callable[[Any], Any], registry: Any) -> Callable[[Any], Any]:
    """Begin a visit to the practice of the host name, and end it with its transaction."""
    host: Host = registry["kring.host"]

    def tween(request: Any) -> Any:
        practice = host.practice_at(request.host)
        if practice is None:
            request.kring = NOWHERE
            return handler(request)
        visit = request.kring = Visit(request, practice)
        with told_apart():
            try:
                response = handler(request)
            except BaseException:
                visit.end(commit=False)
                raise
            visit.end(commit=True)
        return response

    return tween


def includeme(config: Configurator) -> None:
    """Put the tween under the error pages, which read in a transaction of their own."""
    config.add_tween("kring_core.portal.tween.visit_tween", under=EXCVIEW)
