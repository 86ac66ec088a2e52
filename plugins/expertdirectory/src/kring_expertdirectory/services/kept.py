"""What the directory keeps, for export, for counting, and for forgetting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from kring_core.sdk import Files, Practice
from kring_hooks.host import Record
from pyramid.i18n import TranslationStringFactory
from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from kring_expertdirectory.models import Page, Profile
from kring_expertdirectory.services.drafts import Drafts
from kring_expertdirectory.services.waiting import Waiting

_ = TranslationStringFactory("kring_expertdirectory")
KINDS = ((_("profile"), Profile), (_("page"), Page))


def exported(db: Session) -> Iterator[Record]:
    """Every profile and every knowledge page, drafts and deleted ones as well."""
    for profile in db.scalars(select(Profile).options(selectinload(Profile.tags))):
        yield Record("profile", profile.id, _profile(profile))
    for page in db.scalars(select(Page)):
        written = {
            name: getattr(page, name) for name in ("question", "summary", "body", "language")
        }
        yield Record("page", page.id, {**written, "changed_at": page.changed_at.isoformat()})


def _profile(profile: Profile) -> Mapping[str, object]:
    instants = ("changed_at", "published_at", "removed_at", "availability_confirmed_on")
    given = {name: getattr(profile, name) for name in instants}
    return {
        "slug": profile.slug,
        **{
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(profile.content).items()
        },
        **{name: instant and instant.isoformat() for name, instant in given.items()},
        "portrait_id": profile.portrait_id,
        "source_key": profile.source_key,
        "doubts": profile.doubts,
    }


def counted(db: Session) -> Mapping[str, int]:
    """How many profiles and pages there are, by the kind of the export."""
    return {kind: db.scalar(select(func.count()).select_from(table)) or 0 for kind, table in KINDS}


def forget_waiting(practice: Practice, db: Session) -> None:
    """Forget the files whose import nobody confirmed."""
    Waiting(db, Files(db, practice.place.files), practice.host.clock).forget_old()


def forget_removed(practice: Practice, db: Session) -> None:
    """Erase the profiles that were deleted long ago, with their pictures."""
    now = practice.host.clock()
    drafts = Drafts(db, practice.host.clock)
    files = Files(db, practice.place.files)
    gone = drafts.outlived(now)
    for profile in gone:
        if profile.portrait_id:
            files.remove(profile.portrait_id)
    drafts.erase(gone)
