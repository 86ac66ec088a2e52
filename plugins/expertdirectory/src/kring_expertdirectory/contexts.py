"""What the pages of the directory are about, loaded through what the reader may see."""

from __future__ import annotations

from kring_core.sdk import Files, Request
from pyramid.httpexceptions import HTTPNotFound

from kring_expertdirectory.models import Page, Profile, Upload
from kring_expertdirectory.permissions import Permission
from kring_expertdirectory.services import Drafts, Intake, Pages, Press, Published, Waiting


class Directory:
    """The directory of the practice."""

    def __init__(self, request: Request) -> None:
        kring = request.kring
        self.published = Published(kring.db)
        self.drafts = Drafts(kring.db, kring.now)
        self.pages = Pages(kring.db, kring.now)
        self.intake = Intake(kring.db, kring.now)
        self.waiting = Waiting(kring.db, Files(kring.db, kring.practice.place.files), kring.now)
        self.press = Press(kring.db, kring.now, kring.practice.hook)


class PublishedProfile(Directory):
    """The published profile at an address; a draft is not found."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        found = self.published.by_slug(request.matchdict["slug"])
        if found is None:
            raise HTTPNotFound
        self.profile: Profile = found


class KeptProfile(Directory):
    """A profile that staff keeps: draft, published or deleted.

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


class EditedProfile(KeptProfile):
    """A profile that somebody works on; one that is deleted has to be put back first."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        if request.kring.may(Permission.EDIT) and self.profile.removed_at is not None:
            raise HTTPNotFound


class EditedPage(Directory):
    """The knowledge page that somebody edits; for who may not, nothing is loaded."""

    page: Page

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        if not request.kring.may(Permission.EDIT):
            return
        found = self.pages.by_id(request.matchdict["page"])
        if found is None:
            raise HTTPNotFound
        self.page = found


class WaitingList(Directory):
    """The uploaded list that somebody is about to import; for who may not edit, nothing is loaded.

    None when it was imported or forgotten since, of which the view tells in words.
    """

    upload: Upload | None = None

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        if request.kring.may(Permission.EDIT):
            self.upload = self.waiting.by_id(request.matchdict["list"])
