"""What the pages of the directory are about, loaded through what the reader may see."""

from __future__ import annotations

from kring_core.sdk import Request
from pyramid.httpexceptions import HTTPNotFound

from kring_expertdirectory.models import Profile
from kring_expertdirectory.permissions import Permission
from kring_expertdirectory.services import Drafts, Press, Published


class Directory:
    """The directory of the practice."""

    def __init__(self, request: Request) -> None:
        kring = request.kring
        self.published = Published(kring.db)
        self.drafts = Drafts(kring.db, kring.now)
        self.press = Press(kring.db, kring.now, kring.practice.hook)


class PublishedProfile(Directory):
    """The published profile at an address; a draft is not found."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        found = self.published.by_slug(request.matchdict["slug"])
        if found is None:
            raise HTTPNotFound
        self.profile: Profile = found


class EditedProfile(Directory):
    """The profile that somebody edits, published or not.

    For who may not edit nothing is loaded: the permission refuses them next, and whether there is
    such a profile cannot be told from the answer.
    """

    profile: Profile

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        if not request.kring.may(Permission.EDIT):
            return
        found = self.drafts.by_id(request.matchdict["profile"])
        if found is None:
            raise HTTPNotFound
        self.profile = found
