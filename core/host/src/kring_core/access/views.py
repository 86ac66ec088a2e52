"""The page on which everybody who works here reads who may do what."""

from __future__ import annotations

from typing import Any

from pyramid.view import view_config

from kring_core.access.overview import overview
from kring_core.access.permissions import Permission
from kring_core.i18n import _
from kring_core.portal.contexts import Home


@view_config(
    route_name="kring.permissions",
    request_method="GET",
    permission=Permission.WORK_HERE,
    renderer="kring_core:access/templates/permissions.html",
)
def permissions(context: Home, request: Any) -> dict[str, Any]:
    """The permission table of the host and of the plugins enabled here."""
    kring = request.kring
    listed = [one for one in kring.host.catalogue.sound() if one.name in kring.enabled]
    conjunction = kring.translate(_("and"))
    return {
        "title": kring.translate(_("Who may do what")),
        "area": "manage",
        "parts": [
            (
                kring.translate(title),
                [
                    (
                        kring.translate(line.title),
                        [
                            f" {conjunction} ".join(map(kring.translate, each))
                            for each in line.holders
                        ],
                    )
                    for line in lines
                ],
            )
            for title, lines in overview(listed)
        ],
    }
