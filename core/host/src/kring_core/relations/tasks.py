"""What relations and deputies ask of somebody, shown in their own home until it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kring_hooks.host import Task
from sqlalchemy import select

from kring_core.i18n import _
from kring_core.relations.models import Deputy
from kring_core.relations.relations import Relations


def relation_tasks(request: Any) -> Sequence[Task]:
    """A task for each relation that waits for the reader's word, and for each colleague."""
    kring = request.kring
    awaited = Relations(kring.db, kring.now, kring.practice).awaited_by(kring.identity)
    said = _("It opens records; without your word it does not.")
    words = [
        Task(
            f"relation-{row.id}",
            _("Give your word on a relation, or decline it"),
            kring.path("kring.own_relation", relation=row.id),
            said,
        )
        for row in awaited
    ]
    asked = select(Deputy.id).where(
        Deputy.deputy_id == kring.identity.person_id,
        Deputy.agreed_at.is_(None),
        Deputy.closed_at.is_(None),
        Deputy.valid_until >= kring.today,
    )
    colleagues = [
        Task(
            f"deputy-{deputy_id}",
            _("Say whether you will stand in for a colleague"),
            kring.path("kring.deputy", deputy=deputy_id),
        )
        for deputy_id in kring.db.scalars(asked)
    ]
    return words + colleagues
