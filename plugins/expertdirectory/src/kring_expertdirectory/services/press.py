"""Publishing and withdrawing: every plugin is heard before, and told after."""

from __future__ import annotations

from typing import Any

from kring_core.sdk import Clock, Decision
from kring_hooks.directories import Profile as Published
from kring_hooks.host import Objection
from sqlalchemy.orm import Session

from kring_expertdirectory.models import Profile
from kring_expertdirectory.services.drafts import Drafts


class Refused(Exception):
    """A profile is not published; ``decision`` says why."""

    def __init__(self, decision: Decision) -> None:
        super().__init__("something stands against publication")
        self.decision = decision


class Press:
    """Brings profiles before the public and takes them away again."""

    def __init__(self, db: Session, clock: Clock, hook: Any) -> None:
        """Make it.

        :param hook: the relay of the practice, ``practice.hook``.
        """
        self._db = db
        self._clock = clock
        self._hook = hook
        self._drafts = Drafts(db, clock)

    def rehearse(self, profile: Profile) -> Decision:
        """Hear every plugin on a profile as it would be published; nothing is changed."""
        shown = Published(profile.id, profile.slug, profile.name, profile.content.texts())
        decision: Decision = self._hook.kring_decide_publication(db=self._db, profile=shown)
        return decision

    def publish(self, profile: Profile, *, seen: frozenset[str] = frozenset()) -> bool:
        """Publish a profile; False when it was public already, which nobody is told again.

        :param seen: the warnings that somebody read beforehand, as :func:`sign` writes them.
        :raises Refused: when a plugin objects, or warns of something that nobody read yet.
        """
        if profile.published_at is not None:
            return False
        decision = self.rehearse(profile)
        unread = {sign(*warning) for warning in decision.objections} - seen
        if not decision.allowed or unread:
            raise Refused(decision)
        now = self._clock()
        profile.published_at, profile.removed_at = now, None
        self._drafts.touch(profile)
        self._hook.kring_on_profile_published(db=self._db, at=now, profile_id=profile.id)
        return True

    def withdraw(self, profile: Profile) -> bool:
        """Make a draft of a published profile; False when it was none."""
        if profile.published_at is None:
            return False
        profile.published_at = None
        self._drafts.touch(profile)
        at = self._clock()
        self._hook.kring_on_profile_withdrawn(db=self._db, at=at, profile_id=profile.id)
        return True

    def remove(self, profile: Profile) -> None:
        """Delete a profile, published or not; for a while it can be put back."""
        self.withdraw(profile)
        profile.removed_at = self._clock()
        self._drafts.touch(profile)


def sign(plugin: str, objection: Objection) -> str:
    """By what an objection is known again after somebody read it."""
    return f"{plugin} {objection.rule} {objection.message}"
