"""One request, one transaction: what a view returns is committed, what it raises rolls back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pyramid.config import Configurator
from pyramid.tweens import EXCVIEW

from kring_core.db.database import told_apart


def transaction_tween(handler: Callable[[Any], Any], registry: Any) -> Callable[[Any], Any]:
    """Commit or roll back the transaction of a visit, if the request made one."""

    def tween(request: Any) -> Any:
        with told_apart():
            try:
                response = handler(request)
            except BaseException:
                _end(request, commit=False)
                raise
            _end(request, commit=True)
        return response

    return tween


def _end(request: Any, *, commit: bool) -> None:
    # Only a request that came to one of Kring's own views has a visit.
    visit = request.__dict__.get("kring")
    if visit is not None:
        visit.end(commit=commit)


def includeme(config: Configurator) -> None:
    """Put the tween under the error pages, which read in a transaction of their own."""
    config.add_tween("kring_core.db.transaction.transaction_tween", under=EXCVIEW)
