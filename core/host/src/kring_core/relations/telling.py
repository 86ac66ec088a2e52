"""Telling people by mail that something concerning them happened; what, they read here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from kring_core.access.identity import Role
from kring_core.accounts.models import Account, AccountRole
from kring_core.i18n import _

SUBJECT = _("Something concerning you at ${practice}")
BODY = _(
    "At ${practice} something happened that concerns you. For your privacy it does not stand in "
    "this mail. Sign in to read it:\n\n${link}"
)


def tell(kring: Any, people: Iterable[str | None], route: str) -> None:
    """Queue a mail to each of some people who may sign in.

    :param route: the page on which they read what happened.
    """
    asked = {person for person in people if person}
    query = select(Account).where(Account.person_id.in_(asked), Account.active)
    words = {"practice": kring.practice.name, "link": f"{kring.address}{kring.path(route)}"}
    for account in kring.db.scalars(query.options(joinedload(Account.person))):
        locale = account.person.locale or kring.practice.settings.dutch
        subject, body = (
            kring.host.messages.translate(text, locale, words) for text in (SUBJECT, BODY)
        )
        kring.mail.send(account.login, subject, body)


def administrators(db: Any) -> list[str]:
    """Ids of the people who manage the practice."""
    query = (
        select(Account.person_id)
        .join(AccountRole, AccountRole.account_id == Account.id)
        .where(Account.active, AccountRole.role == Role.ADMINISTRATOR)
    )
    return list(db.scalars(query))
