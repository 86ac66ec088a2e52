"""The addresses of the access log."""

from __future__ import annotations

from kring_core.portal.contexts import Home

ROUTES = (
    ("kring.own_log", "/mijn/inzage", Home),
    ("kring.own_log_file", "/mijn/inzage.csv", Home),
    ("kring.log", "/beheer/log", Home),
    ("kring.log_export", "/beheer/log/export", Home),
)
VIEWS = ("kring_core.access.log.views.own", "kring_core.access.log.views.manage")
