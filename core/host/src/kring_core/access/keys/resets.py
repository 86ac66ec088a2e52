"""Resets that everybody concerned hears of, so that none stays secret while approvals rest.

Told are the person themselves, who manages the practice, and who has a relation to them that holds;
the latter two only when the person has a key pair, for otherwise there is nothing they approve.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import Session, joinedload

from kring_core.access.identity import Role
from kring_core.access.keys.models import KeyPair, KeyReset
from kring_core.access.keys.ring import KeyRing
from kring_core.access.keys.rules import NOT_TOLD, Credential
from kring_core.access.visibility import in_force
from kring_core.accounts.models import Account, AccountRole
from kring_core.i18n import _
from kring_core.people.models import Person
from kring_core.relations.models import Relation

OWN_SUBJECT = _("Your way in at ${practice} was set anew")
OWN_BODY = _(
    "Something with which you show at ${practice} that it is you was set anew. Was that not you? "
    "Then tell the practice at once.\n\n"
    "What was set anew, and what it means, you read here:\n\n"
    "${link}"
)
SUBJECT = _("Approvals rest at ${practice}")
BODY = _(
    "Somebody with whom you deal at ${practice} had their way in set anew. What they approve rests "
    "for some days, so that you can ask them whether it was them.\n\n"
    "Who it is, you read here:\n\n"
    "${link}"
)


def reset_credential(
    kring: Any, person_id: str, credential: Credential, by_account_id: str | None
) -> KeyReset:
    """Record a reset (see :meth:`KeyRing.reset`), log it, and mail everybody concerned.

    :param kring: the visit.
    """
    has_pair = KeyRing(kring.db, kring.now).pair_of(person_id) is not None
    reset = KeyRing(kring.db, kring.now).reset(person_id, credential, by_account_id)
    kring.log.note("reset", person_id, "key" if credential is Credential.KEY else "account")
    for account in _told(kring.db, person_id, kring.today, widely=has_pair):
        own = account.person_id == person_id
        _write(kring, account, *((OWN_SUBJECT, OWN_BODY) if own else (SUBJECT, BODY)))
    return reset


def _write(kring: Any, account: Account, subject: str, body: str) -> None:
    words: dict[str, object] = {
        "practice": kring.practice.name,
        "link": f"{kring.address}{kring.path('kring.own')}",
    }
    locale = account.person.locale or kring.practice.settings.dutch
    translate = kring.host.messages.translate
    kring.mail.send(
        account.login, translate(subject, locale, words), translate(body, locale, words)
    )


def _told(db: Session, person_id: str, on: date, *, widely: bool) -> Sequence[Account]:
    """The accounts of who hears of a reset, in one query."""
    told = Account.person_id == person_id
    if widely:
        manages = exists().where(
            AccountRole.account_id == Account.id, AccountRole.role == Role.ADMINISTRATOR
        )
        told = or_(told, manages, Account.person_id.in_(_concerned(person_id, on)))
    query = select(Account).where(Account.active, told).options(joinedload(Account.person))
    return db.scalars(query).all()


def resets_told_to(kring: Any) -> Sequence[tuple[KeyReset, Person]]:
    """The resets over which approvals rest now and that the reader hears of, and whose each is."""
    now, identity = kring.now(), kring.identity
    has_pair = exists().where(KeyPair.person_id == KeyReset.person_id)
    concerns = KeyReset.person_id.in_(_concerned(identity.person_id, kring.today))
    told = has_pair if Role.ADMINISTRATOR in identity.roles else has_pair & concerns
    query = (
        select(KeyReset, Person)
        .join(Person, Person.id == KeyReset.person_id)
        .where(KeyReset.frozen_until > now, or_(KeyReset.person_id == identity.person_id, told))
        .order_by(KeyReset.at.desc(), KeyReset.id)
    )
    return [(reset, person) for reset, person in kring.db.execute(query)]


def _concerned(person_id: str, on: date) -> Select[tuple[str]]:
    """Ids of the people whom somebody's resets concern; it reads the same from both sides."""
    holds = in_force(on) & Relation.kind.not_in(NOT_TOLD)
    forth = select(Relation.object_id).where(
        Relation.subject_id == person_id, Relation.object_id.is_not(None), holds
    )
    back = select(Relation.subject_id).where(Relation.object_id == person_id, holds)
    return forth.union(back)  # type: ignore[return-value]
