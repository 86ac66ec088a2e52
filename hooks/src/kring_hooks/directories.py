"""The directories family: public lists of people, such as the directory of experts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kring_hooks.host.values import Objection
from kring_hooks.markers import hookspec


@dataclass(frozen=True, slots=True)
class Profile:
    """What a directory would show of a person, as others may judge it before it is published."""

    id: str
    """Its public, opaque id."""

    slug: str
    """The last part of its public address."""

    name: str
    """The name that the public sees."""

    texts: tuple[str, ...]
    """Every free text of the profile, as it would be published."""


@hookspec
def kring_decide_publication(db: Any, profile: Profile) -> Sequence[Objection]:
    """Object to the publication of a profile.

    When: before a profile is published, inside the write transaction of the act, which this hook
    only reads.

    :param db: the session of the act. Never None.
    :param profile: the profile as it would be published. Never None.
    :return: the objections. All are shown with plugin and rule; one that blocks stops the act.

    Errors: counts as a blocking objection that names the plugin: deciding fails closed.

    Example::

        @hookimpl
        def kring_decide_publication(db: Any, profile: Profile) -> Sequence[Objection]:
            return [] if profile.texts else [Objection(_("Write a quote first."), rule="ED-05")]

    Since: 1.0
    """
    raise NotImplementedError


@hookspec
def kring_on_profile_published(practice: Any, db: Any, profile_id: str) -> None:
    """Hear that a profile was published.

    When: after the commit, from the outbox, at least once, in a write transaction of its own.

    :param practice: the practice. Never None.
    :param db: the session of this delivery. Never None.
    :param profile_id: the opaque id; it may have been withdrawn since. Never None.
    :return: nothing.

    Errors: rolled back, logged, delivered again with growing pauses.

    Example::

        @hookimpl
        def kring_on_profile_published(practice: Any, db: Any, profile_id: str) -> None:
            db.add(Congratulation(profile_id=profile_id))

    Since: 1.0
    """


@hookspec
def kring_on_profile_withdrawn(practice: Any, db: Any, profile_id: str) -> None:
    """Hear that a profile is public no longer.

    When: after the commit, from the outbox, at least once, in a write transaction of its own. The
    profile itself is gone from every page before that, in the transaction of the act.

    :param practice: the practice. Never None.
    :param db: the session of this delivery. Never None.
    :param profile_id: the opaque id. Never None.
    :return: nothing.

    Errors: rolled back, logged, delivered again with growing pauses.

    Example::

        @hookimpl
        def kring_on_profile_withdrawn(practice: Any, db: Any, profile_id: str) -> None:
            db.execute(delete(Copy).where(Copy.profile_id == profile_id))

    Since: 1.0
    """
