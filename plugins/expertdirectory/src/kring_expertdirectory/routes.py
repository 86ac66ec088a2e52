"""Every address of the directory, in one place. Names begin with ``expertdirectory.``."""

from __future__ import annotations

from typing import Any

from kring_expertdirectory.contexts import (
    Directory,
    EditedPage,
    EditedProfile,
    KeptProfile,
    PublishedProfile,
    WaitingList,
)

YEAR = 365 * 24 * 3600

ROUTES = (
    ("expertdirectory.list", "/experts", Directory),
    ("expertdirectory.profile", "/experts/{slug}", PublishedProfile),
    ("expertdirectory.portrait", "/experts/{slug}/portret", PublishedProfile),
    ("expertdirectory.api", "/api/v1/experts", Directory),
    ("expertdirectory.manage", "/beheer/experts", Directory),
    ("expertdirectory.new", "/beheer/experts/nieuw", Directory),
    ("expertdirectory.import", "/beheer/experts/importeren", Directory),
    ("expertdirectory.import_plan", "/beheer/experts/importeren/{list}", WaitingList),
    ("expertdirectory.pages", "/beheer/experts/vragen", Directory),
    ("expertdirectory.page", "/beheer/experts/vragen/{page}", EditedPage),
    ("expertdirectory.page_remove", "/beheer/experts/vragen/{page}/verwijderen", EditedPage),
    ("expertdirectory.page_settle", "/beheer/experts/vragen/{page}/nagekeken", EditedPage),
    ("expertdirectory.edit", "/beheer/experts/{profile}", KeptProfile),
    ("expertdirectory.preview", "/beheer/experts/{profile}/voorbeeld", EditedProfile),
    ("expertdirectory.draft_portrait", "/beheer/experts/{profile}/portret", KeptProfile),
    ("expertdirectory.publish", "/beheer/experts/{profile}/publiceren", EditedProfile),
    ("expertdirectory.withdraw", "/beheer/experts/{profile}/intrekken", EditedProfile),
    ("expertdirectory.remove", "/beheer/experts/{profile}/verwijderen", EditedProfile),
    ("expertdirectory.put_back", "/beheer/experts/{profile}/terugzetten", KeptProfile),
    ("expertdirectory.settle", "/beheer/experts/{profile}/nagekeken", EditedProfile),
)


def includeme(config: Any) -> None:
    """Add the routes, the static files and the views."""
    for name, pattern, factory in ROUTES:
        config.add_route(name, pattern, factory=factory)
    config.add_static_view(
        "kring/expertdirectory",
        "kring_expertdirectory:static/expertdirectory",
        cache_max_age=YEAR,
    )
    config.scan("kring_expertdirectory.views")
